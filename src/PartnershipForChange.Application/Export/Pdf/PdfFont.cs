using System.Globalization;
using System.Text;

namespace PartnershipForChange.Application.Export.Pdf;

/// <summary>
/// A font of documents, and the glyphs a sheet uses of it. DejaVu Sans, which has every letter of the programme's
/// languages, lies in the folder <c>fonts</c> beside the portal; the build copies it there.
/// </summary>
internal sealed class PdfFont(string name, TrueTypeFont font)
{
    private static readonly Lazy<TrueTypeFont> Plain = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<TrueTypeFont> Heavy = new(() => Load("DejaVuSans-Bold.ttf"));

    private readonly SortedDictionary<int, Rune> _used = [];

    /// <summary>Name in the sheet's resources.</summary>
    public string Name => name;

    public static PdfFont Regular() => new("F1", Plain.Value);

    public static PdfFont Bold() => new("F2", Heavy.Value);

    /// <summary>Width of a line in points.</summary>
    public double Width(string line, double size) => line.EnumerateRunes().Sum(r => font.AdvanceOf(font.GlyphOf(r))) * size / font.UnitsPerEm;

    /// <summary>The line as hexadecimal glyph numbers; from now on the sheet holds these glyphs.</summary>
    public string Encode(string line)
    {
        var codes = new StringBuilder();
        foreach (var letter in line.EnumerateRunes())
        {
            var glyph = font.GlyphOf(letter);
            _used.TryAdd(glyph, letter);
            codes.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return codes.ToString();
    }

    /// <summary>Adds the font to a file (ISO 32000-1, 9.7: a composite font whose codes are glyph numbers).</summary>
    /// <returns>The number of its object.</returns>
    public int AddTo(PdfFile file)
    {
        var subset = font.With(_used.Keys);
        var program = file.AddStream(subset, $"/Length1 {subset.Length}");
        var box = string.Join(' ', font.Box.Select(Thousandths));
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/PFCAAA+{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Thousandths(font.Ascent)}" +
            $"/Descent {Thousandths(font.Descent)}/CapHeight {Thousandths(font.Ascent)}/StemV 80/FontFile2 {program} 0 R>>");
        var widths = string.Concat(_used.Keys.Select(g => $"{g}[{Thousandths(font.AdvanceOf(g))}]"));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/PFCAAA+{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/W[{widths}]>>");
        var letters = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()), string.Empty);
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/PFCAAA+{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {letters} 0 R>>");
    }

    /// <summary>Tells readers which letters the glyphs stand for, so that text can be copied, searched and read aloud.</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, letter) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static TrueTypeFont Load(string file) => new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", file)));

    private string Thousandths(int units) => (units * 1000 / font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);
}

using System.Buffers.Binary;
using System.Text;

namespace PartnershipForChange.Application.Export.Pdf;

/// <summary>
/// As much of a TrueType font (ISO/IEC 14496-22) as a document needs: which glyph a letter has, how wide it is, and the font
/// cut down to the glyphs in use.
/// </summary>
public sealed class TrueTypeFont
{
    private const int WindowsUnicode = (3 << 16) | 1;

    /// <summary>What a PDF reader needs of a font whose letters the document names by glyph (ISO 32000-1, 9.9).</summary>
    private static readonly string[] Embedded = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _advances;

    /// <exception cref="InvalidDataException">When it is no TrueType font with a Unicode table.</exception>
    public TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = (I32(entry + 8), I32(entry + 12));
        }

        if (!Embedded.All(_tables.ContainsKey) || !_tables.ContainsKey("cmap"))
        {
            throw new InvalidDataException("The font lacks a table that documents need.");
        }

        UnitsPerEm = U16(At("head") + 18);
        Box = [I16(At("head") + 36), I16(At("head") + 38), I16(At("head") + 40), I16(At("head") + 42)];
        (Ascent, Descent) = (I16(At("hhea") + 4), I16(At("hhea") + 6));
        _advances = U16(At("hhea") + 34);
        GlyphCount = U16(At("maxp") + 4);
        ReadLetters();
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Left, bottom, right and top of all glyphs together, in font units.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    /// <summary>The glyph of a letter; 0, an empty box, where the font has none.</summary>
    public int GlyphOf(Rune letter) => _glyphs.GetValueOrDefault(letter.Value);

    /// <summary>How far a glyph moves the pen, in font units.</summary>
    public int AdvanceOf(int glyph) => U16(At("hmtx") + (4 * Math.Min(glyph, _advances - 1)));

    /// <summary>The font file with these glyphs, and those they are composed of; all others are empty, so that numbers stay.</summary>
    public byte[] With(IEnumerable<int> glyphs)
    {
        var kept = new SortedSet<int> { 0 };
        foreach (var glyph in glyphs)
        {
            Keep(glyph, kept);
        }

        using var outlines = new MemoryStream();
        var places = new byte[4 * (GlyphCount + 1)];
        for (var glyph = 0; glyph < GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), (int)outlines.Length);
            if (kept.Contains(glyph))
            {
                var (from, to) = Outline(glyph);
                outlines.Write(_file, from, to - from);
                outlines.Write(new byte[(4 - ((to - from) % 4)) % 4]);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * GlyphCount), (int)outlines.Length);
        return Assembled(outlines.ToArray(), places);
    }

    private byte[] Assembled(byte[] outlines, byte[] places)
    {
        var head = Table("head");
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);

        // Places are written as 32-bit numbers, whatever the font had.
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var tables = Embedded.Select(name => (Name: name, Data: name switch { "glyf" => outlines, "loca" => places, "head" => head, _ => Table(name) })).ToList();
        var file = new byte[12 + (16 * tables.Count) + tables.Sum(t => Padded(t.Data.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(4), (short)tables.Count);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(6), (short)(16 << power));
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(8), (short)power);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(10), (short)((16 * tables.Count) - (16 << power)));
        var (entry, at, headAt) = (12, 12 + (16 * tables.Count), 0);
        foreach (var (name, data) in tables)
        {
            data.CopyTo(file, at);
            headAt = name == "head" ? at : headAt;
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, Padded(data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), data.Length);
            (entry, at) = (entry + 16, at + Padded(data.Length));
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    /// <summary>Letters to glyphs by the table for Windows and Unicode, in format 4: the Basic Multilingual Plane.</summary>
    private void ReadLetters()
    {
        var map = At("cmap");
        var tables = Enumerable.Range(0, U16(map + 2)).Select(i => map + 4 + (8 * i));
        var table = tables.Where(t => I32(t) == WindowsUnicode).Select(t => map + I32(t + 4)).FirstOrDefault(t => U16(t) == 4);
        if (table == 0)
        {
            throw new InvalidDataException("The font has no Unicode table.");
        }

        var segments = U16(table + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var (ends, starts) = (table + 14 + (2 * i), table + 16 + (2 * (segments + i)));
            var (delta, offset) = (U16(starts + (2 * segments)), U16(starts + (4 * segments)));
            for (var letter = U16(starts); letter <= U16(ends) && letter != 0xFFFF; letter++)
            {
                var glyph = offset == 0 ? letter : U16(starts + (4 * segments) + offset + (2 * (letter - U16(starts))));
                _glyphs[letter] = offset != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
            }
        }
    }

    private void Keep(int glyph, SortedSet<int> kept)
    {
        var (at, to) = Outline(glyph);
        if (!kept.Add(glyph) || to == at || I16(at) >= 0)
        {
            return;
        }

        at += 10;
        int flags;
        do
        {
            flags = U16(at);
            Keep(U16(at + 2), kept);
            at += 4 + ((flags & 0x01) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & 0x20) != 0);
    }

    private (int From, int To) Outline(int glyph)
    {
        var (loca, glyf) = (At("loca"), At("glyf"));
        return I16(At("head") + 50) == 0
            ? (glyf + (2 * U16(loca + (2 * glyph))), glyf + (2 * U16(loca + (2 * glyph) + 2)))
            : (glyf + I32(loca + (4 * glyph)), glyf + I32(loca + (4 * glyph) + 4));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[i..]));
        }

        return sum;
    }

    private byte[] Table(string name) => _file.AsSpan(At(name), _tables[name].Length).ToArray();

    private int At(string name) => _tables[name].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}

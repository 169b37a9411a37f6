using System.Globalization;
using System.Text;

namespace PartnershipForChange.Application.Export.Pdf;

/// <summary>
/// A document of one page, drawn from the top left corner in points (1/72 inch). Text is embedded with its fonts and can be
/// searched, copied and read aloud.
/// </summary>
/// <param name="width">Of the page.</param>
/// <param name="height">Of the page.</param>
public sealed class PdfSheet(double width, double height)
{
    /// <summary>How far the control points of a quarter of a circle lie from its ends, as part of the radius.</summary>
    private const double Quarter = 0.5522847498;

    private readonly StringBuilder _content = new();
    private readonly PdfFont _regular = PdfFont.Regular();
    private readonly PdfFont _bold = PdfFont.Bold();

    public double Width => width;

    public double Height => height;

    public double WidthOf(string line, double size, bool bold) => Font(bold).Width(line, size);

    /// <summary>The text in lines of at most this width; a word that is longer has a line of its own.</summary>
    public IReadOnlyList<string> Lines(string text, double size, bool bold, double most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && WidthOf($"{lines[^1]} {word}", size, bold) <= most)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <param name="y">Of the line the letters stand on.</param>
    public void Text(string line, double x, double y, double size, PdfColour colour, bool bold = false) => Draw(
        $"BT {Fill(colour)} /{Font(bold).Name} {N(size)} Tf 1 0 0 1 {N(x)} {N(height - y)} Tm <{Font(bold).Encode(line)}> Tj ET");

    public void Rectangle(double x, double y, double w, double h, PdfColour colour) =>
        Draw($"{Fill(colour)} {N(x)} {N(height - y - h)} {N(w)} {N(h)} re f");

    public void Circle(double x, double y, double radius, PdfColour colour) => Draw($"{Fill(colour)} {RoundPath(x, y, radius)} f");

    /// <summary>The part of a circle inside a rectangle.</summary>
    public void CircleWithin((double X, double Y, double W, double H) box, double x, double y, double radius, PdfColour colour) => Draw(
        $"q {N(box.X)} {N(height - box.Y - box.H)} {N(box.W)} {N(box.H)} re W n {Fill(colour)} {RoundPath(x, y, radius)} f Q");

    /// <param name="language">For example <c>sl-SI</c>: what screen readers read it in.</param>
    /// <returns>The file.</returns>
    public byte[] ToFile(string title, string author, string language)
    {
        var file = new PdfFile();
        var (catalog, pages, page) = (file.Reserve(), file.Reserve(), file.Reserve());
        var (regular, bold) = (_regular.AddTo(file), _bold.AddTo(file));
        var content = file.AddStream(Encoding.ASCII.GetBytes(_content.ToString()), string.Empty);
        file.Set(catalog, $"<</Type/Catalog/Pages {pages} 0 R/Lang({language})/ViewerPreferences<</DisplayDocTitle true>>>>");
        file.Set(pages, $"<</Type/Pages/Kids[{page} 0 R]/Count 1>>");
        file.Set(
            page,
            $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {N(width)} {N(height)}]/Contents {content} 0 R" +
            $"/Resources<</Font<</{_regular.Name} {regular} 0 R/{_bold.Name} {bold} 0 R>>>>>>");
        return file.ToArray(catalog, file.Add($"<</Title {PdfFile.Text(title)}/Author {PdfFile.Text(author)}>>"));
    }

    private string RoundPath(double x, double y, double radius)
    {
        var (cy, k) = (height - y, radius * Quarter);
        return $"{N(x + radius)} {N(cy)} m "
            + $"{N(x + radius)} {N(cy + k)} {N(x + k)} {N(cy + radius)} {N(x)} {N(cy + radius)} c "
            + $"{N(x - k)} {N(cy + radius)} {N(x - radius)} {N(cy + k)} {N(x - radius)} {N(cy)} c "
            + $"{N(x - radius)} {N(cy - k)} {N(x - k)} {N(cy - radius)} {N(x)} {N(cy - radius)} c "
            + $"{N(x + k)} {N(cy - radius)} {N(x + radius)} {N(cy - k)} {N(x + radius)} {N(cy)} c h";
    }

    private PdfFont Font(bool bold) => bold ? _bold : _regular;

    private void Draw(string command) => _content.Append(command).Append('\n');

    private static string Fill(PdfColour colour) => $"{N(colour.Red / 255.0)} {N(colour.Green / 255.0)} {N(colour.Blue / 255.0)} rg";

    private static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Red, green and blue, 0 to 255 each.</summary>
public readonly record struct PdfColour(byte Red, byte Green, byte Blue);

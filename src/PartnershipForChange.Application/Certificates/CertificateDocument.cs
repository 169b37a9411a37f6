using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Export.Pdf;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Documents;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Draws a certificate as a PDF of one page, A4 across, with the code and a QR code that lead to its check.</summary>
public sealed class CertificateDocument(IOptions<PortalOptions> portal)
{
    private const double Margin = 56;
    private const double PageWidth = 841.89;
    private const double PageHeight = 595.28;

    private static readonly PdfColour Public = new(0x1B, 0x5F, 0xAA);
    private static readonly PdfColour Business = new(0xD1, 0x53, 0x1F);
    private static readonly PdfColour Together = new(0x74, 0x35, 0x8F);
    private static readonly PdfColour Ink = new(0x1B, 0x26, 0x31);
    private static readonly PdfColour Quiet = new(0x55, 0x60, 0x6B);

    /// <summary>The page on which anybody can check the certificate.</summary>
    public string AddressOf(Certificate certificate) => $"{portal.Value.BaseUrl.TrimEnd('/')}/verify/{CertificateCode.Shown(certificate.Code)}";

    /// <returns>The file.</returns>
    public byte[] Of(Certificate certificate, LocalisedText round, Language language)
    {
        var text = Text.In(language);
        var sheet = new PdfSheet(PageWidth, PageHeight);
        Mark(sheet);
        Words(sheet, certificate, round, text);
        Check(sheet, certificate, text);
        return sheet.ToFile(
            $"{text["Certificates.Document.Title"]}: {certificate.HolderName}", text["Shared.ProgrammeName"], language.Culture().Name);
    }

    /// <summary>The programme's sign: a square and a circle, and what they make together.</summary>
    private static void Mark(PdfSheet sheet)
    {
        const double size = 74, shared = 26, radius = size / 2;
        var square = (X: sheet.Width - Margin - (2 * size) + shared, Y: Margin, W: size, H: size);
        var centre = (X: square.X + size - shared + radius, Y: Margin + radius);
        sheet.Rectangle(square.X, square.Y, size, size, Public);
        sheet.Circle(centre.X, centre.Y, radius, Business);
        sheet.CircleWithin(square, centre.X, centre.Y, radius, Together);
        sheet.Rectangle(0, sheet.Height - 10, sheet.Width, 10, Together);
    }

    private static void Words(PdfSheet sheet, Certificate certificate, LocalisedText round, Text text)
    {
        var width = sheet.Width - (2 * Margin);
        sheet.Text(text["Shared.ProgrammeName"], Margin, Margin + 14, 13, Quiet);
        sheet.Text(text["Certificates.Document.Title"], Margin, Margin + 62, 40, Ink, bold: true);
        sheet.Text(text["Certificates.Document.Given"], Margin, 190, 14, Quiet);
        var name = 34.0;
        while (name > 12 && sheet.WidthOf(certificate.HolderName, name, bold: true) > width)
        {
            name--;
        }

        sheet.Text(certificate.HolderName, Margin, 234, name, Ink, bold: true);
        sheet.Text(text[$"Certificates.Document.{certificate.Kind}"], Margin, 276, 14, Quiet);
        var (size, about) = (20.0, text.Of(certificate.About));
        while (size > 10 && sheet.Lines(about, size, bold: true, width).Count > 2)
        {
            size--;
        }

        var y = 310.0;
        foreach (var line in sheet.Lines(about, size, bold: true, width))
        {
            sheet.Text(line, Margin, y, size, Ink, bold: true);
            y += size * 1.35;
        }

        sheet.Text(text["Certificates.Document.When", text.Of(round), text.DaysAndYear(certificate.From, certificate.To)], Margin, y + 12, 14, Ink);
    }

    private void Check(PdfSheet sheet, Certificate certificate, Text text)
    {
        const double size = 110;
        var address = AddressOf(certificate);
        var (top, left) = (sheet.Height - Margin - size, sheet.Width - Margin - size);
        var matrix = QrMatrix.Of(address);
        var module = size / matrix.Size;
        foreach (var (column, row, length) in matrix.Runs())
        {
            sheet.Rectangle(left + (column * module), top + (row * module), length * module, module, new PdfColour(0, 0, 0));
        }

        sheet.Text(text["Certificates.Document.Issued", certificate.IssuedAt.LocalDay()], Margin, top + 60, 11, Quiet);
        sheet.Text(text["Certificates.Document.Check"], Margin, top + 78, 11, Quiet);
        sheet.Text(address, Margin, top + 96, 11, Ink, bold: true);
    }
}

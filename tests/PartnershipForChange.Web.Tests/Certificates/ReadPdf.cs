namespace PartnershipForChange.Web.Tests.Certificates;

/// <summary>What the independent parser (PDF.js, run by node) understood of a document.</summary>
/// <param name="Pages">The strings of each page, as a reader copies them.</param>
internal sealed record ReadPdf(string Title, string? Language, IReadOnlyList<IReadOnlyList<string>> Pages)
{
    /// <exception cref="InvalidOperationException">When the parser refuses the file.</exception>
    public static Task<ReadPdf> Of(byte[] file) => NodeScript.Run<ReadPdf>("Certificates/read-pdf.mjs", file);
}

using System.IO.Compression;

namespace PartnershipForChange.Application.Files;

/// <summary>Documents that teams attach, told apart by content: PDF by its header, Office Open XML by the parts in its archive.</summary>
public static class DocumentKinds
{
    /// <summary>An archive with more parts is no document that a team writes.</summary>
    private const int MostParts = 5000;

    public static FileKind Pdf { get; } = new("pdf", "application/pdf");

    public static FileKind Docx { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public static FileKind Pptx { get; } = new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    public static FileKind Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>What may be attached: these documents, and PNG and JPEG pictures.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Docx, Pptx, Xlsx, FileKinds.Png, FileKinds.Jpeg];

    private static readonly (string Part, FileKind Kind)[] MainParts =
        [("word/document.xml", Docx), ("ppt/presentation.xml", Pptx), ("xl/workbook.xml", Xlsx)];

    /// <summary>Null when the content is none of them, or an Office document with macros.</summary>
    public static FileKind? Of(byte[] content)
    {
        var picture = FileKinds.Of(content);
        return picture is not null && All.Contains(picture) ? picture
            : content.AsSpan().StartsWith("%PDF-"u8) ? Pdf
            : content.AsSpan().StartsWith("PK\x03\x04"u8) ? OfArchive(content)
            : null;
    }

    /// <summary>ECMA-376, part 2: a package says what is in it in <c>[Content_Types].xml</c>. Only the list of parts is read, nothing is unpacked.</summary>
    private static FileKind? OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts)
            {
                return null;
            }

            var parts = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var hasMacros = parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
            return parts.Contains("[Content_Types].xml") && !hasMacros ? MainParts.FirstOrDefault(m => parts.Contains(m.Part)).Kind : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

using System.Text;
using PartnershipForChange.Application.Files;

namespace PartnershipForChange.Web.Tests.Proposals;

public sealed class DocumentKindsTests
{
    [Fact]
    public void Each_kind_is_known_by_its_content() => Assert.Equal(
        ["pdf", "docx", "pptx", "xlsx", "png", "jpg"],
        new[] { Documents.Pdf, Documents.Docx, Documents.Pptx, Documents.Xlsx, Documents.Png, Documents.Jpeg }.Select(content => DocumentKinds.Of(content)?.Extension));

    [Fact]
    public void Anything_else_is_none()
    {
        byte[][] others =
        [
            [], Documents.Page, Documents.WithMacros, Documents.Zip("a.txt"), Documents.Zip("word/document.xml"),
            Encoding.ASCII.GetBytes("PK\x03\x04 not an archive"), "MZ"u8.ToArray(), "GIF89a"u8.ToArray(), Documents.Docx[..40],
        ];
        Assert.All(others, content => Assert.Null(DocumentKinds.Of(content)));
    }
}

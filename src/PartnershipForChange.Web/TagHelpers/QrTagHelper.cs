using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Export;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary><c>&lt;p-qr text="https://…" label="…" /&gt;</c>: a QR code, dark on white in both themes, as cameras need it.</summary>
[HtmlTargetElement("p-qr", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>What a camera reads from it.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>What a screen reader says instead.</summary>
    public string Label { get; set; } = string.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var matrix = QrMatrix.Of(Text);
        var path = new StringBuilder();
        foreach (var (column, row, length) in matrix.Runs())
        {
            path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        }

        output.Become("svg", "qr");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", $"0 0 {matrix.Size} {matrix.Size}");
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.AppendHtml(Markup.Element("path").With("d", path.ToString()));
    }
}

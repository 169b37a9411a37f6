using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-copy value="https://…" label="Your address" rows="3" /&gt;</c>: a text to be taken elsewhere, whole on a phone too.
/// With script a button copies it and says so; without, it is marked and copied as any text.
/// </summary>
[HtmlTargetElement("p-copy", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CopyTagHelper(Text text) : TagHelper
{
    public string Value { get; set; } = string.Empty;

    /// <summary>What the text is, for screen readers.</summary>
    public string Label { get; set; } = string.Empty;

    public int Rows { get; set; } = 1;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ViewContext.NewId("copy");
        output.Become("div", "copy");
        output.Content.AppendHtml(Markup.Element("textarea", "control", Value)
            .With("id", id).With("rows", $"{Rows}").With("readonly", "readonly").With("aria-label", Label));
        output.Content.AppendHtml(Markup.Element("button", ButtonTagHelper.Css(ButtonKind.Quiet) + " small", text["Shared.Copy"], Markup.Hidden($": {Label}"))
            .With("type", "button").With("data-copy", id).With("hidden", "hidden"));
        output.Content.AppendHtml(Markup.Element("span", "small").With("role", "status").With("data-copied", text["Shared.Copied"]));
    }
}

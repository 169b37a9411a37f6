using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary><c>&lt;p-errors /&gt;</c>: what went wrong, at the top of a form, each line a link to its field. Nothing where all is well.</summary>
[HtmlTargetElement("p-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper(Text text) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = Markup.Element("ul");
        foreach (var (name, entry) in ViewContext.ModelState)
        {
            foreach (var error in entry.Errors)
            {
                list.InnerHtml.AppendHtml(Line(name, error));
            }
        }

        if (!list.HasInnerHtml)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-errors", string.Empty);
        output.Content.AppendHtml(Markup.Element("h2", null, text["Shared.ErrorsTitle"])).AppendHtml(list);
    }

    private TagBuilder Line(string name, ModelError error)
    {
        var message = string.IsNullOrEmpty(error.ErrorMessage) ? text["Shared.InvalidValue"] : error.ErrorMessage;
        return name.Length == 0
            ? Markup.Element("li", null, message)
            : Markup.Element("li", null, Markup.Element("a", null, message).With("href", $"#{TagBuilder.CreateSanitizedId(name, "_")}"));
    }
}

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-errors /&gt;</c>: what went wrong, at the top of a form, each line a link to its field and naming it. Nothing
/// where all is well.
/// </summary>
[HtmlTargetElement("p-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper(Text text) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!ViewContext.ModelState.Values.Any(entry => entry.Errors.Count > 0))
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-errors", string.Empty);
        output.Content.AppendHtml(Markup.Element("h2", null, text["Shared.ErrorsTitle"])).AppendHtml(new Lines(text, ViewContext));
    }

    /// <summary>Written when the page is: only then have the fields below said what they are called.</summary>
    private sealed class Lines(Text text, ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var labels = InvalidFields.Of(view.HttpContext);
            var list = Markup.Element("ul");
            var lines =
                from entry in view.ModelState
                from error in entry.Value.Errors
                let at = labels.FindIndex(field => field.Name == entry.Key)
                orderby at < 0, at
                select Line(entry.Key, at < 0 ? null : labels[at].Label, error);
            foreach (var line in lines)
            {
                list.InnerHtml.AppendHtml(line);
            }

            list.WriteTo(writer, encoder);
        }

        private TagBuilder Line(string name, string? label, ModelError error)
        {
            var message = string.IsNullOrEmpty(error.ErrorMessage) ? text["Shared.InvalidValue"] : error.ErrorMessage;
            var named = string.IsNullOrEmpty(label) ? message : label[^1] is '?' or '.' ? $"{label} {message}" : $"{label}: {message}";
            return name.Length == 0
                ? Markup.Element("li", null, named)
                : Markup.Element("li", null, Markup.Element("a", null, named).With("href", $"#{TagBuilder.CreateSanitizedId(name, "_")}"));
        }
    }
}

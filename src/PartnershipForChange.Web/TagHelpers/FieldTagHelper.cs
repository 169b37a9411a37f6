using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// A form field: label, hint, error and control, wired to each other for screen readers.
/// <c>&lt;p-field asp-for="Email" label="@T["Account.Email"]" hint="@T["Account.EmailHint"]" /&gt;</c>
/// </summary>
/// <remarks>
/// The control follows the property's type: text, number, date, time, file, checkbox for <c>bool</c>, a select for an
/// enumeration or where <see cref="Items"/> are given, checkboxes where the property is a list. Attributes the helper
/// does not know (<c>autocomplete</c>, <c>maxlength</c>, <c>min</c>, <c>lang</c>, <c>hx-get</c> ...) go to the control.
/// Without <see cref="Optional"/> a field reads as required, so that only the exceptions are marked.
/// </remarks>
[HtmlTargetElement("p-field", Attributes = "asp-for")]
public sealed class FieldTagHelper(IHtmlGenerator generator, Text text) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = string.Empty;

    public string? Hint { get; set; }

    /// <summary>Overrides the input's type: <c>email</c>, <c>tel</c>, <c>password</c>, <c>search</c>, <c>datetime-local</c> ...</summary>
    public string? Type { get; set; }

    /// <summary>Marks the field "(optional)".</summary>
    public bool Optional { get; set; }

    /// <summary>More than 0 makes a text area of so many rows.</summary>
    public int Rows { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    [HtmlAttributeName("as")]
    public ChoiceStyle Style { get; set; }

    /// <summary>Text of a select's empty first option; empty for none.</summary>
    public string? Prompt { get; set; }

    /// <summary><c>short</c>, <c>medium</c> or <c>full</c>: as wide as what people write into it.</summary>
    public string? Width { get; set; }

    /// <summary>A unit behind the control, for example <c>%</c>.</summary>
    public string? Suffix { get; set; }

    /// <summary>Makes the label the page's question, in display type.</summary>
    public bool Big { get; set; }

    /// <summary>Filters a long list of checkboxes while one types.</summary>
    public bool Filter { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ClientValidationEnabled = false;
        var extra = await output.Inside();
        var attributes = output.Take(name => name is not ("class" or "id"));
        var field = new FieldControl(generator, text, ViewContext, For)
        {
            Attributes = attributes,
            Type = Type,
            Rows = Rows,
            Items = Items,
            Style = Style,
            Prompt = Prompt,
            Width = Width,
            Suffix = Suffix,
            Filter = Filter,
        };
        var error = ViewContext.FaultOf(field.FullName, Label, text);
        var describedBy = string.Join(' ', new[] { Hint is null ? null : $"{field.Id}-hint", error is null ? null : $"{field.Id}-error" }.OfType<string>());
        field.DescribedBy = describedBy.Length > 0 ? describedBy : null;
        field.IsInvalid = error is not null;

        var shape = field.Shape;
        output.Become(shape == FieldShape.Group ? "fieldset" : "div", error is null ? "field" : "field invalid");
        if (shape == FieldShape.Group && field.DescribedBy is not null)
        {
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        }

        if (shape != FieldShape.Tick)
        {
            output.Content.AppendHtml(LabelFor(field, shape));
            output.Content.Add(HintOf(field));
        }

        output.Content.Add(error is null ? null : ErrorLine(field, error));
        output.Content.AppendHtml(shape == FieldShape.Tick ? field.Tick(Label, Hint) : field.Build());
        output.Content.Add(extra);
    }

    private TagBuilder LabelFor(FieldControl field, FieldShape shape)
    {
        var optional = Optional ? Markup.Element("span", "optional", $" {text["Shared.Optional"]}") : null;
        var css = Big ? "big" : null;
        return shape == FieldShape.Group
            ? Markup.Element("legend", css, Label, optional)
            : Markup.Element("label", css, Label, optional).With("for", field.Id);
    }

    private TagBuilder? HintOf(FieldControl field) =>
        Hint is null ? null : Markup.Element("p", "hint", Hint).With("id", $"{field.Id}-hint");

    private TagBuilder ErrorLine(FieldControl field, string error) =>
        Markup.Element("p", "error", Markup.Element("span", null, Markup.Hidden($"{text["Shared.ErrorPrefix"]} "), error)).With("id", $"{field.Id}-error");
}

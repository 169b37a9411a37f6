using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>How much a button stands out. One <see cref="Primary"/> a page.</summary>
public enum ButtonKind
{
    Primary,
    Quiet,

    /// <summary>For what cannot be taken back.</summary>
    Danger,
    QuietDanger,
}

/// <summary>
/// <c>&lt;p-button kind="Quiet" href="/rounds"&gt;…&lt;/p-button&gt;</c>: a link with <see cref="Href"/>, otherwise a button that
/// sends its form. Other attributes (<c>name</c>, <c>value</c>, <c>form</c>, <c>formaction</c> ...) stay on it.
/// </summary>
[HtmlTargetElement("p-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    public string? Href { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become(Href is null ? "button" : "a", Css(Kind) + (Small ? " small" : string.Empty));
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }
        else if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }
    }

    internal static string Css(ButtonKind kind) => kind switch
    {
        ButtonKind.Quiet => "button quiet",
        ButtonKind.Danger => "button danger",
        ButtonKind.QuietDanger => "button quiet danger",
        _ => "button",
    };
}

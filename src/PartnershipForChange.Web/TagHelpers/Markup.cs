using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>Builds elements in the tag helpers: text is encoded, HTML is not, null is left out.</summary>
public static class Markup
{
    private static readonly object IdCount = new();
    private static readonly object Ids = new();

    /// <summary>An element with a class and children, each a <see cref="string"/>, <see cref="IHtmlContent"/> or null.</summary>
    public static TagBuilder Element(string name, string? css = null, params object?[] children)
    {
        var element = new TagBuilder(name);
        if (css is not null)
        {
            element.AddCssClass(css);
        }

        foreach (var child in children)
        {
            element.InnerHtml.Add(child);
        }

        return element;
    }

    /// <summary>The element with an attribute more; a null value leaves it as it is.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    public static TagBuilder Empty(this TagBuilder element)
    {
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    public static void Add(this IHtmlContentBuilder content, object? child)
    {
        switch (child)
        {
            case null:
                break;
            case IHtmlContent html:
                content.AppendHtml(html);
                break;
            default:
                content.Append(child.ToString()!);
                break;
        }
    }

    /// <summary>Razor hands a null in an attribute over as an empty text; both mean that it was not given.</summary>
    public static string? OrNull(this string? attribute) => string.IsNullOrEmpty(attribute) ? null : attribute;

    public static TagBuilder HiddenInput(string name, string? value) =>
        Element("input").With("type", "hidden").With("name", name).With("value", value).Empty();

    public static TagBuilder Hidden(string text) => Element("span", "visually-hidden", text);

    /// <summary>Turns the helper's element into <paramref name="name"/> with these classes, beside those the view gave.</summary>
    public static void Become(this TagHelperOutput output, string name, string css)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(given) ? css : $"{css} {given}");
    }

    /// <summary>Attributes the view wrote that no property took, as plain text, for the control they belong to.</summary>
    public static Dictionary<string, object?> Take(this TagHelperOutput output, Func<string, bool> wanted)
    {
        var taken = output.Attributes.Where(attribute => wanted(attribute.Name)).ToList();
        foreach (var attribute in taken)
        {
            output.Attributes.Remove(attribute);
        }

        return taken.ToDictionary(
            attribute => attribute.Name,
            attribute => attribute.ValueStyle == HtmlAttributeValueStyle.Minimized
                ? attribute.Name
                : (object?)(attribute.Value is HtmlString written ? WebUtility.HtmlDecode(written.Value) : attribute.Value?.ToString()));
    }

    /// <summary>An id that no other element of the page has, in a loop too: a helper's own <c>UniqueId</c> is the same each time round.</summary>
    public static string NewId(this ViewContext view, string prefix)
    {
        var number = view.HttpContext.Items[IdCount] is int last ? last + 1 : 1;
        view.HttpContext.Items[IdCount] = number;
        return $"{prefix}-{number}";
    }

    /// <summary><paramref name="id"/>, or where the page has it already, the next that it does not.</summary>
    public static string OnlyId(this ViewContext view, string id)
    {
        var taken = (HashSet<string>)(view.HttpContext.Items[Ids] ??= new HashSet<string>());
        for (var number = 1; ; number++)
        {
            var one = number == 1 ? id : $"{id}-{number}";
            if (taken.Add(one))
            {
                return one;
            }
        }
    }

    /// <summary>The children a view wrote inside the element, or null where there is only white space.</summary>
    public static async Task<IHtmlContent?> Inside(this TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : content;
    }

    /// <summary><c>public</c> or <c>business</c>: the class that colours and shapes a side.</summary>
    public static string Css(this Sector side) => side == Sector.Public ? "public" : "business";
}

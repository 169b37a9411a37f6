using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-table caption="…" stacked="true"&gt;thead, tbody&lt;/p-table&gt;</c>: a table that scrolls inside its own focusable region
/// where it is too wide; with <see cref="Stacked"/> a row becomes a card on a phone, its cells named by <c>data-label</c>.
/// </summary>
[HtmlTargetElement("p-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = string.Empty;

    /// <summary>Keeps the caption for screen readers, where a heading stands above the table anyway.</summary>
    public bool CaptionHidden { get; set; } = true;

    public bool Stacked { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("div", "table-region");

        // A group, not a region: a table is often all there is in a card of the same name, and two landmarks of one name help nobody.
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content.AppendHtml(Markup.Element(
            "table", Stacked ? "stacked" : null, Markup.Element("caption", CaptionHidden ? "visually-hidden" : null, Caption), inside));
    }
}

/// <summary><c>&lt;p-sort by="name"&gt;…&lt;/p-sort&gt;</c>: a column's head that sorts; the order stays in the address as <c>sort=name</c> or <c>sort=-name</c>.</summary>
[HtmlTargetElement("p-sort")]
public sealed class SortTagHelper : TagHelper
{
    public string By { get; set; } = string.Empty;

    /// <summary>The order of the list when the address names none, for example <c>-created</c>.</summary>
    public string? Default { get; set; }

    public bool Numeric { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        var request = ViewContext.HttpContext.Request;
        var order = request.Query["sort"].ToString() is { Length: > 0 } asked ? asked : Default;
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (Numeric)
        {
            output.Attributes.SetAttribute("class", "n");
        }

        if (order?.TrimStart('-') == By)
        {
            output.Attributes.SetAttribute("aria-sort", order[0] == '-' ? "descending" : "ascending");
        }

        var next = order == By ? $"-{By}" : By;
        output.Content.AppendHtml(Markup.Element("a", null, inside).With("href", request.Changed(("sort", next), ("page", null))));
    }
}

/// <summary><c>&lt;p-pagination page="Model.Page" /&gt;</c>: how many there are, and the other pages; keeps the rest of the address.</summary>
[HtmlTargetElement("p-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper(Text text) : TagHelper
{
    public Page Page { get; set; } = new(1, 25, 0);

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "pagination");
        output.Attributes.SetAttribute("aria-label", text["Shared.Pages"]);
        output.Content.AppendHtml(Markup.Element("p", "number", text["Shared.RowsShown", Page.First, Page.Last, Page.Total]));
        if (Page.Count == 1)
        {
            return;
        }

        var list = Markup.Element("ul");
        foreach (var number in Page.Links())
        {
            list.InnerHtml.AppendHtml(Markup.Element("li", null, number is { } page ? Link(page) : Markup.Element("span", "gap", "…")));
        }

        output.Content.AppendHtml(list);
    }

    private TagBuilder Link(int page) =>
        Markup.Element("a", null, Markup.Hidden($"{text["Shared.Page"]} "), text.Number(page))
            .With("href", ViewContext.HttpContext.Request.Changed(("page", page == 1 ? null : $"{page}")))
            .With("aria-current", page == Page.Number ? "page" : null);
}

/// <summary>
/// <c>&lt;p-filter&gt;fields&lt;/p-filter&gt;</c>: filters above a list, as a form whose answers stay in the address.
/// Keeps the order, columns and rows of the list and offers to clear what is set.
/// </summary>
[HtmlTargetElement("p-filter")]
public sealed class FilterTagHelper(Text text) : TagHelper
{
    private static readonly string[] Kept = ["sort", ListChoice.Columns, ListChoice.Rows];

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        var request = ViewContext.HttpContext.Request;
        output.Become("form", "filter");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Content.Add(inside);
        foreach (var (name, value) in request.Kept().Where(pair => Kept.Contains(pair.Key)))
        {
            output.Content.AppendHtml(Markup.HiddenInput(name, value));
        }

        var clear = request.Query.Keys.Except([.. Kept, "page"]).Any()
            ? Markup.Element("a", null, text["Shared.ClearFilter"]).With("href", request.PathBase + request.Path)
            : null;
        output.Content.AppendHtml(Markup.Element(
            "div", "actions", Markup.Element("button", "button quiet small", text["Shared.Filter"]).With("type", "submit"), clear));
    }
}

internal static class AddressExtensions
{
    /// <summary>This page's address with some of its query changed; null takes a parameter out.</summary>
    public static string Changed(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var query = request.Kept([.. changes.Select(change => change.Name)])
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value)));
        return request.PathBase + request.Path + QueryString.Create(query);
    }

    /// <summary>The query but for these parameters.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Kept(this HttpRequest request, params string[] without) => request.Query
        .Where(pair => !without.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
        .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared.Lists;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-list of="Model.List" caption="…" choose="chosen"&gt;@foreach … &lt;tr&gt;…&lt;/tr&gt;&lt;/p-list&gt;</c>: a list with everything
/// around its rows: choice of columns and of rows a page, the list as a file, heads that sort, pages. Its rows are made
/// of <c>p-pick</c> and <c>p-cell</c>.
/// </summary>
[HtmlTargetElement("p-list")]
public sealed class ListTagHelper(Text text) : TagHelper
{
    [HtmlAttributeName("of")]
    public ListView List { get; set; } = null!;

    public string Caption { get; set; } = string.Empty;

    /// <summary>Id of the form that rows are ticked for; null where rows cannot be ticked.</summary>
    public string? Choose { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private HttpRequest Request => ViewContext.HttpContext.Request;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.HttpContext.Items[typeof(ListTagHelper)] = this;
        var rows = await output.Inside();
        output.Become("div", "list");
        output.Content.AppendHtml(Markup.Element("div", "list-bar", ViewMenu(), Files()));
        output.Content.AppendHtml(Markup.Element(
            "div",
            "table-region",
            Markup.Element("table", "stacked", Markup.Element("caption", "visually-hidden", Caption), Head(), Markup.Element("tbody", null, rows)))
            .With("role", "group").With("aria-label", Caption).With("tabindex", "0"));
    }

    internal static ListTagHelper Around(ViewContext view) =>
        view.HttpContext.Items[typeof(ListTagHelper)] as ListTagHelper ?? throw new InvalidOperationException("A row of a list stands inside p-list.");

    private TagBuilder Head()
    {
        var row = Markup.Element("tr");
        // A condition in the view that gives null arrives here as an empty text.
        if (!string.IsNullOrEmpty(Choose))
        {
            row.InnerHtml.AppendHtml(Markup.Element("th", "pick", PickTagHelper.Box("all", text["Lists.ChooseAll"]).With("data-check-all", string.Empty)).With("scope", "col"));
        }

        foreach (var column in List.Columns.Where(c => List.Shows(c.Key)))
        {
            row.InnerHtml.AppendHtml(HeadOf(column));
        }

        return Markup.Element("thead", null, row);
    }

    private TagBuilder HeadOf(ListColumn column)
    {
        var head = Markup.Element("th", column.IsNumeric ? "n" : null).With("scope", "col");
        if (column.Sort is null)
        {
            head.InnerHtml.Append(text[column.Heading]);
            return head;
        }

        var order = Request.Query["sort"].ToString() is { Length: > 0 } asked ? asked : List.UsualSort;
        var next = order == column.Sort ? $"-{column.Sort}" : column.Sort;
        head.InnerHtml.AppendHtml(Markup.Element("a", null, text[column.Heading]).With("href", Request.Changed(("sort", next), ("page", null))));
        return head.With("aria-sort", order.TrimStart('-') != column.Sort ? null : order[0] == '-' ? "descending" : "ascending");
    }

    /// <summary>A form, so that it works without script; what is chosen ends up in the address.</summary>
    private TagBuilder ViewMenu()
    {
        var form = Markup.Element("form", "menu-list").With("method", "get");
        foreach (var (name, value) in Request.Kept(ListChoice.Columns, ListChoice.Rows, "page"))
        {
            form.InnerHtml.AppendHtml(Markup.HiddenInput(name, value));
        }

        var columns = Markup.Element("fieldset", "field", Markup.Element("legend", null, text["Lists.Columns"]));
        foreach (var column in List.Columns)
        {
            columns.InnerHtml.AppendHtml(column.IsHead ? Markup.HiddenInput(ListChoice.Columns, column.Key) : Tick(column));
        }

        var sizes = Markup.Element("select", "control short").With("name", ListChoice.Rows).With("id", "list-size");
        foreach (var size in ListChoice.Sizes)
        {
            sizes.InnerHtml.AppendHtml(Markup.Element("option", null, size).With("value", $"{size}").With("selected", size == List.Choice.Size ? "selected" : null));
        }

        form.InnerHtml.AppendHtml(columns)
            .AppendHtml(Markup.Element("div", "field", Markup.Element("label", null, text["Lists.Rows"]).With("for", "list-size"), sizes))
            .AppendHtml(Markup.Element("button", "button quiet small", text["Lists.Apply"]).With("type", "submit"));
        return Markup.Element("details", "menu", Markup.Element("summary", null, text["Lists.View"]), form).With("data-menu", string.Empty);
    }

    private TagBuilder Tick(ListColumn column)
    {
        var id = $"list-column-{column.Key}";
        var box = Markup.Element("input").With("type", "checkbox").With("name", ListChoice.Columns).With("value", column.Key).With("id", id)
            .With("checked", List.Shows(column.Key) ? "checked" : null).Empty();
        return Markup.Element("div", "choice", box, Markup.Element("label", null, text[column.Heading]).With("for", id));
    }

    private TagBuilder Files()
    {
        var files = Markup.Element("span", "files", text["Lists.Export"], " ");
        foreach (var format in new[] { ListFormat.Csv, ListFormat.Xlsx })
        {
            var href = Request.Changed([
                (ListFormat.Query, format), ("page", null), (ListChoice.Columns, null),
                .. List.Columns.Where(c => List.Shows(c.Key)).Select(c => (ListChoice.Columns, (string?)c.Key))]);
            files.InnerHtml.AppendHtml(Markup.Element("a", null, format.ToUpperInvariant()).With("href", href).With("download", string.Empty));
        }

        return files;
    }
}

/// <summary><c>&lt;p-cell of="city"&gt;…&lt;/p-cell&gt;</c>: a cell of a row in <c>p-list</c>; drawn only where its column is shown.</summary>
[HtmlTargetElement("p-cell", Attributes = "of")]
public sealed class CellTagHelper(Text text) : TagHelper
{
    public string Of { get; set; } = string.Empty;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = ListTagHelper.Around(ViewContext).List;
        var column = list[Of];
        if (!list.Shows(Of))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = column.IsHead ? "th" : "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (column.IsHead)
        {
            output.Attributes.SetAttribute("scope", "row");
            return;
        }

        output.Attributes.SetAttribute("data-label", text[column.Heading]);
        if (column.IsNumeric)
        {
            output.Attributes.SetAttribute("class", $"n {output.Attributes["class"]?.Value}".TrimEnd());
        }
    }
}

/// <summary>
/// <c>&lt;p-bulk id="chosen" action="…"&gt;buttons&lt;/p-bulk&gt;</c>: the acts on the rows that are ticked. The form carries the list's
/// address, so that its reader comes back to what they saw (<c>PortalController.BackToList</c>).
/// </summary>
[HtmlTargetElement("p-bulk", Attributes = "id")]
public sealed class BulkTagHelper(IHtmlGenerator generator, IHtmlHelper html) : TagHelper
{
    /// <summary>Where the form is posted.</summary>
    public string Action { get; set; } = string.Empty;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (html as IViewContextAware)?.Contextualize(ViewContext);
        var inside = await output.Inside();
        output.Become("form", "bulk");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Action);
        output.Content.Add(generator.GenerateAntiforgery(ViewContext));
        output.Content.AppendHtml(await html.PartialAsync("_ListState"));
        output.Content.Add(inside);
    }
}

/// <summary><c>&lt;p-pick value="@row.Id" label="@row.Name" /&gt;</c>: the cell that ticks a row for the acts on many.</summary>
[HtmlTargetElement("p-pick", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PickTagHelper(Text text) : TagHelper
{
    public string Value { get; set; } = string.Empty;

    /// <summary>What the row is about.</summary>
    public string Label { get; set; } = string.Empty;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pick");
        output.Content.AppendHtml(Box(Value, text["Lists.ChooseOne", Label], ListTagHelper.Around(ViewContext).Choose, IsChosen()));
    }

    /// <summary>The box stands outside the form it belongs to, so that a row may hold forms of its own.</summary>
    internal static TagBuilder Box(string value, string label, string? form = null, bool isChecked = false) => Markup.Element(
        "span",
        "choice bare",
        Markup.Element("input").With("type", "checkbox").With("name", form is null ? null : "Chosen").With("value", value)
            .With("form", form).With("aria-label", label).With("checked", isChecked ? "checked" : null).Empty());

    /// <summary>Whoever is asked about an act finds ticked what it is about.</summary>
    private bool IsChosen() => Guid.TryParse(Value, out var id) && ChosenRows.Unpack(ViewContext.HttpContext.Request.Query[ChosenRows.Query]).Contains(id);
}

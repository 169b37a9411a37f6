using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-dialog id="…" title="…"&gt;…&lt;/p-dialog&gt;</c>, opened by <c>&lt;button type="button" data-dialog="id"&gt;</c>. What it
/// holds must also be reachable without script, so give the same content a page of its own and let that button be a link to it.
/// </summary>
[HtmlTargetElement("p-dialog", Attributes = "id")]
public sealed class DialogTagHelper(Text text) : TagHelper
{
    public string Id { get; set; } = string.Empty;

    public string Title { get; set; } = string.Empty;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("dialog", "dialog");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-title");
        output.Content.AppendHtml(Markup.Element(
            "div",
            "card-head",
            Markup.Element("h2", null, Title).With("id", $"{Id}-title"),
            Markup.Element("button", "close", "×").With("type", "button").With("data-close", string.Empty).With("aria-label", text["Shared.Close"])));
        output.Content.Add(inside);
    }
}

/// <summary>
/// <c>&lt;p-ranked asp-for="Wishes" items="Model.Wishes" /&gt;</c>: a list in order of preference. Each line posts its value in
/// order; its buttons post <c>move</c> (<see cref="Ranking"/>) or, with script, move the line at once; the line can also be dragged.
/// </summary>
[HtmlTargetElement("p-ranked", Attributes = "asp-for")]
public sealed class RankedTagHelper(Text text) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public IReadOnlyList<RankedItem> Items { get; set; } = [];

    public string Label { get; set; } = string.Empty;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        PageScripts.Need(ViewContext.HttpContext, PageScripts.Reorder);
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        output.Become("div", "ranked-list");
        var list = Markup.Element("ol", "ranked").With("id", TagBuilder.CreateSanitizedId(name, "_"))
            .With("tabindex", "-1").With("aria-label", Label).With("data-reorder", text["Shared.MovedTo"]);
        for (var at = 0; at < Items.Count; at++)
        {
            list.InnerHtml.AppendHtml(Line(name, Items[at], at));
        }

        output.Content.AppendHtml(list).AppendHtml(Markup.Element("p", "visually-hidden").With("role", "status"));
    }

    private TagBuilder Line(string name, RankedItem item, int at)
    {
        var shape = item.Side is { } side ? Markup.Element("span", $"shape {side.Css()}") : null;
        return Markup.Element(
            "li",
            null,
            Markup.Element("input").With("type", "hidden").With("name", name).With("value", item.Value).Empty(),
            Markup.Element("span", "what", shape, shape is null ? null : " ", item.Label, item.Note is null ? null : Markup.Element("small", null, item.Note)),
            Markup.Element(
                "span",
                "moves",
                Move("up", "↑", "Shared.MoveUp", item, at, at == 0),
                Move("down", "↓", "Shared.MoveDown", item, at, at == Items.Count - 1),
                Move("remove", "×", "Shared.Remove", item, at, false)));
    }

    private TagBuilder Move(string way, string sign, string key, RankedItem item, int at, bool disabled) =>
        Markup.Element("button", "button quiet small icon", sign).With("type", "submit").With("name", "move").With("value", $"{way}:{at}")
            .With("formnovalidate", "formnovalidate").With("aria-label", text[key, item.Label]).With("disabled", disabled ? "disabled" : null);
}

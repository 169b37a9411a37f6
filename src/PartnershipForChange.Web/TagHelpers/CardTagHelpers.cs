using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-card title="…" link="…" href="…" side="…"&gt;…&lt;/p-card&gt;</c>: a section with a heading. With <see cref="Href"/> and
/// no <see cref="Link"/> the title is the link and the whole card can be pressed.
/// </summary>
[HtmlTargetElement("p-card")]
public sealed class CardTagHelper : TagHelper
{
    public string? Title { get; set; }

    /// <summary>Level of the heading, 2 by default.</summary>
    public int Level { get; set; } = 2;

    public Sector? Side { get; set; }

    /// <summary>Text of a link beside the title.</summary>
    public string? Link { get; set => field = value.OrNull(); }

    public string? Href { get; set => field = value.OrNull(); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become(Title is null ? "div" : "section", Side is { } side ? $"card {side.Css()}" : "card");
        if (Title is not null)
        {
            // Its heading is what one finds a card by. A name on the section would make every card a landmark, often of the same name.
            object name = Href is not null && string.IsNullOrEmpty(Link) ? Markup.Element("a", "whole", Title).With("href", Href) : Title;
            var link = string.IsNullOrEmpty(Link) ? null : Markup.Element("a", "small", Link).With("href", Href ?? "#");
            output.Content.AppendHtml(Markup.Element("div", "card-head", Markup.Element($"h{Level}", null, name), link));
        }

        output.Content.Add(inside);
    }
}

/// <summary><c>&lt;p-next title="…"&gt;…&lt;/p-next&gt;</c>: the one thing to do next. Its button goes into a <c>div.cluster</c> at the end.</summary>
[HtmlTargetElement("p-next")]
public sealed class NextTagHelper : TagHelper
{
    public string Title { get; set; } = string.Empty;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("section", "next");
        var id = ViewContext.NewId("next");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Content.AppendHtml(Markup.Element("h2", null, Title).With("id", id));
        output.Content.Add(inside);
    }
}

/// <summary>
/// <c>&lt;p-stat value="135" label="…" public="78" business="57" /&gt;</c>: one number, what it counts, and how the sides
/// share it. Content, where given, is a note under it. With <see cref="Href"/> the tile leads to its list.
/// </summary>
[HtmlTargetElement("p-stat")]
public sealed class StatTagHelper(Text text) : TagHelper
{
    /// <summary>What is counted; else <see cref="Value"/> says it.</summary>
    public int? Count { get; set; }

    /// <summary>Written as the reader's language writes numbers.</summary>
    public string Value { get; set; } = string.Empty;

    public string Label { get; set; } = string.Empty;

    public int? Public { get; set; }

    public int? Business { get; set; }

    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become(Href is null ? "div" : "a", "card stat");
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }

        output.Content.AppendHtml(Markup.Element("b", null, Count is { } count ? text.Number(count) : Value)).AppendHtml(Markup.Element("span", null, " ", Label));
        if (Public is not null || Business is not null)
        {
            output.Content.AppendHtml(Markup.Element("span", "split", Share(Sector.Public, Public), Share(Sector.Business, Business)));
        }

        output.Content.Add(inside is null ? null : Markup.Element("span", "note", inside));
    }

    private object? Share(Sector side, int? count) => count is null ? null
        : Markup.Element("span", $"tag {side.Css()}", Markup.Hidden($" {text[$"Shared.Side.{side}"]}: "), text.Number(count.Value));
}

/// <summary>
/// <c>&lt;p-empty title="…"&gt;…&lt;/p-empty&gt;</c>: what a page says where there is nothing yet. It teaches: what will be here,
/// and the button that starts it.
/// </summary>
[HtmlTargetElement("p-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    private const string Shapes = """
        <svg class="mark" width="120" height="52" viewBox="0 0 120 52" aria-hidden="true" focusable="false"><rect class="p" x="2" y="4" width="44" height="44" rx="6"></rect><circle class="b" cx="94" cy="26" r="24"></circle></svg>
        """;

    public string Title { get; set; } = string.Empty;

    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("div", "empty");
        output.Content.AppendHtml(Shapes).AppendHtml(Markup.Element($"h{Level}", null, Title));
        output.Content.Add(inside);
    }
}

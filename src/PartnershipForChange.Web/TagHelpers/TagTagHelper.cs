using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

public enum TagKind
{
    Plain,
    Good,
    Warn,
    Bad,

    /// <summary>What the two sides make together: a placement, a mixed team, a solution.</summary>
    Together,
}

/// <summary>
/// A small label. <c>&lt;p-tag side="Sector.Public"&gt;78&lt;/p-tag&gt;</c> shows its side by colour, by shape and to screen
/// readers by name; without content it shows the side's name. <c>&lt;p-tag kind="Good"&gt;…&lt;/p-tag&gt;</c> tells a state.
/// </summary>
[HtmlTargetElement("p-tag")]
public sealed class TagTagHelper(Text text) : TagHelper
{
    public Sector? Side { get; set; }

    public TagKind Kind { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("span", $"tag {Side?.Css() ?? (Kind == TagKind.Plain ? "plain" : Kind.ToString().ToLowerInvariant())}");
        if (Side is { } side)
        {
            var name = text[$"Shared.Side.{side}"];
            output.Content.Add(inside is null ? name : Markup.Hidden($"{name}: "));
        }

        output.Content.Add(inside);
    }
}

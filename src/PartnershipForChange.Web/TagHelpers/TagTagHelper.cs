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

/// <summary><c>&lt;p-shape of="row.Sector" /&gt;</c>: the shape of a side before a name, told to screen readers in words.</summary>
[HtmlTargetElement("p-shape", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ShapeTagHelper(Text text) : TagHelper
{
    /// <summary>Nullable only so that a view writes an expression here, as in <c>p-tag</c>.</summary>
    public Sector? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is not { } side)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("span", $"shape {side.Css()}");
        output.Content.AppendHtml(Markup.Hidden($"{text[$"Shared.Side.{side}"]}: "));
    }
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary><c>&lt;p-chart of="Model.Funnel" /&gt;</c>: draws any <see cref="Chart"/>, with its table under it; content of a stacked chart stands in the table's place.</summary>
[HtmlTargetElement("p-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartTagHelper(IHtmlHelper html) : TagHelper
{
    public Chart Of { get; set; } = null!;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        ((IViewContextAware)html).Contextualize(ViewContext);
        var data = new ViewDataDictionary(ViewContext.ViewData) { ["ChartId"] = ViewContext.NewId("chart"), ["ChartTable"] = inside };
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync($"Charts/_{Of.GetType().Name}", Of, data));
    }
}

/// <summary><c>&lt;p-mix public="3" business="4" /&gt;</c>: the sides of a small group, a shape a person; larger groups show the two numbers.</summary>
[HtmlTargetElement("p-mix", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MixTagHelper(Text text) : TagHelper
{
    private const int MostShapes = 12;

    public int Public { get; set; }

    public int Business { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", "mix");
        var drawShapes = Public + Business <= MostShapes;
        foreach (var (side, count) in new[] { (Sector.Public, Public), (Sector.Business, Business) })
        {
            var name = text[$"Shared.Side.{side}"];
            if (drawShapes)
            {
                output.Content.AppendHtml(Markup.Hidden($"{name}: {count} "));
                output.Content.AppendHtml(Shapes(side, count));
            }
            else
            {
                output.Content.AppendHtml(Markup.Element("span", $"tag {side.Css()}", Markup.Hidden($"{name}: "), text.Number(count)));
            }
        }
    }

    private static HtmlContentBuilder Shapes(Sector side, int count)
    {
        var shapes = new HtmlContentBuilder();
        for (var person = 0; person < count; person++)
        {
            shapes.AppendHtml(Markup.Element("span", $"shape {side.Css()}"));
        }

        return shapes;
    }
}

using Microsoft.AspNetCore.Html;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Text that people wrote in Markdown, as HTML. Raw HTML in it is shown as text; links lead nowhere but http, https and mailto.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    public static IHtmlContent Render(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.IsImage || !IsSafe(link.Url))
            {
                link.IsImage = false;
                link.Url = string.Empty;
            }
        }

        return new HtmlString(document.ToHtml(Pipeline));
    }

    private static bool IsSafe(string? url) =>
        url is not null && (url.StartsWith('#') || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"));
}

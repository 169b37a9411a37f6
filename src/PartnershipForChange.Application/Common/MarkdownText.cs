using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnershipForChange.Application.Common;

/// <summary>
/// Turns Markdown that people wrote into HTML that is safe to show: CommonMark without raw HTML, and links only to the
/// web, to mail and within the portal.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    /// <param name="topHeading">The level that <c>#</c> becomes, since the page has a heading of its own.</param>
    public static string ToHtml(string markdown, int topHeading = 2)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + topHeading - 1);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = IsSafe(link.Url) ? link.Url : string.Empty;
            if (link.IsImage && !link.Url!.StartsWith('/'))
            {
                LinkTo(link);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>A picture from elsewhere would tell its server who reads, and browsers are not allowed to fetch it: it becomes a link.</summary>
    private static void LinkTo(LinkInline picture)
    {
        picture.IsImage = false;
        if (picture.FirstChild is null)
        {
            picture.AppendChild(new LiteralInline(picture.Url!));
        }
    }

    private static bool IsSafe(string? address)
    {
        var text = new string([.. (address ?? string.Empty).Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        return Uri.TryCreate(text, UriKind.Absolute, out var absolute) && !text.StartsWith('/')
            ? Schemes.Contains(absolute.Scheme)
            : !text.Contains(':', StringComparison.Ordinal) && !text.StartsWith("//", StringComparison.Ordinal);
    }
}

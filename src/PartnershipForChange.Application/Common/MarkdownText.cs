using System.Globalization;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnershipForChange.Application.Common;

/// <summary>A picture that a page shows inside a text.</summary>
/// <param name="Path">Where it is served, within the portal.</param>
/// <param name="Alternative">What it shows, for those who do not see it.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PlacedPicture(string Path, string Alternative, int Width, int Height);

/// <summary>
/// Turns Markdown that people wrote into HTML that is safe to show: CommonMark without raw HTML, and links only to the
/// web, to mail and within the portal.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Begins the address of a picture that belongs to the text: <c>![](picture:1)</c>.</summary>
    private const string PictureScheme = "picture:";

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    /// <param name="topHeading">The level that <c>#</c> becomes, since the page has a heading of its own.</param>
    /// <param name="picture">The picture that the text calls so, or null; without it the text has none.</param>
    public static string ToHtml(string markdown, int topHeading = 2, Func<string, PlacedPicture?>? picture = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + topHeading - 1);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (NameOf(link) is { } name)
            {
                Place(link, picture?.Invoke(name));
                continue;
            }

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

    /// <summary>What the text calls its pictures: for each <c>![](picture:1)</c> what follows the colon, in the order of the text.</summary>
    public static IReadOnlyList<string> PicturesIn(string markdown) =>
        [.. Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Select(NameOf).OfType<string>()];

    private static string? NameOf(LinkInline link) =>
        link.IsImage && link.Url?.StartsWith(PictureScheme, StringComparison.OrdinalIgnoreCase) == true ? link.Url[PictureScheme.Length..] : null;

    /// <summary>What the picture shows is said where it is kept, so that it is the same wherever it is placed; one that is not there leaves nothing.</summary>
    private static void Place(LinkInline link, PlacedPicture? picture)
    {
        if (picture is null)
        {
            link.Remove();
            return;
        }

        link.Clear();
        link.AppendChild(new LiteralInline(picture.Alternative));
        link.Url = picture.Path;
        var attributes = link.GetAttributes();
        attributes.AddClass("picture");
        attributes.AddProperty("width", picture.Width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", picture.Height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
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

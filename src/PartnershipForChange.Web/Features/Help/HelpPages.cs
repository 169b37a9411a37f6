using System.Globalization;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Features.Help;

/// <summary>The guides that ship with the portal, one Markdown file a page and language: <c>Help/sl/coordinator.md</c>.</summary>
public static class HelpPages
{
    private const string Otherwise = "en";

    /// <summary>In the order of the list of guides; a page's text keys are <c>Help.Page.{name}</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["coordinator", "contact", "participant", "reporter", "juror", "glossary"];

    /// <summary>The guides of an actor's roles.</summary>
    public static IReadOnlyList<string> Of(Actor actor) => [.. All.Where(page => page switch
    {
        "coordinator" => actor.IsCoordinator,
        "contact" => actor.IsIn(Roles.Ministry) || actor.IsIn(Roles.Company),
        "participant" => actor.IsIn(Roles.Participant),
        "reporter" => actor.IsIn(Roles.Reporter),
        "juror" => actor.IsIn(Roles.Juror),
        _ => false,
    })];

    /// <summary>The page as HTML, in the reader's language or, where it is not written in that, in English.</summary>
    /// <param name="page">Any text; what is none of <see cref="All"/> is not there.</param>
    /// <exception cref="NotFoundException">When there is no such page.</exception>
    public static async Task<string> Html(string page, CultureInfo culture, CancellationToken cancellation)
    {
        var name = All.FirstOrDefault(p => p == page) ?? throw new NotFoundException(nameof(HelpPages));
        var own = PathOf(culture.TwoLetterISOLanguageName, name);
        return MarkdownText.ToHtml(await File.ReadAllTextAsync(File.Exists(own) ? own : PathOf(Otherwise, name), cancellation));
    }

    private static string PathOf(string language, string page) => Path.Combine(AppContext.BaseDirectory, "Help", language, $"{page}.md");
}

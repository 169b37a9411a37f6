using PartnershipForChange.Application.Rounds;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>
/// Whether names were removed from the round in a page's address: the bar asks for that round anyway, so that every page can say it without
/// asking once more.
/// </summary>
public static class NamelessRound
{
    /// <summary>Where people of a round could be named; public pages and reports never do.</summary>
    private static readonly PathString[] Inside = ["/manage", "/me", "/organisation"];

    public static void Note(HttpContext context, CurrentRound? round)
    {
        if (round?.NamesRemovedOn is { } day && Inside.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            context.Items[typeof(NamelessRound)] = day;
        }
    }

    /// <summary>The day names went; null where they are there.</summary>
    public static DateOnly? Of(HttpContext context) => context.Items[typeof(NamelessRound)] as DateOnly?;
}

using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Endings;

/// <summary>A published stay that still holds its seat.</summary>
/// <param name="Run">Number of the run, for the address of its page.</param>
/// <param name="Week">A Monday.</param>
public sealed record PublishedStay(
    Guid PlacementId, int Run, Guid RegistrationId, Guid HostPlaceId, string Guest, LocalisedText Host, string City, DateOnly Week)
{
    public bool HasBegunOn(DateOnly today) => Week <= today;

    /// <summary>Monday to Friday, as the reader writes it.</summary>
    public string Days(Text text) => text.DaysAndYear(Week, Week.AddDays(4));
}

/// <summary>A published team somebody is in.</summary>
/// <param name="Challenge">What it works on; null where the round has no challenges.</param>
public sealed record PublishedTeam(Guid Id, int Number, LocalisedText? Challenge);

/// <summary>
/// What is published for somebody, and so what their leaving ends. Guard, warning, effect and messages all read it, so that
/// nothing ends of which nobody was warned or told.
/// </summary>
public sealed record Ending(PublishedStay? Stay, PublishedTeam? Team)
{
    public bool IsNothing => Stay is null && Team is null;

    /// <summary>What ends, in sentences to others.</summary>
    public IEnumerable<string> ToOthers(Text text) => Sentences(text, string.Empty);

    /// <summary>What ends, in sentences to the person.</summary>
    public IEnumerable<string> ToThem(Text text) => Sentences(text, "Your");

    private IEnumerable<string> Sentences(Text text, string whose)
    {
        if (Stay is { } stay)
        {
            yield return text[$"Endings.{whose}Stay", stay.Host, stay.Days(text)];
        }

        if (Team is { } team)
        {
            yield return text[$"Endings.{whose}Team", team.Number];
        }
    }
}

/// <summary>A published stay that a relation between the two organisations forbids.</summary>
/// <param name="Round">Code of the round.</param>
/// <param name="Other">The organisation on the other side, as seen from the one asked about.</param>
public sealed record ForbiddenStay(string Round, int Run, Guid RegistrationId, string Guest, LocalisedText Host, string Other, DateOnly Week);

/// <summary>What of a round is published, and so does not take in who comes later.</summary>
/// <param name="Placements">Number of the published run of placements; null while there is none.</param>
/// <param name="Teams">Number of the published division into teams; null while there is none.</param>
public sealed record PublishedRuns(int? Placements, int? Teams);

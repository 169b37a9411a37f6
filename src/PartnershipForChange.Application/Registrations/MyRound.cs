using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>A round somebody is in, or could join, in a list.</summary>
/// <param name="State">Null where they are not in it.</param>
public sealed record MyRoundLink(string Code, LocalisedText Name, DateOnly From, DateOnly To, RoundState RoundState, RegistrationState? State);

/// <summary>Where somebody stands in one round.</summary>
/// <param name="Hosts">The hosts that wishes and exclusions name, by code.</param>
/// <param name="SettledBy">Who released it, sent it back or withdrew it, where known.</param>
/// <param name="NominatedBy">Who named the person, where somebody did and is known.</param>
/// <param name="Team">Their published team; null before there is one.</param>
/// <param name="Placement">Their published placement; null before there is one.</param>
/// <param name="Cards">What the round's other strands have for them.</param>
/// <param name="Published">What of the round is published, with or without them; asked for whoever is released.</param>
/// <param name="Others">Their other rounds, and those they could join.</param>
public sealed record MyRound(
    Round Round, Registration Registration, string FirstName, LocalisedText Organisation, Sector Sector,
    IReadOnlyDictionary<string, HostName> Hosts, string? SettledBy, string? NominatedBy, MyTeam? Team, MyPlacement? Placement,
    IReadOnlyList<MyRoundCard> Cards, IReadOnlyList<MyRoundLink> Others, PublishedRuns Published, DateOnly Today)
{
    /// <summary>Where they, as a contact of their employer, release people, themselves too; null where they are none.</summary>
    public string? ReleaseAt { get; init; }

    /// <summary>The round is closed: nothing waits for anybody in it.</summary>
    public bool IsOver => Round.State == RoundState.Closed;

    public bool CanSave => Registration.CanSave(Round, Today);

    public bool CanTakeBack => Registration.CanTakeBack(Round, Today);

    public bool CanWithdraw => Registration.CanWithdraw(Round);

    /// <summary>Handed in, and the employer let the time to release pass; coordinators can still act.</summary>
    public bool WaitsTooLong =>
        Registration.State == RegistrationState.Submitted && Round.State == RoundState.Open && !Round.Allows(RoundRight.Release, Today);

    public bool CanComeBack => Registration.CanComeBack(Round, Today);

    /// <summary>True when whoever withdraws now could still come back.</summary>
    public bool CouldComeBack => Round.LastDayOf(RoundRight.Register, Today) is not null;

    public IReadOnlyList<DomainRuleException> Missing => [.. Registration.Missing(Round)];

    /// <summary>The last day registrations take changes; null when the round has no such phase.</summary>
    public DateOnly? Until => Round.Phase(PhaseKind.Registration)?.To;
}

/// <param name="Challenge">Title of what it works on; null where the round has no challenges.</param>
public sealed record MyTeam(Guid Id, int Number, LocalisedText? Challenge);

/// <summary>A round somebody could join.</summary>
/// <param name="Employer">The employer the programme knows; null where it knows none.</param>
/// <param name="EmployerIsIn">True when that one takes part.</param>
/// <param name="Employers">Those that take part, to choose from.</param>
public sealed record JoinPage(
    Round Round, bool IsOpen, OrganisationName? Employer, bool EmployerIsIn, IReadOnlyList<OrganisationName> Employers, bool IsInRound);

/// <summary>An organisation on the other side, with the places it offers.</summary>
public sealed record HostChoice(string Code, LocalisedText Name, Sector Sector, string City, IReadOnlyList<PlaceChoice> Places);

/// <summary>A place that can be wished for, and how it suits the reader.</summary>
/// <param name="SharedWeeks">Weeks that both can.</param>
/// <param name="SharesLanguage">They have a language in common.</param>
/// <param name="Learns">Skills the reader seeks and the place offers.</param>
public sealed record PlaceChoice(
    string Code, string Department, string City, string Description, int SharedWeeks, bool SharesLanguage, IReadOnlyList<string> Learns);

/// <summary>What the step of host wishes shows beside the registration.</summary>
public sealed record HostChoices(string? Search, Page<HostChoice> Found);

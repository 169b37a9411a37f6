using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>Which registrations of a round a reader looks at.</summary>
/// <param name="Side">Side of the employer.</param>
/// <param name="Organisation">Code of the employer.</param>
/// <param name="Strand">Those who join the exchange, or the teams.</param>
/// <param name="Sort"><c>name</c>, <c>organisation</c>, <c>email</c>, <c>state</c>, <c>level</c>, <c>handed-in</c> or <c>reminded</c>, with <c>-</c> before it the other way round.</param>
public sealed record RegistrationFilter(
    string? Search = null, RegistrationState? State = null, Sector? Side = null, string? Organisation = null, Strand? Strand = null,
    string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

/// <summary>A registration in a list.</summary>
/// <param name="HasAccount">False while the person has not opened an account.</param>
public sealed record RegistrationRow(
    Guid Id, string FirstName, string LastName, string Email, string OrganisationCode, LocalisedText Organisation, Sector Sector,
    RegistrationState State, string Level, bool JoinsExchange, bool JoinsTeam, DateTimeOffset? SubmittedAt, DateTimeOffset? RemindedAt,
    bool HasAccount, string Reason, Guid Version)
{
    public string Name => $"{FirstName} {LastName}";
}

/// <summary>The registrations of a round, one page of them.</summary>
/// <param name="Counts">By state, over all that the rest of the filter leaves.</param>
/// <param name="Organisations">Employers to filter by.</param>
/// <param name="CanRemind">Registrations can be finished today.</param>
public sealed record RegistrationOverview(
    Round Round, Page<RegistrationRow> Rows, IReadOnlyDictionary<RegistrationState, int> Counts, IReadOnlyList<OrganisationName> Organisations,
    bool CanRemind);

public sealed record OrganisationName(string Code, LocalisedText Name);

/// <summary>The people of one organisation in a round.</summary>
/// <param name="OnBehalf">The reader is a coordinator.</param>
/// <param name="CanRemind">Registrations can be finished today, so that a reminder can do something.</param>
public sealed record OrganisationPeople(
    Organisation Organisation, Round Round, Participation? Participation, Page<RegistrationRow> Rows, IReadOnlyDictionary<RegistrationState, int> Counts,
    bool OnBehalf, bool CanNominate, bool CanRelease, bool CanRemind, DateOnly? Until)
{
    /// <summary>Why the organisation can do nothing here; null while it takes part.</summary>
    public Absence? Absence { get; init; }

    /// <summary>People who take part or still may: those withdrawn left out.</summary>
    public int People => Counts.Where(c => c.Key != RegistrationState.Withdrawn).Sum(c => c.Value);

    public int Unfinished =>
        Counts.GetValueOrDefault(RegistrationState.Nominated) + Counts.GetValueOrDefault(RegistrationState.Draft) + Counts.GetValueOrDefault(RegistrationState.SentBack);
}

/// <summary>Everything about one registration that this reader may see and do.</summary>
/// <param name="Hosts">The hosts that wishes and exclusions name, by code.</param>
/// <param name="Challenges">Titles by key.</param>
/// <param name="SettledBy">Name of who released it, sent it back or withdrew it, where known.</param>
/// <param name="Ending">What is published for the person, and ends when they leave.</param>
/// <param name="CouldComeBack">True when the person, once withdrawn, could come back by themselves.</param>
public sealed record RegistrationPage(
    Registration Registration, string Name, string Email, Organisation Organisation, Round Round,
    IReadOnlyDictionary<string, HostName> Hosts, IReadOnlyDictionary<string, LocalisedText> Challenges,
    string? SettledBy, string? NominatedBy, bool HasAccount, RegistrationActs Acts, Ending Ending, bool CouldComeBack);

/// <summary>What this reader may do with a registration now.</summary>
public sealed record RegistrationActs(bool Release, bool SendBack, bool Withdraw, bool Remind, bool OnBehalf);

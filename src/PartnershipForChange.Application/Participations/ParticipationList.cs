using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

/// <summary>Where an organisation stands with a round's invitation.</summary>
public enum InvitationStatus
{
    NotInvited,

    /// <summary>Invited or undecided: the round still waits for a yes or a no.</summary>
    Waiting,
    Accepted,

    /// <summary>Of those accepted, the ones that said they send people and have nobody in the round.</summary>
    WithoutPeople,
    Declined,
}

/// <summary>Which organisations of a round a coordinator looks at.</summary>
public sealed record ParticipationFilter(
    string? Search = null, Sector? Side = null, InvitationStatus? Status = null, string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

/// <summary>An organisation beside a round. State and dates are null where it was not invited.</summary>
/// <param name="Sends">People it means to send; <paramref name="People"/> are in the round.</param>
/// <param name="Hosts">Guests it means to host; <paramref name="Places"/> host places are offered.</param>
/// <param name="Contacts">People who act for it, or are invited to.</param>
public sealed record ParticipationRow(
    string Code, LocalisedText Name, Sector Sector, OrganisationKind Kind, ParticipationState? State, DateTimeOffset? AnsweredAt,
    bool AnsweredOnBehalf, DateOnly? RemindedOn, int? Sends, int? Hosts, int People, int Places, int Contacts, string? Reason);

/// <param name="AnswerBy">The last day of the invitation phase; null when the round has none.</param>
/// <param name="WhyNotWrite">Why nobody can be invited or reminded; null where they can.</param>
public sealed record ParticipationOverview(
    Round Round, Page<ParticipationRow> Rows, IReadOnlyDictionary<InvitationStatus, int> Counts, DateOnly? AnswerBy, bool IsLate,
    DomainRuleException? WhyNotWrite)
{
    /// <summary>All organisations of the list, each counted once.</summary>
    public int Total => Counts.Where(c => c.Key != InvitationStatus.WithoutPeople).Sum(c => c.Value);

    /// <summary>Organisations of the list, those that declined left out, that have nobody who would get and answer an invitation.</summary>
    public int WithoutContact { get; init; }
}

/// <summary>Which organisations an act is about: those named, or every one that the filter leaves.</summary>
public sealed record ParticipationSelection(IReadOnlyList<string> Codes, bool All, ParticipationFilter Filter)
{
    /// <summary>More than one page of the list holds.</summary>
    public const int MostCodes = 500;
}

public enum BulkAct
{
    Invite,
    Remind,
}

/// <summary>What an act on many would do, so that a coordinator can be told before.</summary>
/// <param name="Organisations">How many would be invited, or reminded.</param>
/// <param name="Messages">How many messages would go out.</param>
/// <param name="Unreachable">Names of those that have no contact: invited without a message, not reminded at all.</param>
/// <param name="Skipped">Chosen, but invited already, answered already or reminded today.</param>
/// <param name="WhyNot">Why nobody can be written to at all; null where they can.</param>
public sealed record BulkPlan(BulkAct Act, int Organisations, int Messages, IReadOnlyList<LocalisedText> Unreachable, int Skipped, DomainRuleException? WhyNot)
{
    public bool IsPossible => Organisations > 0 && WhyNot is null;
}

/// <param name="Done">Organisations invited or reminded.</param>
/// <param name="Messages">Messages put into the outbox.</param>
public sealed record BulkResult(int Done, int Messages);

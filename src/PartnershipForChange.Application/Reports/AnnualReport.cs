using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Reports;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Reports;

/// <summary>The figures of a calendar year, without names of people.</summary>
/// <param name="AsOf">When they were counted: figures of a round that goes on still change.</param>
/// <param name="Rounds">Rounds whose window begins in the year.</param>
/// <param name="Trend">Every year there is a figure for, oldest first.</param>
public sealed record AnnualReport(
    int Year, DateTimeOffset AsOf, IReadOnlyList<RoundReport> Rounds, IReadOnlyList<TrendYear> Trend, ChangeMeter ChangeMeter);

/// <summary>The figures of one round.</summary>
public sealed record RoundReport
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required LocalisedText Name { get; init; }

    public required RoundState State { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required IReadOnlyList<KindRow> Organisations { get; init; }

    /// <summary>From registered to confirmed, by the side people come from.</summary>
    public required IReadOnlyList<FunnelStage> Funnel { get; init; }

    /// <summary>Stays offered (places a week × weeks) and filled, by the side that hosts.</summary>
    public required BySide Offered { get; init; }

    public required BySide Filled { get; init; }

    /// <summary>Confirmed stays × five working days, by the side the guest comes from.</summary>
    public required BySide PersonDays { get; init; }

    /// <summary>Days from the end of registration to the publication of placements; null before that.</summary>
    public int? DaysToMatch { get; init; }

    /// <summary>People released who had been in no earlier round of the portal.</summary>
    public required BySide FirstTime { get; init; }

    public required BySide Returning { get; init; }

    public required IReadOnlyList<Cancellation> Cancellations { get; init; }

    public required int Challenges { get; init; }

    /// <summary>Challenges submitted to the round's call; null where it had none.</summary>
    public int? ChallengesSubmitted { get; init; }

    /// <summary>Chosen solutions that are carried out; null where none was chosen yet.</summary>
    public int? ChallengesSolved { get; init; }

    public required int Teams { get; init; }

    public required int ProposalsSubmitted { get; init; }

    /// <summary>What the round's other strands count, where it was asked for.</summary>
    public IReadOnlyList<ReportPart> Parts { get; init; } = [];

    /// <summary>People released, in the exchange or a team.</summary>
    public BySide People => Funnel.First(f => f.Stage == ReportStage.Released).Count;

    /// <summary>Organisations that take part.</summary>
    public BySide TakingPart => BySide.Of(Organisations, o => o.Kind.Sector(), o => o.Accepted);
}

/// <summary>A round in the long view.</summary>
/// <param name="People">Released, in the exchange or a team.</param>
/// <param name="Submitted">Challenges submitted to its call; null where it had none.</param>
/// <param name="Solved">Chosen solutions that are carried out; null where none was chosen yet.</param>
public sealed record RoundInBrief(int Year, BySide People, BySide TakingPart, int? Submitted, int? Solved);

/// <summary>Organisations of one kind.</summary>
/// <param name="Sent">Guests with a confirmed stay.</param>
/// <param name="Hosted">Guests hosted, confirmed.</param>
public sealed record KindRow(OrganisationKind Kind, int Invited, int Accepted, int Sent, int Hosted)
{
    public int PersonDays => Sent * RoundReportDays.Stay;
}

internal static class RoundReportDays
{
    /// <summary>Working days of a stay: a week from Monday to Friday.</summary>
    public const int Stay = 5;
}

public enum ReportStage
{
    Registered,
    HandedIn,
    Released,
    Placed,
    Confirmed,
}

/// <summary>How many came so far.</summary>
public sealed record FunnelStage(ReportStage Stage, BySide Count);

public enum CancellationKind
{
    InvitationDeclined,
    RegistrationWithdrawn,
    DeclinedByGuest,
    DeclinedByHost,
    FellThrough,
}

/// <summary>What did not come about. By the side of whoever cancelled.</summary>
public sealed record Cancellation(CancellationKind Kind, BySide Count);

/// <summary>A year in the long view, published before the portal or counted by it.</summary>
/// <param name="People">Null: not published.</param>
/// <param name="BySide">Null: published, if at all, only as a total.</param>
/// <param name="Published">The round's number in the published history; null for the portal's own figures.</param>
/// <param name="Note">As it was published.</param>
/// <param name="Source">Of a published figure; empty for the portal's own.</param>
public sealed record TrendYear(
    int Year, int? Published, int? People, BySide? BySide, int? PublicBodies, int? Companies, int? ChallengesSubmitted, int? ChallengesSolved,
    bool IsCancelled, string Note, string Source)
{
    /// <summary>As it was published.</summary>
    internal static TrendYear Of(HistoricalRound round)
    {
        var f = round.Figures;
        return new TrendYear(
            round.Year,
            round.Number,
            f.People,
            f is { PublicPeople: { } there, BusinessPeople: { } here } ? new BySide(there, here) : null,
            f.PublicBodies,
            f.Companies,
            f.ChallengesSubmitted,
            f.ChallengesSolved,
            round.Exchange == HistoricalExchange.Cancelled,
            round.Note,
            round.Source);
    }
}

/// <summary>A year with a report, in the list of reports.</summary>
public sealed record ReportYear(int Year, IReadOnlyList<ReportYearRound> Rounds);

public sealed record ReportYearRound(string Code, LocalisedText Name, RoundState State);

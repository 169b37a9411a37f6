using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>An organisation the round waits for, and what for.</summary>
/// <param name="State">What it has answered.</param>
/// <param name="HasPeople">False when it has nobody in the round.</param>
/// <param name="WaitingReleases">Registrations that wait for its release.</param>
public sealed record AwaitedOrganisation(
    string Code, LocalisedText Name, Sector Sector, ParticipationState State, bool HasPeople, int WaitingReleases);

/// <summary>Everything on a round's dashboard.</summary>
/// <param name="Awaited">Some of the organisations the round waits for: without an answer first, then without people, then with releases to give.</param>
/// <param name="Today">What happened today, newest first.</param>
/// <param name="Strands">The round's other strands in a few figures each.</param>
public sealed record RoundDashboard(
    RoundStanding Standing, IReadOnlyList<AwaitedOrganisation> Awaited, IReadOnlyList<Happening> Today, IReadOnlyList<StrandSummary> Strands);

/// <summary>Reads where rounds stand, in a number of queries that depends neither on their size nor on how many there are.</summary>
public sealed class RoundDashboardQueries(
    PortalDbContext db, RoundFiguresQueries figures, PlacementCheckQueries placements, IEnumerable<IStrandSummary> strands, TimeProvider clock)
{
    private const int MostAwaited = 8;
    private const int MostChanges = 500;

    private IReadOnlyList<RoundStanding>? _open;

    /// <summary>The dashboard of one round.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<RoundDashboard> Dashboard(string code, CancellationToken cancellation)
    {
        var round = await Complete(db.Rounds.Where(r => r.Code == code)).FirstOrDefaultAsync(cancellation).OrNotFound();
        var counted = await figures.Of([round.Id], cancellation);
        var summaries = new List<StrandSummary>();
        foreach (var strand in strands.OrderBy(s => s.Order))
        {
            if (await strand.Of(round, clock.Today(), cancellation) is { } summary)
            {
                summaries.Add(summary);
            }
        }

        return new RoundDashboard(
            new RoundStanding(round, counted[round.Id], clock.Today(), [.. await Broken(round, counted[round.Id], cancellation), .. summaries.SelectMany(s => s.Checks)]),
            await Awaited(round, cancellation),
            await Today(round.Id, cancellation),
            summaries);
    }

    /// <summary>
    /// Where each open round stands, newest first. Read once per request: the home shows the rounds and takes its to-dos
    /// from them.
    /// </summary>
    public async Task<IReadOnlyList<RoundStanding>> OpenRounds(CancellationToken cancellation) =>
        _open ??= await Standings(await Complete(db.Rounds.Where(r => r.State == RoundState.Open)).OrderByDescending(r => r.From)
            .ToListAsync(cancellation), cancellation);

    /// <summary>Where every round stands, newest first.</summary>
    public async Task<Page<RoundStanding>> Rounds(int page, CancellationToken cancellation)
    {
        var rounds = await Complete(db.Rounds).OrderByDescending(r => r.From).ThenBy(r => r.Code).ToPageAsync(page, cancellation, size: 10);
        return new Page<RoundStanding>(await Standings(rounds.Items, cancellation), rounds.Number, rounds.Size, rounds.Total);
    }

    private static IQueryable<Round> Complete(IQueryable<Round> rounds) => rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges);

    private async Task<IReadOnlyList<RoundStanding>> Standings(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var counted = await figures.Of([.. rounds.Select(r => r.Id)], cancellation);
        return [.. rounds.Select(r => new RoundStanding(r, counted[r.Id], clock.Today()))];
    }

    /// <summary>Published placements that something recorded since forbids: the coordinator decides what becomes of them.</summary>
    private async Task<IReadOnlyList<CheckResult>> Broken(Round round, RoundFigures counted, CancellationToken cancellation)
    {
        if (counted.PublishedRun is not { } run || round.State != RoundState.Open || !round.Strands.Has(Strand.Exchange))
        {
            return [];
        }

        var broken = await placements.BrokenPublished(round.Id, cancellation);
        return broken.Count == 0 ? [] : [new("Rounds.Check.Broken", false, $"/manage/{round.Code}/placements/{run}", null, broken.Count)];
    }

    /// <summary>Only for what they can still do, today or later.</summary>
    private async Task<IReadOnlyList<AwaitedOrganisation>> Awaited(Round round, CancellationToken cancellation)
    {
        var (roundId, today) = (round.Id, clock.Today());
        var answers = round.LastDayOf(RoundRight.AnswerInvitation, today) is not null;
        var nominates = round.LastDayOf(RoundRight.Nominate, today) is not null;
        var releases = round.LastDayOf(RoundRight.Release, today) is not null;
        return await (
            from participation in db.Participations.AsNoTracking()
            join organisation in db.Organisations on participation.OrganisationId equals organisation.Id
            where participation.RoundId == roundId
            let hasPeople = db.Registrations.Any(r =>
                r.RoundId == roundId && r.OrganisationId == organisation.Id && r.State != RegistrationState.Withdrawn)
            let waiting = db.Registrations.Count(r =>
                r.RoundId == roundId && r.OrganisationId == organisation.Id && r.State == RegistrationState.Submitted)
            where (answers && (participation.State == ParticipationState.Invited || participation.State == ParticipationState.Maybe))
                || (participation.State == ParticipationState.Accepted
                    && ((nominates && participation.Sends > 0 && !hasPeople) || (releases && waiting > 0)))
            orderby participation.State == ParticipationState.Invited ? 0 : participation.State == ParticipationState.Maybe ? 1 : hasPeople ? 3 : 2,
                organisation.Code
            select new AwaitedOrganisation(organisation.Code, organisation.Name, organisation.Sector, participation.State, hasPeople, waiting))
            .Take(MostAwaited).ToListAsync(cancellation);
    }

    /// <summary>
    /// What is written at one moment (an import of thousands, a whole run published) is one line here for each state that things came
    /// into, and things nobody tells of are not read at all, so that neither hides the rest of the day.
    /// </summary>
    private async Task<IReadOnlyList<Happening>> Today(Guid roundId, CancellationToken cancellation)
    {
        var midnight = clock.StartOfToday();
        var changes = await (
            from entry in db.AuditEntries.AsNoTracking()
            where entry.RoundId == roundId && entry.At >= midnight && Happening.Subjects.Contains(entry.Subject)
            let state = entry.Changes.Contains(",\"Released\"]") || entry.Changes.Contains(",\"Accepted\"]") ? 1
                : entry.Changes.Contains(",\"Submitted\"]") || entry.Changes.Contains(",\"Declined\"]") ? 2
                : entry.Changes.Contains(",\"Draft\"]") || entry.Changes.Contains(",\"Maybe\"]") ? 3
                : entry.Changes.Contains(",\"SentBack\"]") ? 4
                : entry.Changes.Contains(",\"Withdrawn\"]") ? 5 : 0
            group entry by new { entry.At, entry.ActorName, entry.Act, entry.Subject, state } into alike
            select new { Last = alike.Max(e => e.Id), Count = alike.Count() } into batch
            join entry in db.AuditEntries on batch.Last equals entry.Id
            orderby entry.At descending, entry.Id descending
            select new Change(entry.At, entry.ActorName, entry.Act, entry.Subject, entry.Label, entry.Changes, batch.Count))
            .Take(MostChanges).ToListAsync(cancellation);
        return Happening.Of(changes);
    }
}

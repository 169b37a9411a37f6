using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Placements;

/// <summary>Reads what every page about one run shows: state, figures, ranks reached, answers.</summary>
public sealed class RunHeadQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is no such run.</exception>
    public async Task<RunHead> Of(string roundCode, int number, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var found = await (
            from run in db.MatchRuns.AsNoTracking()
            where run.RoundId == round.Id && run.Number == number && run.State != MatchRunState.Discarded
            select new
            {
                Run = run,
                CreatedBy = db.People.Where(p => p.Id == run.CreatedById).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                PublishedBy = db.People.Where(p => p.Id == run.PublishedById).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                Guests = db.Registrations.Count(r => r.RoundId == round.Id && r.State == RegistrationState.Released && r.JoinsExchange),
                Other = db.MatchRuns.Where(o => o.RoundId == round.Id && o.Number != number && o.State != MatchRunState.Discarded)
                    .Max(o => (int?)o.Number),
                PublishedOther = db.MatchRuns.Where(o => o.RoundId == round.Id && o.Number != number && o.State == MatchRunState.Published)
                    .Max(o => (int?)o.Number),
            }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var it = found.Run;
        var reached = await Reached(it.Id, cancellation);
        return new RunHead(
            PlacementRound.Of(round), it.Id, it.Version, it.Number, it.State, it.Objective, it.Seed, it.Figures, it.CreatedAt,
            found.CreatedBy ?? string.Empty, it.PublishedAt, it.VerifiedAt, it.Steps,
            new RunTotals(
                found.Guests, reached.Sum(r => r.Count), reached.Sum(r => r.RankSum), reached.Sum(r => r.Fit),
                reached.Where(r => r is { Rank: 1, IsWish: true }).Sum(r => r.Count)),
            Ranks(reached), round.Weeks, found.Other, found.PublishedOther, it.CanChange(round), it.CanRearrange(round),
            it.State == MatchRunState.Published ? await Answers(it.Id, cancellation) : AnswerCounts.None)
        {
            PublishedBy = found.PublishedBy,
        };
    }

    private static List<RankReached> Ranks(List<RankCount> reached)
    {
        int At(int? rank, Sector sector) =>
            reached.Where(r => (r.IsWish ? r.Rank : null) == rank && r.Sector == sector).Sum(r => r.Count);
        var longest = reached.Where(r => r.IsWish).Select(r => r.Rank).DefaultIfEmpty().Max();
        return [.. Enumerable.Range(1, longest).Select(rank => (int?)rank).Append(null)
            .Select(rank => new RankReached(rank, At(rank, Sector.Public), At(rank, Sector.Business)))];
    }

    private Task<List<RankCount>> Reached(Guid runId, CancellationToken cancellation) => (
        from placement in db.HoldingSeats().AsNoTracking()
        join registration in db.Registrations on placement.RegistrationId equals registration.Id
        join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
        where placement.RunId == runId
        select new { organisation.Sector, placement.Rank, placement.Fit, placement.IsWish })
        .GroupBy(p => new { p.Sector, p.Rank, p.IsWish })
        .Select(g => new RankCount(g.Key.Sector, g.Key.Rank, g.Key.IsWish, g.Count(), g.Sum(p => (long)p.Rank), g.Sum(p => (long)p.Fit)))
        .ToListAsync(cancellation);

    private async Task<AnswerCounts> Answers(Guid runId, CancellationToken cancellation)
    {
        var answers = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            where placement.RunId == runId && placement.EndedAt == null
            select new
            {
                Guest = placement.Guest.State,
                Host = placement.Host.State,
                IsOut = registration.State != RegistrationState.Released || place.IsWithdrawn,
            })
            .GroupBy(a => a)
            .Select(g => new { Answer = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var open = await db.Unanswered(clock.Today()).CountAsync(p => p.RunId == runId, cancellation);
        int Those(Func<AnswerState, AnswerState, bool> which, bool isOut) =>
            answers.Where(a => which(a.Answer.Guest, a.Answer.Host) && a.Answer.IsOut == isOut).Sum(a => a.Count);
        bool IsDeclined(AnswerState guest, AnswerState host) => guest == AnswerState.Declined || host == AnswerState.Declined;
        bool IsConfirmed(AnswerState guest, AnswerState host) => guest == AnswerState.Accepted && host == AnswerState.Accepted;
        return new AnswerCounts(
            Those((g, h) => !IsDeclined(g, h) && !IsConfirmed(g, h), isOut: false),
            open,
            Those(IsConfirmed, isOut: false),
            Those(IsDeclined, isOut: false) + Those(IsDeclined, isOut: true),
            Those((g, h) => !IsDeclined(g, h), isOut: true));
    }

    private sealed record RankCount(Sector Sector, int Rank, bool IsWish, int Count, long RankSum, long Fit);
}

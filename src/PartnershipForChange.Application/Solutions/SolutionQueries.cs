using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>Reads the Change Meter: nothing here names a person.</summary>
public sealed class SolutionQueries(PortalDbContext db, TimeProvider clock)
{
    private const int MostSolutions = 200;

    /// <summary>The whole Change Meter, in a number of queries that does not grow with it.</summary>
    public async Task<ChangeMeter> ChangeMeter(CancellationToken cancellation)
    {
        var lines = await Lines(db.Solutions, cancellation);
        return new ChangeMeter(
            OverallOf(lines),
            await db.ChangeMeterReadings.AsNoTracking().OrderByDescending(r => r.AsOf).ToListAsync(cancellation),
            [.. lines.OrderByDescending(s => s.Percent ?? -1).ThenBy(s => s.Title.Sl, StringComparer.Ordinal)]);
    }

    /// <summary>The mean of the latest percentages, of those that were stopped left out; where no solution is measured, the overall figure published last; else null.</summary>
    public async Task<MeterFigure?> Overall(CancellationToken cancellation)
    {
        var latest = await db.SolutionReadings.AsNoTracking()
            .Where(r => db.Solutions.Any(s => s.Id == r.SolutionId && s.State != SolutionState.Stopped) && !db.SolutionReadings.Any(o =>
                o.SolutionId == r.SolutionId && (o.AsOf > r.AsOf || (o.AsOf == r.AsOf && o.Number > r.Number))))
            .Select(r => new { r.Percent, r.AsOf, r.Precision }).ToListAsync(cancellation);
        if (latest.Count > 0)
        {
            return Mean([.. latest.Select(r => (r.Percent, new DayOrYear(r.AsOf, r.Precision)))]);
        }

        var published = await db.ChangeMeterReadings.AsNoTracking().OrderByDescending(r => r.AsOf).FirstOrDefaultAsync(cancellation);
        return published is null ? null : new MeterFigure(published.Percent, 0, published.When, published.Source);
    }

    /// <exception cref="NotFoundException">When there is no such solution.</exception>
    public async Task<SolutionPage> Page(Guid id, Actor actor, CancellationToken cancellation)
    {
        var solution = await db.Solutions.AsNoTracking().Whole().FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
        var owner = await db.Organisations.AsNoTracking().Where(o => o.Id == solution.OwnerId)
            .Select(o => new SolutionOwner(o.Name, o.Sector)).FirstOrDefaultAsync(cancellation);
        var rounds = db.Rounds.AsNoTracking().VisibleTo(Actor.Anonymous);
        var challenge = await (
            from proposal in db.Proposals.AsNoTracking()
            join team in db.Teams on proposal.TeamId equals team.Id
            join answered in db.Challenges on team.ChallengeId equals answered.Id
            where proposal.Id == solution.ProposalId
            select answered.Title).FirstOrDefaultAsync(cancellation);
        var from = await rounds.Where(r => r.Id == solution.RoundId)
            .Select(r => new { r.Code, r.Name }).FirstOrDefaultAsync(cancellation);
        var carried = await (
            from later in db.Challenges
            join round in rounds on later.RoundId equals round.Id
            where later.SolutionId == id
            orderby round.From
            select new SolutionRound(round.Code, round.Name, later.Title)).ToListAsync(cancellation);
        return new SolutionPage(
            solution, owner, from is null ? null : new SolutionRound(from.Code, from.Name, challenge), carried, actor.IsCoordinator || (actor.PersonId != Guid.Empty && solution.ResponsibleId == actor.PersonId), clock.Today());
    }

    /// <summary>These solutions with their owners, in a number of queries that does not grow with them.</summary>
    internal async Task<IReadOnlyList<SolutionLine>> Lines(IQueryable<Solution> among, CancellationToken cancellation)
    {
        var solutions = await among.AsNoTracking().Include(s => s.Readings).Include(s => s.Actions).AsSplitQuery()
            .OrderByDescending(s => s.ChosenOn).ThenBy(s => s.Id).Take(MostSolutions).ToListAsync(cancellation);
        var owners = await db.Organisations.AsNoTracking().Where(o => among.Any(s => s.OwnerId == o.Id))
            .Select(o => new { o.Id, Owner = new SolutionOwner(o.Name, o.Sector) }).ToDictionaryAsync(o => o.Id, o => o.Owner, cancellation);
        var today = clock.Today();
        return [.. solutions.Select(s => SolutionLine.Of(s, s.OwnerId is { } owner ? owners[owner] : null, today))];
    }

    internal static MeterFigure? OverallOf(IEnumerable<SolutionLine> lines) =>
        Mean([.. lines.Where(s => s.IsMeasured).Select(s => (s.Percent!.Value, s.AsOf!))]);

    private static MeterFigure? Mean(IReadOnlyList<(int Percent, DayOrYear AsOf)> latest) => latest.Count == 0
        ? null
        : new MeterFigure(
            (int)Math.Round(latest.Average(r => r.Percent), MidpointRounding.AwayFromZero), latest.Count, latest.MaxBy(r => r.AsOf.Day).AsOf);
}

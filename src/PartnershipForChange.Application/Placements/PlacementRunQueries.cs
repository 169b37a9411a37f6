using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>One guest whom two runs place differently; null where a run has no place for them.</summary>
public sealed record RunDifference(
    Guid RegistrationId, string Name, LocalisedText Organisation, Sector Sector, ComparedSeat? One, ComparedSeat? Other)
{
    /// <summary>Below 0 where the first run serves the guest better, above 0 where the other does.</summary>
    public int Balance => (One?.Rank ?? int.MaxValue).CompareTo(Other?.Rank ?? int.MaxValue);
}

public sealed record ComparedSeat(LocalisedText Host, string PlaceCode, DateOnly Week, int Rank, bool IsWish, bool IsPinned);

/// <summary>Two runs side by side.</summary>
/// <param name="Same">Guests whom both place in the same place and week.</param>
public sealed record RunComparison(RunHead One, RunHead Other, int Same, Page<RunDifference> Differences, int BetterInOne, int BetterInOther);

/// <summary>The runs of a round, and any two of them side by side. For coordinators.</summary>
public sealed class PlacementRunQueries(PortalDbContext db, RunHeadQueries heads)
{
    public async Task<RunList> Runs(string roundCode, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var runs = await db.MatchRuns.AsNoTracking().Where(r => r.RoundId == round.Id && r.State != MatchRunState.Discarded)
            .OrderByDescending(r => r.Number)
            .Select(run => new RunRow(
                run.Number, run.State, run.Objective, run.Figures, run.CreatedAt,
                db.People.Where(p => p.Id == run.CreatedById).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault() ?? string.Empty,
                run.Steps,
                db.HoldingSeats().Count(p => p.RunId == run.Id),
                db.HoldingSeats().Where(p => p.RunId == run.Id).Sum(p => (long)p.Rank),
                db.HoldingSeats().Where(p => p.RunId == run.Id).Sum(p => (long)p.Fit),
                db.HoldingSeats().Count(p => p.RunId == run.Id && p.IsWish && p.Rank == 1)))
            .ToListAsync(cancellation);
        var guests = await db.Guests(round.Id).CountAsync(cancellation);
        var places = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == round.Id && !p.IsWithdrawn)
            .Select(p => new { p.PlacesPerWeek, Weeks = p.Weeks.Count }).ToListAsync(cancellation);
        var newestDraft = runs.FirstOrDefault(r => r.State == MatchRunState.Draft)?.Number;
        var hasPins = newestDraft is not null && await (
            from placement in db.Placements
            join run in db.MatchRuns on placement.RunId equals run.Id
            where run.RoundId == round.Id && run.Number == newestDraft && placement.IsPinned
            select placement).AnyAsync(cancellation);
        return new RunList(
            PlacementRound.Of(round), runs, guests, places.Sum(p => p.PlacesPerWeek * p.Weeks), hasPins,
            MatchRun.CanRun(round));
    }

    public async Task<RunComparison> Compare(string roundCode, int number, int other, int page, CancellationToken cancellation)
    {
        var (first, second) = (await heads.Of(roundCode, number, cancellation), await heads.Of(roundCode, other, cancellation));
        var seats = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where (placement.RunId == first.RunId || placement.RunId == second.RunId) && placement.EndedAt == null
            orderby person.LastName, person.FirstName
            select new
            {
                placement.RunId, registration.Id, person.FirstName, person.LastName, organisation.Name, organisation.Sector,
                placement.HostPlaceId, placement.Week, Seat = new ComparedSeat(host.Name, place.Code, placement.Week, placement.Rank, placement.IsWish, placement.IsPinned),
            }).ToListAsync(cancellation);
        var all = seats.GroupBy(s => s.Id).Select(g =>
        {
            var guest = g.First();
            return new RunDifference(
                guest.Id, $"{guest.FirstName} {guest.LastName}", guest.Name, guest.Sector,
                g.FirstOrDefault(s => s.RunId == first.RunId)?.Seat, g.FirstOrDefault(s => s.RunId == second.RunId)?.Seat);
        }).ToList();
        var differences = all.Where(d => d.One is null || d.Other is null || (d.One.PlaceCode, d.One.Week) != (d.Other.PlaceCode, d.Other.Week)).ToList();
        var last = Math.Max(1, (differences.Count + Paging.UsualSize - 1) / Paging.UsualSize);
        var shown = Math.Clamp(page, 1, last);
        return new RunComparison(
            first, second, all.Count - differences.Count,
            new Page<RunDifference>(
                [.. differences.Skip((shown - 1) * Paging.UsualSize).Take(Paging.UsualSize)], shown, Paging.UsualSize, differences.Count),
            differences.Count(d => d.Balance < 0), differences.Count(d => d.Balance > 0));
    }
}

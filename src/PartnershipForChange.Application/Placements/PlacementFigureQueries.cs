using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Placements;

/// <summary>How far a round's placements have come.</summary>
/// <param name="Published">Number of the run that is published; null while none is.</param>
/// <param name="Placed">Published and holding a seat, by the guest's side.</param>
/// <param name="Lost">Declined or fallen through, the guest still in the round.</param>
/// <param name="Unanswered">Those that wait for an answer and can still be given one.</param>
/// <param name="AnswersDue">The earliest day by which one of these is to be answered.</param>
public sealed record PlacementFigures(int Drafts, int? Published, BySide Placed, BySide Confirmed, int Lost, int Unanswered, DateOnly? AnswersDue);

/// <summary>Counts the placements of rounds: three queries, however many rounds and placements.</summary>
public sealed class PlacementFigureQueries(PortalDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<Guid, PlacementFigures>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        var runs = (await db.MatchRuns.AsNoTracking()
            .Where(r => rounds.Contains(r.RoundId) && r.State != MatchRunState.Discarded)
            .GroupBy(r => new { r.RoundId, r.State })
            .Select(g => new { g.Key.RoundId, g.Key.State, Count = g.Count(), Last = g.Max(r => r.Number) }).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var placements = (await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            where rounds.Contains(placement.RoundId) && placement.EndedAt == null
            select new
            {
                placement.RoundId, organisation.Sector, Guest = placement.Guest.State, Host = placement.Host.State,
                IsGuestIn = registration.State == RegistrationState.Released, IsPlaceOut = place.IsWithdrawn,
            })
            .GroupBy(p => p)
            .Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(cancellation)).ToLookup(p => p.Kind.RoundId);
        var unanswered = await db.Unanswered(clock.Today()).Where(p => rounds.Contains(p.RoundId)).GroupBy(p => p.RoundId)
            .Select(g => new { g.Key, Count = g.Count(), Due = g.Min(p => p.AnswerBy) }).ToDictionaryAsync(g => g.Key, cancellation);
        return rounds.ToDictionary(id => id, id =>
        {
            var all = placements[id].ToList();
            var held = all.Where(p => p.Kind.IsGuestIn && !p.Kind.IsPlaceOut
                && p.Kind.Guest != AnswerState.Declined && p.Kind.Host != AnswerState.Declined).ToList();
            var confirmed = held.Where(p => p.Kind.Guest == AnswerState.Accepted && p.Kind.Host == AnswerState.Accepted).ToList();
            return new PlacementFigures(
                runs[id].Where(r => r.State == MatchRunState.Draft).Sum(r => r.Count),
                runs[id].FirstOrDefault(r => r.State == MatchRunState.Published)?.Last,
                BySide.Of(held, p => p.Kind.Sector, p => p.Count),
                BySide.Of(confirmed, p => p.Kind.Sector, p => p.Count),
                all.Except(held).Where(p => p.Kind.IsGuestIn).Sum(p => p.Count),
                unanswered.GetValueOrDefault(id)?.Count ?? 0,
                unanswered.GetValueOrDefault(id)?.Due);
        });
    }
}

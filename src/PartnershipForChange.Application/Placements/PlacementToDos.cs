using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>Published placements that wait for the answer of the guest, or of a contact of the host.</summary>
internal sealed class PlacementToDos(PortalDbContext db) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant) || actor.IsContact;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation) =>
        [.. await AsGuest(actor, cancellation), .. await AsHost(actor, cancellation)];

    private async Task<List<ToDo>> AsGuest(Actor actor, CancellationToken cancellation)
    {
        var mine = await (
            from placement in db.OwnPlacements(actor).AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.Guest.State == AnswerState.Waiting && round.State == RoundState.Open && round.Strands.Exchange == StrandState.On
            select new { round.Code, host.Name, placement.AnswerBy }).ToListAsync(cancellation);
        return [.. mine.Select(m => new ToDo("Exchange.ToDo.Guest", $"/me/{m.Code}/placement", m.AnswerBy, null, m.Name) { Button = "Exchange.ToDo.GuestButton" })];
    }

    private async Task<List<ToDo>> AsHost(Actor actor, CancellationToken cancellation)
    {
        var hosted = await (
            from placement in db.HostedBy(actor).AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.Host.State == AnswerState.Waiting && round.State == RoundState.Open && round.Strands.Exchange == StrandState.On
            select new { Round = round.Code, host.Code, host.Name, placement.AnswerBy }).ToListAsync(cancellation);
        return
        [
            .. hosted.GroupBy(h => (h.Round, h.Code)).Select(g => new ToDo(
                "Exchange.ToDo.Host", $"/organisation/{g.Key.Code.ToLowerInvariant()}/{g.Key.Round}/guests", g.Min(h => h.AnswerBy), g.Count(),
                g.First().Name)
            {
                Button = "Exchange.ToDo.HostButton",
            }),
        ];
    }
}

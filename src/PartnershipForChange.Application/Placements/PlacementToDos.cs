using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>Published placements that wait for the answer of the guest; those that wait for the host are among the tasks of its contacts.</summary>
internal sealed class PlacementToDos(PortalDbContext db) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant);

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var mine = await (
            from placement in db.OwnPlacements(actor).AsNoTracking()
            join open in db.OpenToAnswers(today) on placement.Id equals open.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.Guest.State == AnswerState.Waiting
            select new { round.Code, host.Name, placement.AnswerBy }).ToListAsync(cancellation);
        return [.. mine.Select(m => new ToDo("Exchange.ToDo.Guest", $"/me/{m.Code}/placement", m.AnswerBy, null, m.Name) { Button = "Exchange.ToDo.GuestButton" })];
    }
}

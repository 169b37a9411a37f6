using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Scores that jurors owe.</summary>
internal sealed class JurorToDos(PortalDbContext db, IEnumerable<IJurySubjects> subjects) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Juror);

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var owed = await (
            from seat in db.OwnSeats(actor).AsNoTracking()
            join entry in db.JuryEntries on seat.EntryId equals entry.Id
            join panel in db.JuryPanels on entry.PanelId equals panel.Id
            join round in db.Rounds on panel.RoundId equals round.Id
            where panel.State == JuryPanelState.Open && (seat.State == JurySeatState.Waiting || seat.State == JurySeatState.Begun)
            select new { panel.Id, panel.Kind, panel.Deadline, round.Name, round.Strands }).ToListAsync(cancellation);
        return
        [
            .. owed.Where(o => o.Strands.Has(subjects.Of(o.Kind).Strand)).GroupBy(o => o.Id)
                .Select(g => new ToDo("Jury.ToDo", "/jury", g.First().Deadline, g.Count(), g.First().Name) { Button = "Jury.ToDoButton" }),
        ];
    }
}

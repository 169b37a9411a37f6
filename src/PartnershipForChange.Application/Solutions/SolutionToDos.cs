using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>Updates that are due, for whoever is responsible for a solution.</summary>
internal sealed class SolutionToDos(PortalDbContext db) : IToDoSource
{
    public bool Serves(Actor actor) => actor.PersonId != Guid.Empty;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var mine = await db.Solutions.AsNoTracking().Include(s => s.Readings)
            .Where(s => s.ResponsibleId == actor.PersonId && s.State == SolutionState.UnderWay).ToListAsync(cancellation);
        return
        [
            .. from solution in mine
               where solution.UpdateDue(today) is not null
               select new ToDo("Solutions.ToDo.Update", $"/solutions/{solution.Id}/update", solution.UpdateDue(today), null, solution.Title)
               {
                   Button = "Solutions.ToDo.UpdateButton",
               },
        ];
    }
}

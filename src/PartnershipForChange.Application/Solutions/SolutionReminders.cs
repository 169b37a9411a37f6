using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>
/// Asks for updates that are due: whoever is responsible, or the owner's contacts while nobody is. A solution that has neither
/// waits until it has.
/// </summary>
internal sealed class SolutionReminders(PortalDbContext db, Outbox outbox, TimeProvider clock) : IDailyTask
{
    public async Task Run(DateOnly today, CancellationToken cancellation)
    {
        var solutions = await db.Solutions.Include(s => s.Readings)
            .Where(s => s.State == SolutionState.UnderWay && s.ChosenOn != null).OrderBy(s => s.Id).ToListAsync(cancellation);
        foreach (var solution in solutions.Where(s => s.CanRemind(today)))
        {
            var people = await Keepers(solution, cancellation);
            if (people.Count == 0)
            {
                continue;
            }

            solution.Remind(today);
            foreach (var person in people)
            {
                Ask(person, solution);
            }

            // Each on its own: what happens to one solution meanwhile does not keep back the others' reminders.
            await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Contacts cannot update it themselves: they are asked to name somebody who does.</summary>
    private void Ask(Person person, Solution solution)
    {
        if (solution.ResponsibleId == person.Id)
        {
            outbox.Notify(person, "SolutionUpdate", solution.RoundId, $"/solutions/{solution.Id}/update", solution.Title);
        }
        else
        {
            outbox.Notify(person, "SolutionUnkept", solution.RoundId, $"/solutions/{solution.Id}", solution.Title);
        }
    }

    private Task<List<Person>> Keepers(Solution solution, CancellationToken cancellation) => db.People
        .Where(p => solution.ResponsibleId != null
            ? p.Id == solution.ResponsibleId
            : db.Contacts.Any(c => c.OrganisationId == solution.OwnerId && c.PersonId == p.Id))
        .OrderBy(p => p.Id).ToListAsync(cancellation);
}

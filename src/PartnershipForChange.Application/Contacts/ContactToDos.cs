using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Contacts;

/// <summary>What waits for contacts: whatever is not done in the open rounds of their organisations.</summary>
internal sealed class ContactToDos(ContactHomeQueries home) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsContact;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation) =>
        [.. from round in await home.OpenRounds(actor, cancellation)
            from task in round.Tasks
            where !task.Done
            select new ToDo($"Contacts.ToDo.{task.Kind}", task.Path, task.Due, task.Count > 0 ? task.Count : null, round.OrganisationName, round.Name)
            {
                Button = $"Contacts.Button.{task.Kind}",
            }];
}

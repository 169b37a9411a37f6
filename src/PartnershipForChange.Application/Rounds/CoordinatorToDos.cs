using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Rounds;

/// <summary>What waits for coordinators: whatever is missing in the open rounds.</summary>
internal sealed class CoordinatorToDos(RoundDashboardQueries rounds) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsCoordinator;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation) =>
        [.. from standing in await rounds.OpenRounds(cancellation)
            from check in standing.Checks
            where !check.IsMet
            select new ToDo($"{check.Key}.Title", check.Path, check.Due, check.Count, check.Arguments) { Button = $"{check.Key}.Button" }];
}

using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What waits for coordinators: whatever is missing in the open rounds; while none is open, the next step of those being
/// prepared, or the first round of all.
/// </summary>
internal sealed class CoordinatorToDos(RoundDashboardQueries rounds) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsCoordinator;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var open = await rounds.OpenRounds(cancellation);
        return open.Count == 0
            ? await Prepare(cancellation)
            : [.. from standing in open
                  from check in standing.Checks
                  where check is { IsMet: false, IsNote: false }
                  select new ToDo($"{check.Key}.Title", check.Path, check.Due, check.Count, check.Arguments) { Button = $"{check.Key}.Button" }];
    }

    private async Task<IReadOnlyList<ToDo>> Prepare(CancellationToken cancellation)
    {
        var newest = await rounds.Rounds(page: 1, cancellation);
        return newest.Total == 0
            ? [new ToDo("Rounds.ToDo.First", "/manage/new") { Button = "Rounds.New" }]
            : [.. from standing in newest.Items
                  where standing.Round.State == RoundState.Draft
                  let step = standing.NextStep!
                  select new ToDo($"{step.Key}.Title", step.Path, Due: null, step.Count, step.Arguments) { Button = $"{step.Key}.Button" }];
    }
}

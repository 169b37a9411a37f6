using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Home;

/// <summary>The home of someone signed in: what waits for them in every role they hold.</summary>
public sealed class HomeQueries(IEnumerable<IToDoSource> sources, TimeProvider clock)
{
    /// <summary>What presses most comes first; without a day, last.</summary>
    public async Task<IReadOnlyList<ToDo>> ToDos(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today();
        var found = new List<ToDo>();
        foreach (var source in sources.Where(s => s.Serves(actor)))
        {
            found.AddRange(await source.Find(actor, today, cancellation));
        }

        return [.. found.OrderBy(t => t.Due ?? DateOnly.MaxValue)];
    }
}

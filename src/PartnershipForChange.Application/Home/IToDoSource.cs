using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Home;

/// <summary>
/// What waits for people of one role. Each feature has its own class in its own folder; every class that implements
/// this is registered by itself.
/// </summary>
public interface IToDoSource
{
    /// <summary>True when this actor has the role the source speaks to; the others cost no query.</summary>
    bool Serves(Actor actor);

    /// <summary>What waits for the actor, in a number of queries that does not grow with it.</summary>
    Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation);
}

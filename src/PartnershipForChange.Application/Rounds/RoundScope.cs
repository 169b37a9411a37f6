using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

public static class RoundScope
{
    /// <summary>Coordinators see every round; everyone else those that are not drafts.</summary>
    public static IQueryable<Round> VisibleTo(this IQueryable<Round> rounds, Actor actor) =>
        actor.IsCoordinator ? rounds : rounds.Where(r => r.State != RoundState.Draft);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

internal static class RoundScope
{
    /// <summary>The round with this code, its phases loaded. Drafts are known to coordinators alone.</summary>
    public static IQueryable<Round> KnownTo(this IQueryable<Round> rounds, Actor actor, string code)
    {
        var stored = code.ToLowerInvariant();
        return rounds.Include(r => r.Phases).Where(r => r.Code == stored && (actor.IsCoordinator || r.State != RoundState.Draft));
    }
}

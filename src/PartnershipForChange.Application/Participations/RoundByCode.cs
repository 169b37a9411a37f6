using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

internal static class RoundByCode
{
    /// <summary>The round with this code, however an address writes it, its phases loaded, where the actor may know of it.</summary>
    public static IQueryable<Round> KnownTo(this IQueryable<Round> rounds, Actor actor, string code)
    {
        var stored = code.ToLowerInvariant();
        return rounds.VisibleTo(actor).Include(r => r.Phases).Where(r => r.Code == stored);
    }
}

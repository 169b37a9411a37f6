using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>The round whose pages the navigation leads to.</summary>
/// <param name="NamesRemovedOn">The day names went from it; null while they are there.</param>
public sealed record CurrentRound(string Code, LocalisedText Name, RoundState State, DateOnly? NamesRemovedOn);

/// <summary>Finds the round a reader is in.</summary>
public sealed class CurrentRoundQueries(PortalDbContext db)
{
    /// <summary>
    /// The round of the address where it names one the reader may see, else the newest open round, else for
    /// coordinators the newest draft; null when there is none.
    /// </summary>
    public Task<CurrentRound?> Find(string? code, Actor actor, CancellationToken cancellation)
    {
        var asked = code?.ToLowerInvariant();
        return db.Rounds.AsNoTracking()
            .VisibleTo(actor)
            .Where(r => r.Code == asked || r.State != RoundState.Closed)
            .OrderBy(r => r.Code == asked ? 0 : r.State == RoundState.Open ? 1 : 2)
            .ThenByDescending(r => r.From)
            .Select(r => new CurrentRound(r.Code, r.Name, r.State, r.NamesRemovedOn))
            .FirstOrDefaultAsync(cancellation);
    }
}

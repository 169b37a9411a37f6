using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A strand that would end, and how many messages would go out.</summary>
public sealed record StrandEnding(Strand Strand, int Messages);

/// <summary>Looks ahead at cancelling strands, or switching them off. For coordinators.</summary>
public sealed class StrandEndingQueries(PortalDbContext db, IEnumerable<IStrandCancelling> strands)
{
    /// <summary>What changing the strands of a round would tell people; empty where nobody would hear of it.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<IReadOnlyList<StrandEnding>> Of(string code, RoundStrands wanted, CancellationToken cancellation) =>
        await Of(await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound(), wanted, cancellation);

    internal async Task<IReadOnlyList<StrandEnding>> Of(Round round, RoundStrands wanted, CancellationToken cancellation)
    {
        var endings = new List<StrandEnding>();
        foreach (var strand in Ending(round, wanted))
        {
            if (await strand.Count(round, cancellation) is > 0 and var messages)
            {
                endings.Add(new StrandEnding(strand.Strand, messages));
            }
        }

        return endings;
    }

    internal IEnumerable<IStrandCancelling> Ending(Round round, RoundStrands wanted) =>
        round.State == RoundState.Open ? strands.Where(s => round.Strands.Has(s.Strand) && !wanted.Has(s.Strand)) : [];
}

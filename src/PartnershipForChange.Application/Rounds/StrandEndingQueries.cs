using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>Looks ahead at cancelling strands, or switching them off. For coordinators.</summary>
public sealed class StrandEndingQueries(PortalDbContext db, IEnumerable<IStrandCancelling> strands)
{
    /// <summary>What changing the strands of a round would tell people.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<StrandEndings> Of(string code, RoundStrands wanted, CancellationToken cancellation) =>
        await Of(await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound(), wanted, cancellation);

    internal async Task<StrandEndings> Of(Round round, RoundStrands wanted, CancellationToken cancellation)
    {
        var news = new List<StrandNews>();
        foreach (var strand in Ending(round, wanted))
        {
            news.AddRange(await strand.News(round, cancellation));
        }

        return new StrandEndings(news);
    }

    internal IEnumerable<IStrandCancelling> Ending(Round round, RoundStrands wanted) =>
        round.State == RoundState.Open ? strands.Where(s => round.Strands.Has(s.Strand) && !wanted.Has(s.Strand)) : [];
}

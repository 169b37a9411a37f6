using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Programme;

/// <summary>How far the solutions are carried out.</summary>
/// <param name="Reading">The latest published overall figure, where there is one.</param>
/// <param name="Solutions">Those carried out furthest first; without a figure last.</param>
public sealed record ChangeMeter(ChangeMeterReading? Reading, IReadOnlyList<Solution> Solutions);

/// <summary>Reads the Change Meter.</summary>
public sealed class SolutionQueries(PortalDbContext db)
{
    public async Task<ChangeMeter> ChangeMeter(CancellationToken cancellation) => new(
        await db.ChangeMeterReadings.AsNoTracking().OrderByDescending(r => r.AsOf).FirstOrDefaultAsync(cancellation),
        await db.Solutions.AsNoTracking()
            .OrderByDescending(s => s.Percent != null).ThenByDescending(s => s.Percent).ThenBy(s => s.Title.Sl).Take(200).ToListAsync(cancellation));

    /// <exception cref="NotFoundException">When there is no such solution.</exception>
    public Task<Solution> Find(Guid id, CancellationToken cancellation) =>
        db.Solutions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>Figures that may be quoted.</summary>
/// <param name="Standing">The newest public round, counted now; null before the first.</param>
/// <param name="Meter">Null while no solution is measured.</param>
/// <param name="Figures">Those the coordinators keep, the newest first.</param>
public sealed record PressPage(RoundStanding? Standing, MeterFigure? Meter, IReadOnlyList<PressFigure> Figures, DateOnly Today);

/// <summary>Reads figures for the press.</summary>
public sealed class PressQueries(PortalDbContext db, PublicQueries programme, TimeProvider clock)
{
    public async Task<PressPage> Page(CancellationToken cancellation)
    {
        var landing = await programme.Landing(cancellation);
        return new PressPage(landing.Standing, landing.Meter, await Figures(cancellation), clock.Today());
    }

    public async Task<IReadOnlyList<PressFigure>> Figures(CancellationToken cancellation) =>
        await db.PressFigures.AsNoTracking().OrderByDescending(f => f.AsOf).ThenBy(f => f.Id).Take(100).ToListAsync(cancellation);

    /// <exception cref="NotFoundException">When there is none of this id.</exception>
    public Task<PressFigure> Find(Guid id, CancellationToken cancellation) =>
        db.PressFigures.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellation).OrNotFound();
}

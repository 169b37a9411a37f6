using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>Keeps the figures for the press. For coordinators.</summary>
public sealed class PressService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When a text is missing or too long, or the day to come.</exception>
    public Task Add(PressFigureDetails details, Actor actor, CancellationToken cancellation)
    {
        db.Add(new PressFigure(details, clock.Today()));
        return db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long, or the day to come.</exception>
    public async Task Edit(Guid id, PressFigureDetails details, Guid version, Actor actor, CancellationToken cancellation)
    {
        var figure = await Load(id, cancellation);
        db.Expect(figure, version);
        figure.Edit(details, clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    public async Task Remove(Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        var figure = await Load(id, cancellation);
        db.Expect(figure, version);
        db.Remove(figure);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private Task<PressFigure> Load(Guid id, CancellationToken cancellation) =>
        db.PressFigures.FirstOrDefaultAsync(f => f.Id == id, cancellation).OrNotFound();
}

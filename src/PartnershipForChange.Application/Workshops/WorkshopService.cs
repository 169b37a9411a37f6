using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Writes what a round's workshops are about. For coordinators.</summary>
public sealed class WorkshopService(PortalDbContext db, TimeProvider clock)
{
    /// <returns>Its id.</returns>
    /// <exception cref="DomainRuleException">When the round takes no workshops or a field is not as it should be.</exception>
    public async Task<Guid> Add(string round, WorkshopDetails details, Actor actor, CancellationToken cancellation)
    {
        var workshop = new Workshop(await db.RoundOfWorkshops(round, cancellation), details);
        db.Add(workshop);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return workshop.Id;
    }

    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When the round takes no changes or a field is not as it should be.</exception>
    public async Task Edit(string round, Guid id, WorkshopDetails details, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var workshop = await db.Workshops.FirstOrDefaultAsync(w => w.Id == id && w.RoundId == found.Id, cancellation).OrNotFound();
        db.Expect(workshop, version);
        workshop.Edit(found, details);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Removes one that has no sessions yet.</summary>
    /// <exception cref="InUseException">When it has sessions.</exception>
    public async Task Remove(string round, Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var workshop = await db.Workshops.FirstOrDefaultAsync(w => w.Id == id && w.RoundId == found.Id, cancellation).OrNotFound();
        db.Expect(workshop, version);
        db.Remove(workshop);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}

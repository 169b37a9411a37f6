using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Programme;

/// <summary>Keeps the Change Meter. For coordinators.</summary>
public sealed class SolutionService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When a field is not as it should be.</exception>
    public async Task Add(SolutionDetails details, Actor actor, CancellationToken cancellation)
    {
        db.Add(new Solution(details, clock.Today()));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When a field is not as it should be.</exception>
    public async Task Edit(Guid id, SolutionDetails details, Guid version, Actor actor, CancellationToken cancellation)
    {
        var solution = await Load(id, cancellation);
        db.Expect(solution, version);
        solution.Edit(details, clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    public async Task Remove(Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        var solution = await Load(id, cancellation);
        db.Expect(solution, version);
        db.Remove(solution);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Records a published overall figure; a second one for the same day is refused.</summary>
    /// <exception cref="DomainRuleException">When a field is not as it should be or the day has a figure already.</exception>
    public async Task Record(int percent, DateOnly asOf, string source, Actor actor, CancellationToken cancellation)
    {
        db.Add(new ChangeMeterReading(percent, asOf, source, clock.Today()));
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.ReadingThatDay", asOf) { Field = nameof(ChangeMeterReading.AsOf) };
        }
    }

    private Task<Solution> Load(Guid id, CancellationToken cancellation) =>
        db.Solutions.FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Data;

/// <summary>What every portal has from its first start: the roles and the rules of recognition.</summary>
public sealed class FirstDataService(PortalDbContext db, TimeProvider clock)
{
    public async Task Ensure(CancellationToken cancellation)
    {
        var there = await db.Roles.Select(r => r.Name!).ToListAsync(cancellation);
        db.Roles.AddRange(Roles.All.Except(there).Select(name =>
            new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() }));
        await AddRecognition(cancellation);
        try
        {
            await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            // Another node that starts at the same time was faster.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A stamp for every act; badges only with the first of them, for coordinators may withdraw any.</summary>
    private async Task AddRecognition(CancellationToken cancellation)
    {
        var acts = await db.TemplateStamps.Select(s => s.Act).ToListAsync(cancellation);
        db.TemplateStamps.AddRange(RecognitionTemplate.Usual.Stamps.Where(s => !acts.Contains(s.Act)).Select(s => new TemplateStamp(s.Act, s.Terms)));
        if (acts.Count == 0)
        {
            db.TemplateBadges.AddRange(RecognitionTemplate.Usual.Badges.Select(terms => new TemplateBadge(terms)));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Recognition;

/// <summary>Changes the rules of recognition that rounds begin with; rounds that have begun keep theirs. For coordinators.</summary>
public sealed class RecognitionTemplateService(PortalDbContext db, TimeProvider clock)
{
    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When the title is missing, a text too long or the number out of range.</exception>
    public async Task EditStamp(StampAct act, StampTerms terms, Guid version, Actor actor, CancellationToken cancellation)
    {
        var stamp = await db.TemplateStamps.FirstOrDefaultAsync(s => s.Act == act, cancellation).OrNotFound();
        db.Expect(stamp, version);
        stamp.Edit(terms);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When the title is missing, a text too long, a number out of range, or no act counts.</exception>
    public async Task AddBadge(BadgeTerms terms, Actor actor, CancellationToken cancellation)
    {
        db.Add(new TemplateBadge(terms));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When the title is missing, a text too long, a number out of range, or no act counts.</exception>
    public async Task EditBadge(Guid id, BadgeTerms terms, Guid version, Actor actor, CancellationToken cancellation)
    {
        var badge = await Badge(id, version, cancellation);
        badge.Edit(terms);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Rounds to come do not have it.</summary>
    /// <param name="version">The version the coordinator saw.</param>
    public async Task WithdrawBadge(Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        db.Remove(await Badge(id, version, cancellation));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<TemplateBadge> Badge(Guid id, Guid version, CancellationToken cancellation)
    {
        var badge = await db.TemplateBadges.FirstOrDefaultAsync(b => b.Id == id, cancellation).OrNotFound();
        db.Expect(badge, version);
        return badge;
    }
}

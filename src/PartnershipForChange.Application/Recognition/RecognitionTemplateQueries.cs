using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Recognition;

/// <summary>The rules of the programme's template, in their order.</summary>
public sealed record TemplateRules(IReadOnlyList<TemplateStamp> Stamps, IReadOnlyList<TemplateBadge> Badges)
{
    /// <summary>What a season takes over.</summary>
    public RecognitionTemplate Template => new([.. Stamps.Select(s => (s.Act, s.Terms))], [.. Badges.Select(b => b.Terms)]);

    /// <summary>The place after the last badge.</summary>
    public int NextOrder => Math.Min(Badges.Select(b => b.Order).DefaultIfEmpty().Max() + 1, BadgeDefinition.LastOrder);
}

/// <summary>Reads the rules of recognition that rounds begin with.</summary>
public sealed class RecognitionTemplateQueries(PortalDbContext db)
{
    public async Task<TemplateRules> Rules(CancellationToken cancellation) => new(
        [.. (await db.TemplateStamps.AsNoTracking().ToListAsync(cancellation)).OrderBy(s => s.Act)],
        await db.TemplateBadges.AsNoTracking().OrderBy(b => b.Order).ThenBy(b => b.Id).ToListAsync(cancellation));

    /// <exception cref="NotFoundException">When the template has no stamp for the act.</exception>
    public Task<TemplateStamp> Stamp(StampAct act, CancellationToken cancellation) =>
        db.TemplateStamps.AsNoTracking().FirstOrDefaultAsync(s => s.Act == act, cancellation).OrNotFound();

    /// <exception cref="NotFoundException">When there is none of this id.</exception>
    public Task<TemplateBadge> Badge(Guid id, CancellationToken cancellation) =>
        db.TemplateBadges.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellation).OrNotFound();
}

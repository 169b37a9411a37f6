using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Programme;

/// <summary>A version in the list of versions.</summary>
/// <param name="Acceptances">How many times an organisation has accepted it.</param>
public sealed record TermsVersion(int Number, DateTimeOffset IssuedAt, int Acceptances);

/// <summary>Reads the partnership terms.</summary>
public sealed class TermsQueries(PortalDbContext db)
{
    /// <summary>The version in force; null before the first is issued.</summary>
    public Task<PartnershipTerms?> InForce(CancellationToken cancellation) =>
        db.Terms.AsNoTracking().OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancellation);

    /// <exception cref="NotFoundException">When there is no version of this number.</exception>
    public Task<PartnershipTerms> Find(int number, CancellationToken cancellation) =>
        db.Terms.AsNoTracking().FirstOrDefaultAsync(t => t.Number == number, cancellation).OrNotFound();

    /// <summary>Every version, the newest first.</summary>
    public async Task<IReadOnlyList<TermsVersion>> Versions(CancellationToken cancellation) =>
        await db.Terms.AsNoTracking().OrderByDescending(t => t.Number)
            .Select(t => new TermsVersion(t.Number, t.IssuedAt, db.Participations.Count(p => p.TermsId == t.Id)))
            .ToListAsync(cancellation);
}

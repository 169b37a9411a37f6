using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Programme;

/// <summary>A new version of the terms.</summary>
/// <param name="Follows">Number of the version the coordinator started from; 0 for none.</param>
public sealed record IssueTerms(LocalisedText Text, int Follows);

/// <summary>Issues the partnership terms. For coordinators.</summary>
public sealed class TermsService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Puts the next version into force. Acceptances keep the version they were given to. Two at once, or the same form
    /// sent twice, give one version.
    /// </summary>
    /// <returns>The number of the new version.</returns>
    /// <exception cref="DomainRuleException">When the text is missing or unchanged, or somebody issued a version meanwhile.</exception>
    public async Task<int> Issue(IssueTerms command, Actor actor, CancellationToken cancellation)
    {
        var inForce = await db.Terms.OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancellation);
        var next = new PartnershipTerms(command.Follows + 1, command.Text, clock.GetUtcNow());
        Guard.Against((inForce?.Number ?? 0) != command.Follows ? new DomainRuleException("Rules.TermsNotNewest") : null);
        Guard.Against(inForce?.Text == next.Text ? new DomainRuleException("Rules.TermsUnchanged") { Field = "TextSl" } : null);
        db.Add(next);
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.TermsNotNewest");
        }

        return next.Number;
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Application.Proposals;

internal static class ProposalScope
{
    /// <summary>True while jurors score it or a decision is pending: what they read must not change under them.</summary>
    public static Task<bool> IsWithJury(this PortalDbContext db, Guid proposalId, CancellationToken cancellation) => (
        from entry in db.JuryEntries
        join panel in db.JuryPanels on entry.PanelId equals panel.Id
        where entry.SubjectId == proposalId && panel.State != JuryPanelState.SetUp && !(entry.ToldAt != null && entry.Verdict == Verdict.Revise)
        select entry.Id).AnyAsync(cancellation);
}

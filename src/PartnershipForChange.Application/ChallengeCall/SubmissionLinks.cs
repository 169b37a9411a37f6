using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>What secrets in links lead to.</summary>
internal static class SubmissionLinks
{
    /// <summary>The submission that a private link opens.</summary>
    public static IQueryable<ChallengeSubmission> OpenedBy(this PortalDbContext db, string? token, Guid roundId) =>
        from link in db.LinksOf(token, SubmissionLinkKind.Private)
        join submission in db.ChallengeSubmissions on link.SubmissionId equals submission.Id
        where submission.RoundId == roundId
        select submission;

    /// <summary>The submission whose address a link confirms: the newest of its letters, and not too old.</summary>
    public static IQueryable<ChallengeSubmission> ConfirmedBy(this PortalDbContext db, string? token, Guid roundId, DateTimeOffset now)
    {
        var since = now - SubmissionLink.ConfirmLasts;
        return
            from link in db.LinksOf(token, SubmissionLinkKind.ConfirmEmail)
            join submission in db.ChallengeSubmissions on link.SubmissionId equals submission.Id
            where submission.RoundId == roundId && link.CreatedAt > since
                && !db.SubmissionLinks.Any(later =>
                    later.SubmissionId == link.SubmissionId && later.Kind == SubmissionLinkKind.ConfirmEmail && later.CreatedAt > link.CreatedAt)
            select submission;
    }

    private static IQueryable<SubmissionLink> LinksOf(this PortalDbContext db, string? token, SubmissionLinkKind kind)
    {
        var hash = LinkToken.Hash(token ?? string.Empty);
        return db.SubmissionLinks.Where(l => l.TokenHash == hash && l.Kind == kind);
    }
}

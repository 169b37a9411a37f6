using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A round and its call; null while coordinators have not set the call up.</summary>
public sealed record RoundCall(Round Round, CallForChallenges? Call)
{
    /// <exception cref="DomainRuleException">While it is not set up.</exception>
    internal CallForChallenges Required => Call ?? throw new DomainRuleException("Rules.CallNotSetUp");
}

internal static class CallScope
{
    /// <summary>The round with this code, its challenges loaded, and its call, tracked, for a change.</summary>
    /// <exception cref="NotFoundException">When the actor may not know of the round, or it has no call.</exception>
    public static Task<RoundCall> CallOf(this PortalDbContext db, string code, Actor actor, CancellationToken cancellation) =>
        Find(db, db.Rounds.Include(r => r.Challenges), db.CallsForChallenges, code, actor, cancellation);

    /// <summary>The same, without challenges and not tracked, for reading.</summary>
    /// <exception cref="NotFoundException">When the actor may not know of the round, or it has no call.</exception>
    public static Task<RoundCall> ReadCallOf(this PortalDbContext db, string code, Actor actor, CancellationToken cancellation) =>
        Find(db, db.Rounds.AsNoTracking(), db.CallsForChallenges.AsNoTracking(), code, actor, cancellation);

    /// <summary>What coordinators see: what has reached them, not what is still being written.</summary>
    public static IQueryable<ChallengeSubmission> HandedIn(this IQueryable<ChallengeSubmission> submissions) =>
        submissions.Where(s => s.State != SubmissionState.Draft && s.State != SubmissionState.Unconfirmed);

    /// <summary>What anyone sees.</summary>
    public static IQueryable<ChallengeSubmission> ShownToAnyone(this IQueryable<ChallengeSubmission> submissions) =>
        submissions.Where(s => s.State == SubmissionState.Published || s.State == SubmissionState.Finalist || s.State == SubmissionState.Chosen);

    /// <summary>Those among which is chosen, in an order that says nothing about votes.</summary>
    public static IQueryable<ChallengeSubmission> Finalists(this PortalDbContext db, Guid roundId) =>
        db.ChallengeSubmissions.Where(s => s.RoundId == roundId && (s.State == SubmissionState.Finalist || s.State == SubmissionState.Chosen))
            .OrderBy(Alphabet.Of<ChallengeSubmission>(s => s.Title)).ThenBy(s => s.Id);

    /// <summary>True when votes have been cast, confirmed or not.</summary>
    public static async Task<bool> HasVotes(this PortalDbContext db, Guid roundId, CancellationToken cancellation) =>
        await db.WebVotes.AnyAsync(v => v.RoundId == roundId, cancellation) || await db.HallVotes.AnyAsync(v => v.RoundId == roundId, cancellation);

    private static async Task<RoundCall> Find(
        PortalDbContext db, IQueryable<Round> rounds, IQueryable<CallForChallenges> calls, string code, Actor actor, CancellationToken cancellation)
    {
        var stored = code.ToLowerInvariant();
        var round = await rounds.VisibleTo(actor)
            .FirstOrDefaultAsync(r => r.Code == stored && r.Strands.ChallengeCall != StrandState.Off, cancellation).OrNotFound();
        return new RoundCall(round, await calls.FirstOrDefaultAsync(c => c.RoundId == round.Id, cancellation));
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Reads submissions for coordinators. Drafts are not among them: they belong to whoever writes them.</summary>
public sealed class SubmissionQueries(PortalDbContext db)
{
    private static readonly Sorts<ChallengeSubmission> Orders = new Sorts<ChallengeSubmission>()
        .By("submitted", s => s.SubmittedAt).LastFirst().ByText("title", s => s.Title).ByText("owner", s => s.Owner).By("state", s => s.State);

    /// <exception cref="NotFoundException">When the round is not there or has no call.</exception>
    public async Task<SubmissionOverview> List(string roundCode, SubmissionFilter filter, Actor actor, CancellationToken cancellation)
    {
        var round = await db.ReadCallOf(roundCode, actor, cancellation);
        var counts = await Filtered(round.Round.Id, filter with { State = null }).GroupBy(s => s.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var unfinished = await db.ChallengeSubmissions.CountAsync(
            s => s.RoundId == round.Round.Id && (s.State == SubmissionState.Draft || s.State == SubmissionState.Unconfirmed), cancellation);
        var rows = await Orders.Apply(Filtered(round.Round.Id, filter), filter.Sort).ThenBy(s => s.Id)
            .Select(s => new SubmissionRow(s.Id, s.Title, s.Owner, s.OwnerKind, s.BenefitTo, s.State, s.SubmittedAt, s.ContactName))
            .ToPageAsync(filter.Page, cancellation);
        return new SubmissionOverview(round, rows, counts, unfinished);
    }

    /// <exception cref="NotFoundException">When it is not in the round or has not been handed in.</exception>
    public async Task<SubmissionPage> One(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var round = await db.ReadCallOf(roundCode, actor, cancellation);
        var handedIn = db.ChallengeSubmissions.AsNoTracking().Where(s => s.RoundId == round.Round.Id).HandedIn();
        var submission = await handedIn.FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
        var others = await handedIn.Where(s => s.Id != id)
            .OrderBy(Alphabet.Of<ChallengeSubmission>(s => s.Title)).ThenBy(s => s.Id)
            .Select(s => new { s.State, s.MergedIntoId, Name = new SubmissionName(s.Id, s.Title, s.Owner) }).ToListAsync(cancellation);
        var hasVotes = await db.HasVotes(round.Round.Id, cancellation);
        return new SubmissionPage(
            round,
            submission,
            [.. others.Where(o => o.State is SubmissionState.Submitted or SubmissionState.Checked or SubmissionState.Published or SubmissionState.Finalist).Select(o => o.Name)],
            others.Find(o => o.Name.Id == submission.MergedIntoId)?.Name,
            [.. others.Where(o => o.MergedIntoId == id).Select(o => o.Name)],
            [.. Enum.GetValues<SubmissionStep>().Where(step => Can(step, submission, round.Round, hasVotes))]);
    }

    private static bool Can(SubmissionStep step, ChallengeSubmission submission, Round round, bool hasVotes) => step switch
    {
        SubmissionStep.Check => submission.CanCheck(round),
        SubmissionStep.Publish => submission.CanPublish(round),
        SubmissionStep.Unpublish => submission.CanUnpublish(round),
        SubmissionStep.Shortlist => submission.CanShortlist(round, hasVotes),
        SubmissionStep.Unshortlist => submission.CanUnshortlist(round, hasVotes),
        SubmissionStep.Reconsider => submission.CanReconsider(round),
        _ => submission.CanSeparate(round),
    };

    private IQueryable<ChallengeSubmission> Filtered(Guid roundId, SubmissionFilter filter)
    {
        var found = db.ChallengeSubmissions.AsNoTracking().Where(s => s.RoundId == roundId).HandedIn()
            .Holding(filter.Search, word => s => s.SearchText.Contains(word));
        found = filter.State is { } state ? found.Where(s => s.State == state) : found;
        found = filter.OwnerKind is { } kind ? found.Where(s => s.OwnerKind == kind) : found;
        return filter.BenefitTo is { } benefit ? found.Where(s => s.BenefitTo == benefit) : found;
    }
}

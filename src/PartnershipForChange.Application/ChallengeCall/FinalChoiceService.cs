using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Coordinators make finalists challenges of the round.</summary>
public sealed class FinalChoiceService(PortalDbContext db, SubmissionLetterService letters, TimeProvider clock)
{
    /// <summary>The finalist becomes a challenge of the round; its submitter is told.</summary>
    /// <exception cref="DomainRuleException">When the votes are not checked or it is no finalist.</exception>
    /// <exception cref="ConcurrencyException">When somebody else has chosen it meanwhile.</exception>
    public async Task Choose(SubmissionAddress address, Actor actor, CancellationToken cancellation)
    {
        var (voting, submission) = await Load(address, actor, cancellation);
        var owner = await db.Organisations.Where(o => o.Name.Sl == submission.Owner || o.Name.En == submission.Owner)
            .Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellation);
        submission.Choose(voting.Round, voting.Required, KeyFor(submission, voting.Round), owner);
        letters.Write(voting.Round, submission, "CallChosen");
        db.Touch(voting.Round);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Undoes <see cref="Choose"/>.</summary>
    /// <exception cref="DomainRuleException">When it is not chosen, or people wish for the challenge by now.</exception>
    /// <exception cref="InUseException">When a team works on the challenge by now.</exception>
    public async Task Unchoose(SubmissionAddress address, Actor actor, CancellationToken cancellation)
    {
        var (voting, submission) = await Load(address, actor, cancellation);
        var key = voting.Round.Challenges.FirstOrDefault(c => c.Id == submission.ChallengeId)?.Key;
        var isWished = await db.Registrations.AnyAsync(
            r => r.RoundId == voting.Round.Id && r.State != RegistrationState.Withdrawn && r.ChallengeWishes.Contains(key!), cancellation);
        Guard.Against(isWished ? new DomainRuleException("Rules.ChallengeWished") : null);
        submission.Unchoose(voting.Round);
        db.Touch(voting.Round);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>A short name from the title that no challenge of the round has.</summary>
    private static string KeyFor(ChallengeSubmission submission, Round round)
    {
        var letters = Folded.Of(submission.Title).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ');
        var words = new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = words.Aggregate(string.Empty, (all, word) => all.Length + word.Length < Challenge.KeyLength - 4 ? $"{all}-{word}".TrimStart('-') : all);
        key = key.Length > 0 ? key : "challenge";
        return Enumerable.Range(1, round.Challenges.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}")
            .First(candidate => round.Challenges.All(c => c.Key != candidate));
    }

    private async Task<(RoundCall Voting, ChallengeSubmission Submission)> Load(SubmissionAddress address, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(address.RoundCode, actor, cancellation);
        var submission = await db.Finalists(voting.Round.Id).FirstOrDefaultAsync(s => s.Id == address.Id, cancellation).OrNotFound();
        db.Expect(submission, address.Version);
        return (voting, submission);
    }
}

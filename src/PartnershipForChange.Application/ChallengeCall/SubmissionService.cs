using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A submission as its form gives it.</summary>
/// <param name="Token">Secret of the private link; a new form brings one that no submission has yet.</param>
/// <param name="Sends">True: it is handed in; false: it stays a draft.</param>
/// <param name="Version">The version the submitter saw; null from a new form.</param>
public sealed record WriteSubmission(string RoundCode, string Token, SubmissionText Text, Language Language, bool Sends, bool Consents, Guid? Version);

/// <summary>What strangers do with their own submission. The private link is all they need, and all that lets them in.</summary>
public sealed class SubmissionService(PortalDbContext db, SubmissionLetterService letters, TimeProvider clock)
{
    /// <summary>Length of a secret in an address; anything else was not made by the portal.</summary>
    private const int TokenLength = 43;

    /// <summary>Saves a draft or hands it in. The same new form sent twice is one submission.</summary>
    /// <returns>Where it stands.</returns>
    /// <exception cref="DomainRuleException">When the call takes none today or something is missing.</exception>
    /// <exception cref="NotFoundException">When the round has no call, or the link is none.</exception>
    /// <exception cref="ConcurrencyException">When it has changed since the submitter saw it.</exception>
    public async Task<SubmissionState> Write(WriteSubmission command, Actor actor, CancellationToken cancellation)
    {
        Guard.Against(command.Token.Length == TokenLength ? null : new DomainRuleException("Rules.CallFormOld"));
        var round = await db.CallOf(command.RoundCode, actor, cancellation);
        var found = await Behind(command.Token, round.Round.Id, cancellation);
        if (command.Version is null && found is not null)
        {
            return found.State;
        }

        try
        {
            var submission = found is not null ? await Edit(found, round, command, cancellation)
                : command.Version is null ? Add(round, command)
                : throw new NotFoundException(nameof(ChallengeSubmission));
            submission.Consent(command.Consents, clock.GetUtcNow());
            if (command.Sends)
            {
                await Send(submission, round, cancellation);
            }
            else if (found is null)
            {
                await letters.SendDraft(round.Round, submission, round.Required.SubmitTo, cancellation);
            }

            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return submission.State;
        }
        catch (DuplicateException)
        {
            // The same form came twice at once; the other one is saved.
            db.ChangeTracker.Clear();
            return (await Behind(command.Token, round.Round.Id, cancellation))!.State;
        }
    }

    /// <summary>The link of a letter is used: the address is confirmed and the submission goes to the coordinators.</summary>
    /// <exception cref="NotFoundException">When the link is none, is over, or a later letter has replaced it.</exception>
    /// <exception cref="DomainRuleException">When it was used before, or the round takes nothing any more.</exception>
    public async Task Confirm(string roundCode, string token, Actor actor, CancellationToken cancellation)
    {
        var (round, _) = await db.CallOf(roundCode, actor, cancellation);
        var submission = await db.ConfirmedBy(token, round.Id, clock.GetUtcNow()).FirstOrDefaultAsync(cancellation).OrNotFound();
        submission.ConfirmEmail(round, clock.GetUtcNow());
        letters.Write(round, submission, "CallReceived");
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private ChallengeSubmission Add(RoundCall round, WriteSubmission command)
    {
        var submission = new ChallengeSubmission(round.Round, round.Required, command.Text, command.Language, clock.Today());
        db.Add(submission);
        letters.Keep(submission, command.Token);
        return submission;
    }

    private async Task<ChallengeSubmission> Edit(
        ChallengeSubmission submission, RoundCall round, WriteSubmission command, CancellationToken cancellation)
    {
        db.Expect(submission, command.Version);
        var address = submission.ContactEmail;
        submission.Edit(round.Round, round.Required, command.Text, command.Language, clock.Today());
        if (submission.ContactEmail != address)
        {
            // Links that went to the other address are no longer the submitter's.
            var hash = LinkToken.Hash(command.Token);
            db.RemoveRange(await db.SubmissionLinks.Where(l => l.SubmissionId == submission.Id && l.TokenHash != hash).ToListAsync(cancellation));
        }

        return submission;
    }

    private async Task Send(ChallengeSubmission submission, RoundCall round, CancellationToken cancellation)
    {
        submission.Send(round.Round, round.Required, clock.GetUtcNow(), clock.Today());
        if (submission.State == SubmissionState.Unconfirmed)
        {
            await letters.AskToConfirm(round.Round, submission, cancellation);
        }
        else
        {
            letters.Write(round.Round, submission, "CallReceived");
        }
    }

    private Task<ChallengeSubmission?> Behind(string token, Guid roundId, CancellationToken cancellation) =>
        db.OpenedBy(token, roundId).FirstOrDefaultAsync(cancellation);
}

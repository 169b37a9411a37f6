using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>
/// Writes to those who submit, each time with a private link of its own, since the portal keeps no link it could send again.
/// The caller saves.
/// </summary>
public sealed class SubmissionLetterService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Letters an hour to an address nobody has confirmed: whoever types a stranger's does not flood a mailbox.</summary>
    private const int MostAnHour = 5;

    private static readonly string[] Unasked = [Draft, ConfirmEmail];
    private const string Draft = "CallDraft";
    private const string ConfirmEmail = "CallConfirm";

    /// <param name="kind">Texts <c>Mail.{kind}.Subject</c> and <c>.Body</c>: the title is <c>{0}</c>, the round <c>{1}</c>, then the arguments.</param>
    /// <remarks>Nothing where the contact is forgotten.</remarks>
    public void Write(Round round, ChallengeSubmission submission, string kind, params object?[] arguments)
    {
        if (submission.ContactEmail.Length == 0)
        {
            return;
        }

        var token = LinkToken.New();
        Add(submission, SubmissionLinkKind.Private, token);
        outbox.NotifyWithSecretLink(
            To(submission), round.Id, new Notice(kind, Home(round), [submission.Title, round.Name, .. arguments]),
            $"{Home(round)}/mine?token={token}", Text.In(submission.Language)["Mail.CallPrivateLink"]);
    }

    /// <summary>Sends the private link of a new draft, which can be submitted until a day.</summary>
    /// <exception cref="DomainRuleException">When too many went to the address within an hour.</exception>
    public async Task SendDraft(Round round, ChallengeSubmission submission, DateOnly until, CancellationToken cancellation)
    {
        await RequireFewLetters(submission, cancellation);
        Write(round, submission, Draft, until);
    }

    /// <summary>Sends the link that confirms the address; those sent before open nothing any more.</summary>
    /// <exception cref="DomainRuleException">When too many went to the address within an hour.</exception>
    public async Task AskToConfirm(Round round, ChallengeSubmission submission, CancellationToken cancellation)
    {
        await RequireFewLetters(submission, cancellation);
        var token = LinkToken.New();
        Add(submission, SubmissionLinkKind.ConfirmEmail, token);
        outbox.NotifyWithSecretLink(
            To(submission), round.Id, new Notice(ConfirmEmail, Home(round), submission.Title, round.Name),
            $"{Home(round)}/confirm?token={token}", Text.In(submission.Language)["Mail.CallConfirmLink", SubmissionLink.ConfirmLasts.TotalDays]);
    }

    /// <summary>Keeps the secret that a form already carries.</summary>
    public void Keep(ChallengeSubmission submission, string token) => Add(submission, SubmissionLinkKind.Private, token);

    private static string Home(Round round) => $"/rounds/{round.Code}/call";

    internal static Addressee To(ChallengeSubmission submission) => new(submission.ContactEmail, submission.ContactName, submission.Language, PersonId: null);

    private async Task RequireFewLetters(ChallengeSubmission submission, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddHours(-1);
        var sent = await db.OutboxMessages.CountAsync(
            m => m.To == submission.ContactEmail && Unasked.Contains(m.Kind) && m.CreatedAt > since, cancellation);
        Guard.Against(sent < MostAnHour ? null : new DomainRuleException("Rules.CallLetters") { Field = nameof(submission.ContactEmail) });
    }

    private void Add(ChallengeSubmission submission, SubmissionLinkKind kind, string token) =>
        db.SubmissionLinks.Add(new SubmissionLink(submission.Id, kind, LinkToken.Hash(token), clock.GetUtcNow()));
}

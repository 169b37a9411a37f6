using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>
/// A challenge that somebody submits to a round's call. Strangers write it behind a private link and confirm their
/// address; coordinators check it, publish it, put it among the finalists and choose it.
/// </summary>
public sealed partial class ChallengeSubmission : Entity
{
    public const int TitleLength = Challenge.TitleLength;
    public const int DescriptionLength = 2000;
    public const int OwnerLength = 200;
    public const int BenefitLength = 1000;
    public const int ContactLength = 120;
    public const int ReasonLength = 1000;

    /// <summary>Most points a commission gives.</summary>
    public const decimal MostPoints = 1000;

    private ChallengeSubmission()
    {
    }

    /// <summary>A draft.</summary>
    /// <exception cref="DomainRuleException">When the call takes none today, or the title or the contact is missing or a text too long.</exception>
    public ChallengeSubmission(Round round, CallForChallenges call, SubmissionText text, Language language, DateOnly today)
    {
        call.RequireSubmissions(round, today);
        RoundId = round.Id;
        Write(text, language);
    }

    public Guid RoundId { get; private set; }

    public SubmissionState State { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    /// <summary>Name of the organisation whose challenge it is, as it was written.</summary>
    public string Owner { get; private set; } = string.Empty;

    public OwnerKind? OwnerKind { get; private set; }

    public BenefitTo? BenefitTo { get; private set; }

    /// <summary>What would be better if it were solved.</summary>
    public string Benefit { get; private set; } = string.Empty;

    /// <summary>Whom the programme writes to; never public.</summary>
    public string ContactName { get; private set; } = string.Empty;

    /// <summary>Lower case; never public.</summary>
    public string ContactEmail { get; private set; } = string.Empty;

    /// <summary>The language it is written in, and in which the contact is written to.</summary>
    public Language Language { get; private set; }

    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>When the contact agreed that the challenge may be published.</summary>
    public DateTimeOffset? ConsentedAt { get; private set; }

    /// <summary>When it first reached the coordinators: handed in, with a confirmed address.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Why it was sent back last or declined; empty where it was not.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>The submission this one is the same as.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The commission's points, entered by hand where no jury is used; at most <see cref="MostPoints"/>, two decimals.</summary>
    public decimal? CommissionPoints { get; private set; }

    /// <summary>The challenge of the round it became.</summary>
    public Guid? ChallengeId { get; private set; }

    /// <summary>Title, owner and contact, folded for search.</summary>
    public string SearchText { get; private set; } = string.Empty;

    public bool IsPublic => State is SubmissionState.Published or SubmissionState.Finalist or SubmissionState.Chosen;

    /// <summary>Writes it anew. Another address has to be confirmed again.</summary>
    /// <exception cref="DomainRuleException">When it cannot be edited now, or the title or the contact is missing or a text too long.</exception>
    public void Edit(Round round, CallForChallenges call, SubmissionText text, Language language, DateOnly today)
    {
        Guard.Against(WhyNotEdit(round, call, today));
        Write(text, language);
    }

    public bool CanEdit(Round round, CallForChallenges call, DateOnly today) => WhyNotEdit(round, call, today) is null;

    /// <summary>The contact agrees that the challenge is published, or takes that back: what waits for its address is a draft again then.</summary>
    public void Consent(bool consents, DateTimeOffset now)
    {
        ConsentedAt = consents ? ConsentedAt ?? now : null;
        State = !consents && State == SubmissionState.Unconfirmed ? SubmissionState.Draft : State;
    }

    /// <summary>Hands it in: to the coordinators where the address is confirmed, else it waits for that.</summary>
    /// <exception cref="DomainRuleException">When it cannot be edited now, something is missing, or the contact does not consent.</exception>
    public void Send(Round round, CallForChallenges call, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotEdit(round, call, today));
        Guard.Required(Description, DescriptionLength, nameof(Description));
        Guard.Required(Owner, OwnerLength, nameof(Owner));
        Guard.Required(Benefit, BenefitLength, nameof(Benefit));
        Guard.Against(OwnerKind is null ? new DomainRuleException("Rules.Required") { Field = nameof(OwnerKind) } : null);
        Guard.Against(BenefitTo is null ? new DomainRuleException("Rules.Required") { Field = nameof(BenefitTo) } : null);
        Guard.Against(ConsentedAt is null ? new DomainRuleException("Rules.CallConsent") { Field = "Consents" } : null);
        State = SubmissionState.Unconfirmed;
        if (EmailConfirmedAt is not null)
        {
            Arrive(now);
        }
    }

    /// <summary>The contact's address is theirs: it goes to the coordinators.</summary>
    /// <exception cref="DomainRuleException">When it does not wait for that, or the round takes nothing any more.</exception>
    public void ConfirmEmail(Round round, DateTimeOffset now)
    {
        Guard.Against(WhyNotConfirmEmail(round));
        EmailConfirmedAt = now;
        Arrive(now);
    }

    public bool CanConfirmEmail(Round round) => WhyNotConfirmEmail(round) is null;

    /// <exception cref="DomainRuleException">When it does not wait to be checked.</exception>
    public void Check(Round round, DateTimeOffset now)
    {
        Guard.Against(WhyNotCheck(round));
        State = SubmissionState.Checked;
        CheckedAt = now;
    }

    public bool CanCheck(Round round) => WhyNotCheck(round) is null;

    /// <exception cref="DomainRuleException">When it is not with the coordinators or no reason is given.</exception>
    public void SendBack(Round round, string? reason)
    {
        Guard.Against(WhyNotSendBack(round));
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        State = SubmissionState.SentBack;
    }

    public bool CanSendBack(Round round) => WhyNotSendBack(round) is null;

    /// <summary>The programme does not take it up.</summary>
    /// <exception cref="DomainRuleException">When it is not with the coordinators or no reason is given.</exception>
    public void Decline(Round round, string? why)
    {
        Guard.Against(WhyNotSendBack(round));
        Reason = Guard.Required(why, ReasonLength, "Why");
        State = SubmissionState.Declined;
    }

    public bool CanDecline(Round round) => WhyNotSendBack(round) is null;

    /// <summary>Undoes <see cref="Decline"/>: it waits to be checked again.</summary>
    /// <exception cref="DomainRuleException">When it is not declined.</exception>
    public void Reconsider(Round round)
    {
        Guard.Against(WhyNotReconsider(round));
        State = SubmissionState.Submitted;
        Reason = string.Empty;
    }

    public bool CanReconsider(Round round) => WhyNotReconsider(round) is null;

    /// <summary>Says that it is the same challenge as another, which goes on for both.</summary>
    /// <exception cref="DomainRuleException">When either cannot be merged, or the other is of another round or is itself.</exception>
    public void MergeInto(Round round, ChallengeSubmission other)
    {
        Guard.Against(WhyNotMerge(round));
        Guard.Against(other != this && other.RoundId == RoundId && other.State is SubmissionState.Submitted or SubmissionState.Checked
            or SubmissionState.Published or SubmissionState.Finalist
            ? null
            : new DomainRuleException("Rules.MergeTarget") { Field = "Into" });
        State = SubmissionState.Merged;
        MergedIntoId = other.Id;
    }

    public bool CanMerge(Round round) => WhyNotMerge(round) is null;

    /// <summary>The submission that this one was merged into was itself merged: both are now the same as <paramref name="other"/>.</summary>
    public void FollowTo(ChallengeSubmission other)
    {
        if (State == SubmissionState.Merged)
        {
            MergedIntoId = other.Id;
        }
    }

    /// <summary>Undoes a merge: it waits to be checked again.</summary>
    /// <exception cref="DomainRuleException">When it is not merged.</exception>
    public void Separate(Round round)
    {
        Guard.Against(WhyNotSeparate(round));
        State = SubmissionState.Submitted;
        MergedIntoId = null;
    }

    public bool CanSeparate(Round round) => WhyNotSeparate(round) is null;

    /// <exception cref="DomainRuleException">When it is not checked.</exception>
    public void Publish(Round round, DateTimeOffset now)
    {
        Guard.Against(WhyNotPublish(round));
        State = SubmissionState.Published;
        PublishedAt = now;
    }

    public bool CanPublish(Round round) => WhyNotPublish(round) is null;

    /// <summary>Undoes <see cref="Publish"/>.</summary>
    /// <exception cref="DomainRuleException">When it is not published, or is a finalist already.</exception>
    public void Unpublish(Round round)
    {
        Guard.Against(WhyNotUnpublish(round));
        State = SubmissionState.Checked;
        PublishedAt = null;
    }

    public bool CanUnpublish(Round round) => WhyNotUnpublish(round) is null;

    /// <summary>Puts it among the finalists.</summary>
    /// <param name="hasVotes">Votes have been cast in the round: the finalists are fixed then.</param>
    /// <exception cref="DomainRuleException">When it is not published or votes have been cast.</exception>
    public void Shortlist(Round round, bool hasVotes)
    {
        Guard.Against(WhyNotShortlist(round, hasVotes));
        State = SubmissionState.Finalist;
    }

    public bool CanShortlist(Round round, bool hasVotes) => WhyNotShortlist(round, hasVotes) is null;

    /// <summary>Undoes <see cref="Shortlist"/>.</summary>
    /// <exception cref="DomainRuleException">When it is no finalist or votes have been cast.</exception>
    public void Unshortlist(Round round, bool hasVotes)
    {
        Guard.Against(WhyNotUnshortlist(round, hasVotes));
        State = SubmissionState.Published;
        CommissionPoints = null;
    }

    public bool CanUnshortlist(Round round, bool hasVotes) => WhyNotUnshortlist(round, hasVotes) is null;

    /// <summary>Enters the commission's points by hand; null takes them back.</summary>
    /// <exception cref="DomainRuleException">When it is no finalist, the votes are checked already, or the points are out of range.</exception>
    public void GivePoints(Round round, CallForChallenges call, decimal? points)
    {
        Guard.Against(WhyNotGivePoints(round, call));
        Guard.Against(points is < 0 or > MostPoints || (points is { } given && decimal.Round(given, 2) != given)
            ? new DomainRuleException("Rules.PointsRange", MostPoints) { Field = nameof(CommissionPoints) }
            : null);
        CommissionPoints = points;
    }

    /// <summary>It becomes a challenge of the round.</summary>
    /// <param name="owner">The organisation whose challenge it is, where the portal knows it.</param>
    /// <exception cref="DomainRuleException">When it is no finalist, the votes are not checked, or the key is taken.</exception>
    public Challenge Choose(Round round, CallForChallenges call, string key, Guid? owner)
    {
        Guard.Against(WhyNotChoose(round, call));
        var challenge = round.AddChallenge(key, new ChallengeText(Localised(Title), LocalisedText.Empty, Localised(Description), owner));
        State = SubmissionState.Chosen;
        ChallengeId = challenge.Id;
        return challenge;
    }

    public bool CanChoose(Round round, CallForChallenges call) => WhyNotChoose(round, call) is null;

    /// <summary>Undoes <see cref="Choose"/>; whoever saves finds out whether something depends on the challenge by then.</summary>
    /// <exception cref="DomainRuleException">When it is not chosen or the round is closed.</exception>
    public void Unchoose(Round round)
    {
        Guard.Against(WhyNotUnchoose(round));
        round.RemoveChallenge(ChallengeId!.Value);
        ChallengeId = null;
        State = SubmissionState.Finalist;
    }

    public bool CanUnchoose(Round round) => WhyNotUnchoose(round) is null;

    /// <summary>Nobody writes to the contact any more: name and address go.</summary>
    public void ForgetContact()
    {
        (ContactName, ContactEmail) = (string.Empty, string.Empty);
        SearchText = Folded.Of(Title, Owner);
    }

    private void Write(SubmissionText text, Language language)
    {
        Title = Guard.Required(text.Title, TitleLength, nameof(Title));
        Description = Guard.Optional(text.Description, DescriptionLength, nameof(Description));
        Owner = Guard.Optional(text.Owner, OwnerLength, nameof(Owner));
        (OwnerKind, BenefitTo) = (text.OwnerKind, text.BenefitTo);
        Benefit = Guard.Optional(text.Benefit, BenefitLength, nameof(Benefit));
        ContactName = Guard.Required(text.ContactName, ContactLength, nameof(ContactName));
        ConfirmLater(EmailOf(text.ContactEmail));
        Language = language;
        SearchText = Folded.Of(Title, Owner, ContactName, ContactEmail);
    }

    private void ConfirmLater(string email)
    {
        if (email == ContactEmail)
        {
            return;
        }

        (ContactEmail, EmailConfirmedAt) = (email, null);

        // The link that was sent confirms the other address; it has to be handed in again for a new one.
        State = State == SubmissionState.Unconfirmed ? SubmissionState.Draft : State;
    }

    private void Arrive(DateTimeOffset now)
    {
        State = SubmissionState.Submitted;
        SubmittedAt ??= now;
        Reason = string.Empty;
    }

    /// <summary>The Slovene part of a two-language text is always there; readers of English see what was written.</summary>
    private LocalisedText Localised(string text) => new(text, Language == Language.English ? text : string.Empty);

    private static string EmailOf(string? email)
    {
        try
        {
            return Person.NormalisedEmail(email);
        }
        catch (DomainRuleException broken)
        {
            throw new DomainRuleException(broken.Rule, [.. broken.Arguments]) { Field = nameof(ContactEmail) };
        }
    }
}

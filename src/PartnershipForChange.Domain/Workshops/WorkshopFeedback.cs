namespace PartnershipForChange.Domain.Workshops;

/// <summary>
/// What somebody who attended thought of a session. Not an <see cref="Entity"/>: the audit trail would tell who gave
/// which mark, and nobody is to know.
/// </summary>
public sealed class WorkshopFeedback
{
    public const int SentenceLength = 500;

    /// <summary>With fewer answers neither the mean nor a sentence is shown.</summary>
    public const int FewestShown = 5;

    private WorkshopFeedback()
    {
    }

    /// <exception cref="DomainRuleException">When the person did not attend, or the answer is not as it should be.</exception>
    public WorkshopFeedback(WorkshopSession session, Guid personId, int mark, string? sentence, DateTimeOffset now)
    {
        Guard.Against(CanGive(session, personId, now) ? null : new DomainRuleException("Rules.FeedbackAfterAttending"));
        (SessionId, PersonId) = (session.Id, personId);
        Change(mark, sentence);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SessionId { get; private set; }

    /// <summary>Only so that everybody answers once and can change their answer.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>1 (of no use) to 5 (very useful).</summary>
    public int Mark { get; private set; }

    public string Sentence { get; private set; } = string.Empty;

    /// <exception cref="DomainRuleException">When the mark or the sentence is not as it should be.</exception>
    public void Change(int mark, string? sentence)
    {
        Mark = Guard.InRange(mark, 1, 5, nameof(Mark));
        Sentence = Guard.Optional(sentence, SentenceLength, nameof(Sentence));
    }

    public static bool CanGive(WorkshopSession session, Guid personId, DateTimeOffset now) =>
        session.EndsAt <= now && session.Of(personId) is { HasAttended: true };
}

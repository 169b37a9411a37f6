namespace PartnershipForChange.Application.Calendar;

/// <summary>
/// What a calendar program was told of one entry. Calendars replace an event by one of the same UID with a higher
/// SEQUENCE (RFC 5545, 3.8.7.4), and drop it only when told that it is cancelled, so the portal remembers what it said:
/// whatever a feature does, a change counts up and an entry that is gone is cancelled. Not an <see cref="Entity"/>:
/// nobody changes it, and the trail has the change itself.
/// </summary>
public sealed class ToldEvent
{
    /// <summary>How long a cancellation is repeated, for programs that look seldom.</summary>
    public const int DaysCancelled = 60;

    private ToldEvent()
    {
    }

    public ToldEvent(Guid feedId, string uid, string content, DateOnly endsOn, DateTimeOffset now)
    {
        (FeedId, Uid) = (feedId, uid);
        (Content, EndsOn, ModifiedAt) = (content, endsOn, now);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid FeedId { get; private set; }

    public string Uid { get; private set; } = string.Empty;

    /// <summary>Its properties as content lines, without those that this class counts.</summary>
    public string Content { get; private set; } = string.Empty;

    /// <summary>Its last day.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>0, 1, 2 ...: how often it was changed. Also its concurrency token.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset ModifiedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>What is true now; nothing happens when that was told already.</summary>
    public void Tell(string content, DateOnly endsOn, DateTimeOffset now)
    {
        if (content != Content || CancelledAt is not null)
        {
            (Content, EndsOn, CancelledAt) = (content, endsOn, null);
            Change(now);
        }
    }

    /// <summary>It does not take place, or not for this person; nothing happens when that was told already.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (CancelledAt is null)
        {
            CancelledAt = now;
            Change(now);
        }
    }

    /// <summary>True when no calendar needs it any more: it is past, or its cancellation was told long enough.</summary>
    public bool IsOver(DateOnly since, DateTimeOffset now) => EndsOn < since || CancelledAt < now.AddDays(-DaysCancelled);

    private void Change(DateTimeOffset now)
    {
        Sequence++;
        ModifiedAt = now > ModifiedAt ? now : ModifiedAt.AddSeconds(1);
    }
}

namespace PartnershipForChange.Application.Common;

/// <summary>
/// Work that a feature does by itself once a day, such as reminders. Every class that implements this is registered by
/// itself and runs in a scope of its own.
/// <para>
/// It may be run again on the same day (after a restart, or after another task failed) and on two nodes at once, and
/// still must do each thing once: it writes down what it did (say, until when a reminder has been sent) on the entity
/// concerned, in the same save as the message. Of two that save the same entity, one gets a
/// <see cref="Data.ConcurrencyException"/> and its message is not kept.
/// </para>
/// </summary>
public interface IDailyTask
{
    /// <summary>Does what is due, and only what is not done yet.</summary>
    Task Run(DateOnly today, CancellationToken cancellation);
}

namespace PartnershipForChange.Domain;

/// <summary>Something with an identity that people change and that the audit trail follows.</summary>
public abstract class Entity
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>
    /// Concurrency token: renewed with every saved change, on every database, so that whoever saves second against
    /// an older state is told instead of silently winning.
    /// </summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Called by the data layer when a change is about to be saved.</summary>
    public void RenewVersion() => Version = Guid.NewGuid();
}

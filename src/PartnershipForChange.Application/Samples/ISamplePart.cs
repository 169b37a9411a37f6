using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Samples;

/// <summary>
/// What a feature adds to the sample round, so that a newcomer sees it alive. Every class that implements this is
/// registered by itself; all work in the sample's one transaction.
/// </summary>
public interface ISamplePart
{
    /// <summary>Its place among the others, lowest first.</summary>
    int Order { get; }

    /// <summary>Adds to the database's unit of work through the entities' own verbs; what it adds is saved after it.</summary>
    /// <param name="round">The sample round, tracked, with its phases and challenges; people, organisations and registrations are saved.</param>
    /// <param name="folder">The sample's files.</param>
    Task Add(Round round, string folder, CancellationToken cancellation);
}

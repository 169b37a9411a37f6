using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>
/// What a feature has for a participant on the page of their round: workshops to join, surveys to answer. Every class
/// that implements this is registered by itself.
/// </summary>
public interface IMyRoundCard
{
    /// <summary>Its place among the others, lowest first.</summary>
    int Order { get; }

    /// <summary>Null where it has nothing for this person. A number of queries that does not grow.</summary>
    Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation);
}

/// <summary>A card with a sentence and a link.</summary>
/// <param name="Key">Texts: <c>Key.Title</c>, <c>Key.Text</c> (plural with a count, which is <c>{0}</c>), <c>Key.Button</c>.</param>
/// <param name="Path">Where the link leads.</param>
/// <param name="Arguments">Values of the sentence (after the count).</param>
public sealed record MyRoundCard(string Key, string Path, int? Count = null, params object?[] Arguments);

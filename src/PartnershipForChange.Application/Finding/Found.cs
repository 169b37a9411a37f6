namespace PartnershipForChange.Application.Finding;

/// <summary>One thing that a search found.</summary>
/// <param name="Note">What tells it from another of the same name; for a person the organisation.</param>
/// <param name="Path">Where this reader looks at it.</param>
public sealed record Found(LocalisedText Name, LocalisedText? Note, Sector? Side, string Path);

/// <summary>What a reader's search found, as far as they may know of it.</summary>
/// <param name="IsMore">In one of the lists more was found than is shown.</param>
public sealed record Findings(
    IReadOnlyList<Found> People, IReadOnlyList<Found> Organisations, IReadOnlyList<Found> Rounds, IReadOnlyList<Found> Teams, bool IsMore)
{
    public static Findings None { get; } = new([], [], [], [], IsMore: false);

    public int Count => People.Count + Organisations.Count + Rounds.Count + Teams.Count;
}

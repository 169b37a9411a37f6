namespace PartnershipForChange.Domain.Recognition;

/// <summary>What people do across the sectors, and nothing else, is recognised.</summary>
public enum StampAct
{
    /// <summary>Spent a week with the other side.</summary>
    Visited,

    /// <summary>Had somebody of the other side for a week.</summary>
    Hosted,

    /// <summary>Learned in a workshop together with the other side.</summary>
    LearnedTogether,

    /// <summary>Praised somebody of the other side.</summary>
    Praised,

    /// <summary>Wrote a proposal together with the other side.</summary>
    CoAuthored,
}

/// <summary>An act of one person, as the portal knows it from what happened.</summary>
public sealed record Stamp
{
    public required Guid RoundId { get; init; }

    public required Guid PersonId { get; init; }

    public required StampAct Act { get; init; }
}

namespace PartnershipForChange.Matching.Teams;

/// <summary>A problem that contradicts its own shape, such as a distance matrix of the wrong length.</summary>
public sealed class TeamProblemException : ArgumentException
{
    internal TeamProblemException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>Every fault found, a sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }
}

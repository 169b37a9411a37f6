using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks.Teams;

/// <summary>The limits and the seed that both team commands take.</summary>
internal static class SearchOptions
{
    /// <summary>With steps the answer is the same on any machine; else seconds limit the search.</summary>
    public static TeamOptions From(Arguments arguments, double defaultSeconds)
    {
        var steps = arguments.Whole("steps", 1);
        var seconds = arguments.Positive("seconds") ?? (steps is null ? defaultSeconds : null);
        return new TeamOptions
        {
            IterationLimit = steps,
            TimeLimit = seconds is { } limit ? TimeSpan.FromSeconds(Math.Min(limit, TimeSpan.MaxValue.TotalSeconds / 2)) : null,
            Seed = arguments.Whole("seed", 0) ?? 1,
        };
    }
}

using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks.Teams;

/// <summary>The limits and the seed that both team commands take.</summary>
internal static class SearchOptions
{
    public static TeamOptions From(Arguments arguments, double defaultSeconds) => new()
    {
        TimeLimit = TimeSpan.FromSeconds(arguments.Positive("seconds") ?? defaultSeconds),
        Seed = arguments.Whole("seed", 0) ?? 1,
    };
}

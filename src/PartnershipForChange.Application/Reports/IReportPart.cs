using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Reports;

/// <summary>
/// What a feature adds to the report of a round: counts only, never a name of a person. Every class that implements
/// this is registered by itself.
/// </summary>
public interface IReportPart
{
    /// <summary>Its place among the others, lowest first.</summary>
    int Order { get; }

    /// <summary>The part of each round that has one, by the round's id, in a number of queries that does not grow with them.</summary>
    /// <param name="rounds">With their phases and challenges.</param>
    Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation);
}

/// <summary>A small table of figures.</summary>
/// <param name="Name">Its name in files, the same in every language: small letters and hyphens.</param>
/// <param name="Key">Key of its title.</param>
public sealed record ReportPart(string Name, string Key, IReadOnlyList<ReportLine> Lines);

/// <summary>One figure of a part.</summary>
/// <param name="Key">Key of its name.</param>
/// <param name="Sides">By side, where the figure has sides.</param>
/// <param name="Total">Null: not counted, or too few to show.</param>
/// <param name="Arguments">Values of the name.</param>
public sealed record ReportLine(string Key, BySide? Sides, decimal? Total, params object?[] Arguments)
{
    public ReportLine(string key, BySide sides) : this(key, sides, sides.Total)
    {
    }

    public ReportLine(string key, int total) : this(key, null, total)
    {
    }
}

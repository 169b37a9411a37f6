using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A new round from the programme's template.</summary>
/// <param name="WithTemplateChallenges">True: begins with the template's challenges.</param>
public sealed record CreateRound(string Code, RoundDetails Details, bool WithTemplateChallenges);

/// <summary>A new round like an earlier one.</summary>
/// <param name="From">The day in whose week the new window begins.</param>
public sealed record CloneRound(string SourceCode, string Code, LocalisedText Name, string Season, DateOnly From);

/// <summary>Details, strands and settings of a round.</summary>
/// <param name="Version">The version the coordinator saw.</param>
/// <param name="IsSure">The coordinator knows whom ending a strand tells, and what it ends.</param>
public sealed record EditRound(string Code, RoundDetails Details, RoundStrands Strands, RoundSettings Settings, Guid Version, bool IsSure = false);

/// <summary>All phases of a round at once.</summary>
/// <param name="Version">The version the coordinator saw.</param>
public sealed record PlanPhases(string Code, IReadOnlyList<PhasePlan> Phases, Guid Version);

/// <summary>What is done to a round as a whole.</summary>
public enum RoundStep
{
    Open,
    MoveOn,
    Close,
    Reopen,
}

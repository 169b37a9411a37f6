using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>One figure for all solutions together.</summary>
/// <param name="Percent">0 to 100: the mean of their latest percentages.</param>
/// <param name="Solutions">How many it is the mean of; 0 for an overall figure as the programme published it.</param>
/// <param name="AsOf">When the newest of them is of.</param>
/// <param name="Source">Of a published figure; empty where it is the mean.</param>
public sealed record MeterFigure(int Percent, int Solutions, DayOrYear AsOf, string Source = "");

/// <summary>The organisation that carries a solution out.</summary>
public sealed record SolutionOwner(LocalisedText Name, Sector Sector);

/// <summary>A solution in a list.</summary>
/// <param name="Percent">Null where nobody has measured it yet.</param>
/// <param name="Source">Where a published percentage comes from; empty where the owner recorded it.</param>
public sealed record SolutionLine(
    Guid Id, LocalisedText Title, SolutionOwner? Owner, SolutionState State, int? Percent, DayOrYear? AsOf, string Source, int Actions, int ActionsDone,
    int ActionsLate)
{
    /// <summary>True where its percentage counts in the mean: it has one, and was not stopped.</summary>
    public bool IsMeasured => Percent is not null && State != SolutionState.Stopped;

    internal static SolutionLine Of(Solution solution, SolutionOwner? owner, DateOnly today) => new(
        solution.Id, solution.Title, owner, solution.State, solution.Latest?.Percent, solution.Latest?.When, solution.Latest?.Source ?? string.Empty,
        solution.Actions.Count, solution.Actions.Count(a => a.IsDone), solution.Actions.Count(a => a.IsLate(today)));
}

/// <summary>How far the solutions are carried out.</summary>
/// <param name="Overall">Null while none is measured.</param>
/// <param name="Published">Overall figures as the programme published them, the newest first.</param>
/// <param name="Solutions">Those carried out furthest first; without a figure last.</param>
public sealed record ChangeMeter(MeterFigure? Overall, IReadOnlyList<ChangeMeterReading> Published, IReadOnlyList<SolutionLine> Solutions);

/// <summary>A round that a solution came from or is carried into.</summary>
/// <param name="Challenge">The challenge it answers, or has become, there; null where the team had none.</param>
public sealed record SolutionRound(string Code, LocalisedText Name, LocalisedText? Challenge);

/// <summary>A solution with its whole history, for everyone.</summary>
/// <param name="From">The round whose team proposed it.</param>
/// <param name="CarriedInto">Later rounds that have it as a challenge.</param>
/// <param name="IsKept">The reader may update it.</param>
public sealed record SolutionPage(
    Solution Solution, SolutionOwner? Owner, SolutionRound? From, IReadOnlyList<SolutionRound> CarriedInto, bool IsKept, DateOnly Today);

/// <summary>Somebody or something that a form offers.</summary>
public sealed record SolutionChoice(string Value, LocalisedText Name);

/// <summary>What the form of a solution offers.</summary>
/// <param name="OwnerCode">Code of the organisation that owns it now.</param>
/// <param name="Owners">Organisations, by code.</param>
/// <param name="People">People of the owner, by id.</param>
/// <param name="Rounds">Rounds that it can be carried into, by code.</param>
public sealed record SolutionForm(
    Solution? Solution, string? OwnerCode, IReadOnlyList<SolutionChoice> Owners, IReadOnlyList<SolutionChoice> People, IReadOnlyList<SolutionChoice> Rounds);

/// <summary>A proposal that was handed in and not chosen yet.</summary>
public sealed record ChoosableProposal(Guid Id, Guid TeamId, int TeamNumber, LocalisedText? Challenge, string Title);

/// <summary>A solution as coordinators see it.</summary>
/// <param name="Responsible">Null where nobody is responsible yet.</param>
/// <param name="UpdateDue">Since when an update is due.</param>
public sealed record KeptSolution(SolutionLine Line, string? Responsible, DateOnly? UpdateDue);

/// <summary>The solutions of one round, and what could still be chosen.</summary>
public sealed record RoundSolutions(
    string Code, LocalisedText Round, IReadOnlyList<KeptSolution> Solutions, IReadOnlyList<ChoosableProposal> Proposals);

using FluentValidation;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Web.Features.Placements.Runs;

public sealed class RunInput
{
    public MatchObjective Objective { get; set; }

    public bool KeepPins { get; set; }

    /// <summary>Another number may give another of several equally good answers.</summary>
    public int Seed { get; set; }

    public RunPlacements ToCommand(string round) => new(round, Objective, KeepPins, Seed);
}

public sealed class RunValidator : AbstractValidator<RunInput>
{
    public RunValidator() => RuleFor(x => x.Objective).IsInEnum().WithMessage("Rules.ChooseOne");
}

public sealed record RunsPage(RunList List, RunInput Input);

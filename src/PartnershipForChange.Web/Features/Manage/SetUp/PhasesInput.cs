using FluentValidation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.SetUp;

/// <summary>One line of the table of phases.</summary>
public sealed class PhaseLine
{
    public PhaseKind Kind { get; set; }

    /// <summary>False: the round goes without this phase.</summary>
    public bool Included { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public List<RoundRight> Rights { get; set; } = [];
}

/// <summary>All phases of a round, one line for each kind, in their order.</summary>
public sealed class PhasesInput
{
    public List<PhaseLine> Phases { get; set; } = [];

    public Guid Version { get; set; }

    public static PhasesInput Of(Round round) => new()
    {
        Phases = [.. Enum.GetValues<PhaseKind>().Select(kind => Line(kind, round.Phase(kind)))],
        Version = round.Version,
    };

    public PlanPhases Command(string code) => new(
        code,
        [.. Phases.Where(p => p.Included).Select(p => new PhasePlan(p.Kind, p.From!.Value, p.To!.Value, [.. p.Rights.Distinct().Order()]))],
        Version);

    /// <summary>The name of the form's field that a rule calls, for example, <c>Registration.From</c>.</summary>
    public string? FieldOf(string? field)
    {
        var parts = (field ?? string.Empty).Split('.');
        var line = Phases.FindIndex(p => p.Kind.ToString() == parts[0]);
        return parts.Length == 2 && line >= 0 ? $"Phases[{line}].{parts[1]}" : field;
    }

    private static PhaseLine Line(PhaseKind kind, Phase? phase) => new()
    {
        Kind = kind,
        Included = phase is not null,
        From = phase?.From,
        To = phase?.To,
        Rights = [.. phase?.Rights ?? kind.UsualRights()],
    };
}

public sealed class PhasesValidator : AbstractValidator<PhasesInput>
{
    public PhasesValidator() => RuleForEach(x => x.Phases).Where(p => p.Included).ChildRules(line =>
    {
        line.RuleFor(p => p.From).NotNull().WithMessage("Rules.Required");
        line.RuleFor(p => p.To).NotNull().WithMessage("Rules.Required");
        line.RuleFor(p => p.To).GreaterThanOrEqualTo(p => p.From).WithMessage("Rules.EndBeforeStart").When(p => p.From is not null && p.To is not null);
    });
}

/// <summary>The table of phases with what to know about the plan that is saved.</summary>
public sealed record PhasesPage(Round Round, PhasesInput Input, IReadOnlyList<PhaseWarning> Warnings);

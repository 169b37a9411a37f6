using FluentValidation;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Web.Features.Solutions.Keeping;

/// <summary>How far a solution is carried out.</summary>
public sealed class ProgressInput
{
    public int? Percent { get; set; }

    public DateOnly? AsOf { get; set; }

    /// <summary>Only the year of <see cref="AsOf"/> is known.</summary>
    public bool YearOnly { get; set; }

    public string? NoteSl { get; set; }

    public string? NoteEn { get; set; }

    public string? Source { get; set; }

    public RecordReading ToCommand() => new(
        Percent!.Value,
        new DayOrYear(AsOf!.Value, YearOnly ? DatePrecision.Year : DatePrecision.Day),
        new LocalisedText(NoteSl ?? string.Empty, NoteEn ?? string.Empty),
        Source);
}

public sealed class ProgressValidator : AbstractValidator<ProgressInput>
{
    public ProgressValidator()
    {
        RuleFor(x => x.Percent).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.AsOf).NotNull().WithMessage("Rules.Required");
    }
}

/// <summary>Something to be done.</summary>
public sealed class ActionInput
{
    public string ActionSl { get; set; } = string.Empty;

    public string? ActionEn { get; set; }

    public DateOnly? Due { get; set; }

    public LocalisedText Title() => new(ActionSl, ActionEn ?? string.Empty);
}

public sealed class ActionValidator : AbstractValidator<ActionInput>
{
    public ActionValidator() => RuleFor(x => x.ActionSl).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>Something that shows what was done.</summary>
public sealed class EvidenceInput
{
    public string EvidenceSl { get; set; } = string.Empty;

    public string? EvidenceEn { get; set; }

    public string? Link { get; set; }

    public LocalisedText Title() => new(EvidenceSl, EvidenceEn ?? string.Empty);
}

public sealed class EvidenceValidator : AbstractValidator<EvidenceInput>
{
    public EvidenceValidator() => RuleFor(x => x.EvidenceSl).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>Where a solution stands.</summary>
public sealed class StateInput
{
    public SolutionState State { get; set; }

    public string? ReasonSl { get; set; }

    public string? ReasonEn { get; set; }

    public LocalisedText Reason() => new(ReasonSl ?? string.Empty, ReasonEn ?? string.Empty);
}

/// <summary>Everything on the page on which a solution is kept up to date.</summary>
public sealed record KeepingPage(SolutionPage Page)
{
    public ProgressInput Progress { get; init; } = new() { AsOf = Page.Today };

    public ActionInput Action { get; init; } = new();

    public EvidenceInput Evidence { get; init; } = new();

    public StateInput State { get; init; } = new();
}

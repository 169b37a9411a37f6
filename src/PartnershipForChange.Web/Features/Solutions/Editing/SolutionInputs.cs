using FluentValidation;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Web.Features.Solutions.Editing;

/// <summary>The form of a solution, new, chosen or edited.</summary>
public sealed class SolutionInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? SummarySl { get; set; }

    public string? SummaryEn { get; set; }

    /// <summary>Code of the organisation that carries it out.</summary>
    public string? Owner { get; set; }

    public Guid? Responsible { get; set; }

    public int? UpdateEveryMonths { get; set; }

    /// <summary>Asked only for one that is new and was not proposed in the portal.</summary>
    public DateOnly? ChosenOn { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static SolutionInput Of(Solution solution, string? ownerCode) => new()
    {
        TitleSl = solution.Title.Sl,
        TitleEn = solution.Title.En,
        SummarySl = solution.Summary.Sl,
        SummaryEn = solution.Summary.En,
        Owner = ownerCode,
        Responsible = solution.ResponsibleId,
        UpdateEveryMonths = solution.UpdateEveryMonths,
        Version = solution.Version,
    };

    public WriteSolution ToCommand() => new(
        new LocalisedText(TitleSl, TitleEn ?? string.Empty),
        new LocalisedText(SummarySl ?? string.Empty, SummaryEn ?? string.Empty),
        Owner,
        Responsible,
        UpdateEveryMonths);
}

public sealed class SolutionValidator : AbstractValidator<SolutionInput>
{
    public SolutionValidator() => RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>The round that a solution is carried into.</summary>
public sealed class CarryInput
{
    public string Round { get; set; } = string.Empty;

    /// <summary>Short name of the challenge.</summary>
    public string Key { get; set; } = string.Empty;
}

public sealed class CarryValidator : AbstractValidator<CarryInput>
{
    public CarryValidator()
    {
        RuleFor(x => x.Round).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Key).NotEmpty().WithMessage("Rules.Required");
    }
}

/// <summary>A published overall figure of the Change Meter.</summary>
public sealed class ReadingInput
{
    public int? Percent { get; set; }

    public DateOnly? AsOf { get; set; }

    /// <summary>The source names only the year of <see cref="AsOf"/>.</summary>
    public bool YearOnly { get; set; }

    public string Source { get; set; } = string.Empty;

    public DayOrYear When() => new(AsOf!.Value, YearOnly ? DatePrecision.Year : DatePrecision.Day);
}

public sealed class ReadingValidator : AbstractValidator<ReadingInput>
{
    public ReadingValidator()
    {
        RuleFor(x => x.Percent).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.AsOf).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Source).NotEmpty().WithMessage("Rules.Required");
    }
}

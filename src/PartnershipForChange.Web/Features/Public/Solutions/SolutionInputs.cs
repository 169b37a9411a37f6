using FluentValidation;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Web.Features.Public.Solutions;

public sealed class SolutionInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public int? Percent { get; set; }

    public DateOnly? AsOf { get; set; }

    public string? ActionsSl { get; set; }

    public string? ActionsEn { get; set; }

    public string Source { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static SolutionInput Of(Solution solution) => new()
    {
        TitleSl = solution.Title.Sl,
        TitleEn = solution.Title.En,
        Percent = solution.Percent,
        AsOf = solution.AsOf,
        ActionsSl = solution.Actions.Sl,
        ActionsEn = solution.Actions.En,
        Source = solution.Source,
        Version = solution.Version,
    };

    public SolutionDetails Details() => new(
        new LocalisedText(TitleSl, TitleEn ?? string.Empty),
        Percent,
        AsOf!.Value,
        new LocalisedText(ActionsSl ?? string.Empty, ActionsEn ?? string.Empty),
        Source);
}

public sealed class SolutionValidator : AbstractValidator<SolutionInput>
{
    public SolutionValidator()
    {
        RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.AsOf).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Source).NotEmpty().WithMessage("Rules.Required");
    }
}

/// <summary>A published overall figure of the Change Meter.</summary>
public sealed class ReadingInput
{
    public int? Percent { get; set; }

    public DateOnly? AsOf { get; set; }

    public string Source { get; set; } = string.Empty;
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

using FluentValidation;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Web.Features.Stories.Press;

/// <summary>The form of a figure for the press.</summary>
public sealed class PressFigureInput
{
    public string NameSl { get; set; } = string.Empty;

    public string? NameEn { get; set; }

    public string ValueSl { get; set; } = string.Empty;

    public string? ValueEn { get; set; }

    public DateOnly? AsOf { get; set; }

    /// <summary>The source names only the year of <see cref="AsOf"/>.</summary>
    public bool YearOnly { get; set; }

    public string Source { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static PressFigureInput Of(PressFigure figure) => new()
    {
        NameSl = figure.Name.Sl,
        NameEn = figure.Name.En,
        ValueSl = figure.Value.Sl,
        ValueEn = figure.Value.En,
        AsOf = figure.AsOf,
        YearOnly = figure.Precision == DatePrecision.Year,
        Source = figure.Source,
        Version = figure.Version,
    };

    public PressFigureDetails Details() => new(
        new LocalisedText(NameSl, NameEn ?? string.Empty),
        new LocalisedText(ValueSl, ValueEn ?? string.Empty),
        new DayOrYear(AsOf!.Value, YearOnly ? DatePrecision.Year : DatePrecision.Day),
        Source);
}

public sealed class PressFigureValidator : AbstractValidator<PressFigureInput>
{
    public PressFigureValidator()
    {
        RuleFor(x => x.NameSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.ValueSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.AsOf).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Source).NotEmpty().WithMessage("Rules.Required");
    }
}

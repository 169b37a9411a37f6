using FluentValidation;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Web.Features.Surveys.Items;

public sealed class SurveyItemInput
{
    public SurveyDimension Dimension { get; set; }

    public SurveyItemKind Kind { get; set; }

    public string TextSl { get; set; } = string.Empty;

    public string? TextEn { get; set; }

    public string? LowSl { get; set; }

    public string? LowEn { get; set; }

    public string? HighSl { get; set; }

    public string? HighEn { get; set; }

    public string? OptionsSl { get; set; }

    public string? OptionsEn { get; set; }

    public bool IsReversed { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static SurveyItemInput Of(SurveyItem item) => new()
    {
        Dimension = item.Dimension, Kind = item.Kind, IsReversed = item.IsReversed, Version = item.Version,
        TextSl = item.Text.Sl, TextEn = item.Text.En, LowSl = item.Low.Sl, LowEn = item.Low.En, HighSl = item.High.Sl, HighEn = item.High.En,
        OptionsSl = item.Options.Sl, OptionsEn = item.Options.En,
    };

    public SurveyItemDetails Details() => new(
        Dimension, Kind, Of(TextSl, TextEn), Of(LowSl, LowEn), Of(HighSl, HighEn), Of(OptionsSl, OptionsEn), IsReversed);

    private static LocalisedText Of(string? sl, string? en) => new(sl ?? string.Empty, en ?? string.Empty);
}

public sealed class SurveyItemValidator : AbstractValidator<SurveyItemInput>
{
    public SurveyItemValidator() => RuleFor(x => x.TextSl).NotEmpty().WithMessage("Rules.Required");
}

/// <param name="Id">Null for a new one.</param>
public sealed record SurveyItemPage(SurveyOverview Overview, SurveyItemInput Input, Guid? Id);

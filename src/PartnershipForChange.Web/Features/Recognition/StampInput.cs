using FluentValidation;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition;

/// <summary>The form of a stamp, of a round or of the programme's template.</summary>
public sealed class StampInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? DescriptionSl { get; set; }

    public string? DescriptionEn { get; set; }

    public bool IsGiven { get; set; }

    public int? MostEach { get; set; }

    public Guid Version { get; set; }

    public static StampInput Of(StampDefinition stamp) => new()
    {
        TitleSl = stamp.Title.Sl, TitleEn = stamp.Title.En, DescriptionSl = stamp.Description.Sl, DescriptionEn = stamp.Description.En,
        IsGiven = stamp.IsGiven, MostEach = stamp.MostEach, Version = stamp.Version,
    };

    public StampTerms Terms() => new(
        new LocalisedText(TitleSl, TitleEn ?? string.Empty), new LocalisedText(DescriptionSl ?? string.Empty, DescriptionEn ?? string.Empty), IsGiven, MostEach);
}

public sealed class StampValidator : AbstractValidator<StampInput>
{
    public StampValidator() => RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
}

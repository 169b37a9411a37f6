using FluentValidation;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition.Template;

public sealed record TemplateStampPage(StampAct Act, StampInput Input);

/// <summary>The form of a badge of the programme's template.</summary>
public sealed class BadgeInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? DescriptionSl { get; set; }

    public string? DescriptionEn { get; set; }

    public int? Stamps { get; set; }

    public int? Kinds { get; set; }

    public List<StampAct> Acts { get; set; } = [];

    public int? Order { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    /// <summary>A new one, for which every act counts.</summary>
    public static BadgeInput After(int order) => new() { Acts = [.. Enum.GetValues<StampAct>()], Order = order };

    public static BadgeInput Of(TemplateBadge badge) => new()
    {
        TitleSl = badge.Title.Sl, TitleEn = badge.Title.En, DescriptionSl = badge.Description.Sl, DescriptionEn = badge.Description.En,
        Stamps = badge.Stamps, Kinds = badge.Kinds, Acts = [.. badge.Acts], Order = badge.Order, Version = badge.Version,
    };

    public BadgeTerms Terms() => new(
        new LocalisedText(TitleSl, TitleEn ?? string.Empty), new LocalisedText(DescriptionSl ?? string.Empty, DescriptionEn ?? string.Empty),
        Stamps!.Value, Kinds!.Value, Acts, Order!.Value);
}

public sealed class BadgeValidator : AbstractValidator<BadgeInput>
{
    public BadgeValidator()
    {
        RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Stamps).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Kinds).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.Acts).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Order).NotNull().WithMessage("Rules.Required");
    }
}

using FluentValidation;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition.Manage;

public sealed class StampRuleInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public bool IsGiven { get; set; }

    public Guid Version { get; set; }

    public static StampRuleInput Of(StampRule rule) =>
        new() { TitleSl = rule.Title.Sl, TitleEn = rule.Title.En, IsGiven = rule.IsGiven, Version = rule.Version };

    public EditStampRule ToCommand(string round, StampAct act) =>
        new(round, act, new LocalisedText(TitleSl, TitleEn ?? string.Empty), IsGiven, Version);
}

public sealed class StampRuleValidator : AbstractValidator<StampRuleInput>
{
    public StampRuleValidator() => RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
}

public sealed record StampRulePage(RecognitionOverview Overview, StampAct Act, StampRuleInput Input)
{
    public string TitleSl => Input.TitleSl;

    public string? TitleEn => Input.TitleEn;

    public bool IsGiven => Input.IsGiven;
}

public sealed class HideInput
{
    public string? Reason { get; set; }
}

public sealed class HideValidator : AbstractValidator<HideInput>
{
    public HideValidator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
}

public sealed record HidePage(string Round, KudosRow Kudos, HideInput Input)
{
    public string? Reason => Input.Reason;
}

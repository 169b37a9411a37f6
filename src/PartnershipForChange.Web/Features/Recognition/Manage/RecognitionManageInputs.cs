using FluentValidation;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition.Manage;

public sealed record StampRulePage(RecognitionOverview Overview, StampAct Act, StampInput Input);

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

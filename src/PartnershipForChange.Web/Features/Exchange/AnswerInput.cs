using FluentValidation;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Web.Features.Exchange;

/// <summary>Why a placement is declined.</summary>
public sealed class DeclineInput
{
    public string Reason { get; set; } = string.Empty;

    public AnswerPlacement ToCommand(string round) => new(round, Accepts: false, Reason);
}

public sealed class DeclineValidator : AbstractValidator<DeclineInput>
{
    public DeclineValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Reason).MaximumLength(PlacementAnswer.ReasonLength).WithMessage("Rules.TooLong")
            .WithState(_ => new object[] { PlacementAnswer.ReasonLength });
    }
}

using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;

namespace PartnershipForChange.Web.Features.ChallengeCall.Vote;

public sealed class VoteInput
{
    public Guid? Choice { get; set; }

    public string? Email { get; set; }
}

public sealed class VoteValidator : AbstractValidator<VoteInput>
{
    public VoteValidator()
    {
        RuleFor(x => x.Choice).NotNull().WithMessage("Rules.ChooseFinalist");
        RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
    }
}

public sealed record WebVotePage(VotePage Vote, VoteInput Input);

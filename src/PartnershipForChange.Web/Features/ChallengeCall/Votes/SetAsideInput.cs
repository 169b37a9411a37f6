using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Web.Features.ChallengeCall.Votes;

public sealed class SetAsideInput
{
    public VoteSignKind Kind { get; set; }

    public string? What { get; set; }

    /// <summary>UTC ticks of the sign's first vote.</summary>
    public long From { get; set; }

    public string? Reason { get; set; }

    public SignAddress ToAddress() => new(Kind, What ?? string.Empty, new DateTimeOffset(Math.Clamp(From, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero));

    public bool Is(VoteSign sign) => sign.Kind == Kind && sign.What == (What ?? string.Empty) && sign.From.UtcTicks == From;
}

public sealed class SetAsideValidator : AbstractValidator<SetAsideInput>
{
    public SetAsideValidator() => RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
}

public sealed record VotesPage(VoteReview Review, SetAsideInput Input);

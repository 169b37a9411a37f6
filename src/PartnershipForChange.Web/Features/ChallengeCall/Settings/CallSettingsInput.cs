using FluentValidation;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Web.Features.ChallengeCall.Settings;

public sealed class CallSettingsInput
{
    public DateOnly? SubmitFrom { get; set; }

    public DateOnly? SubmitTo { get; set; }

    public DateOnly? VoteFrom { get; set; }

    public DateOnly? VoteTo { get; set; }

    public int Web { get; set; }

    public int Commission { get; set; }

    public int Audience { get; set; }

    public int PeopleInHall { get; set; }

    public Guid? Version { get; set; }

    public static CallSettingsInput Of(RoundCall round)
    {
        var weights = round.Call?.Weights ?? CallWeights.Usual;
        return new CallSettingsInput
        {
            SubmitFrom = round.Call?.SubmitFrom,
            SubmitTo = round.Call?.SubmitTo,
            VoteFrom = round.Call?.VoteFrom,
            VoteTo = round.Call?.VoteTo,
            Web = weights.Web,
            Commission = weights.Commission,
            Audience = weights.Audience,
            PeopleInHall = round.Call?.PeopleInHall ?? 0,
            Version = round.Call?.Version,
        };
    }

    public CallPlan ToPlan() => new(
        SubmitFrom!.Value, SubmitTo!.Value, VoteFrom, VoteTo, new CallWeights(Web, Commission, Audience), PeopleInHall);
}

public sealed class CallSettingsValidator : AbstractValidator<CallSettingsInput>
{
    public CallSettingsValidator()
    {
        RuleFor(x => x.SubmitFrom).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.SubmitTo).NotNull().WithMessage("Rules.Required");
    }
}

public sealed record CallSettingsPage(RoundCall Round, CallSettingsInput Input);

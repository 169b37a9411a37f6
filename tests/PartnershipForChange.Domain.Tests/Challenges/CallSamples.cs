using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Challenges;

/// <summary>A round whose call is open today, and submissions to it.</summary>
internal static class CallSamples
{
    public static readonly CallPlan Plan = new(
        Samples.Today.AddDays(-5), Samples.Today.AddDays(5), Samples.Today.AddDays(10), Samples.Today.AddDays(20), CallWeights.Usual, 100);

    public static readonly SubmissionText Text = new(
        "Manj čakanja", "Predolgo čakamo.", "Občina Breg", OwnerKind.PublicBody, BenefitTo.Both, "Hitreje.", "Ana Vrh", "Ana.Vrh@Breg.si");

    public static Round Round(StrandState call = StrandState.On)
    {
        var round = Samples.RoundWith(RoundRight.Register);
        round.Configure(RoundStrands.Usual with { ChallengeCall = call }, RoundSettings.Usual);
        return round;
    }

    /// <summary>A draft whose contact consents.</summary>
    public static ChallengeSubmission Draft(Round round, CallForChallenges call, string title = "Manj čakanja")
    {
        var draft = new ChallengeSubmission(round, call, Text with { Title = title }, Language.Slovene, Samples.Today);
        draft.Consent(true, Samples.Now);
        return draft;
    }

    /// <summary>A submission brought as far as this.</summary>
    public static ChallengeSubmission In(SubmissionState state, Round round, CallForChallenges call, string title = "Manj čakanja")
    {
        var one = Draft(round, call, title);
        Action[] steps =
        [
            () => one.Send(round, call, Samples.Now, Samples.Today),
            () => one.ConfirmEmail(round, Samples.Now),
            () => one.Check(round, Samples.Now),
            () => one.Publish(round, Samples.Now),
            () => one.Shortlist(round, hasVotes: false),
        ];
        SubmissionState[] after = [SubmissionState.Unconfirmed, SubmissionState.Submitted, SubmissionState.Checked, SubmissionState.Published, SubmissionState.Finalist];
        foreach (var step in steps.Take(Array.IndexOf(after, state) + 1))
        {
            step();
        }

        return one;
    }
}

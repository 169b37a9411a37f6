using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Me;

/// <summary>The steps of a registration, in order. Those of a strand that the round does not have are left out.</summary>
public enum WizardStep
{
    About,
    Weeks,
    Skills,
    Hosts,
    Challenges,
    Motivation,
    Check,
}

internal static class WizardSteps
{
    public static IReadOnlyList<WizardStep> Of(Round round) =>
    [
        .. from step in Enum.GetValues<WizardStep>()
           where step != WizardStep.Hosts || round.Strands.Exchange == StrandState.On
           where step != WizardStep.Challenges || (round.Strands.Teams == StrandState.On && round.Challenges.Count > 0)
           select step,
    ];

    public static WizardStep After(this WizardStep step, Round round) => Of(round).First(s => s > step);

    public static WizardStep? Before(this WizardStep step, Round round) =>
        Of(round).Where(s => s < step).Select(s => (WizardStep?)s).LastOrDefault();

    public static string Address(this MyRound mine, WizardStep step) =>
        $"/me/{mine.Round.Code}/registration/{step.ToString().ToLowerInvariant()}";

    /// <summary>The step on which an answer is given; a missing answer leads there.</summary>
    public static WizardStep Of(string? field) => field switch
    {
        "Languages" or "Weeks" => WizardStep.Weeks,
        "SkillsOffered" or "SkillsSought" => WizardStep.Skills,
        "HostWishes" or "ExcludedHosts" => WizardStep.Hosts,
        "ChallengeWishes" => WizardStep.Challenges,
        "Motivation" or "Replacement" => WizardStep.Motivation,
        _ => WizardStep.About,
    };
}

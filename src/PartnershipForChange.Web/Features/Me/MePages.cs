using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Registrations;

namespace PartnershipForChange.Web.Features.Me;

/// <summary>A step of the wizard.</summary>
/// <param name="Input">What the step shows: the answers saved, or what was typed and could not be.</param>
public sealed record StepPage(MyRound Mine, WizardStep Step, object Input)
{
    /// <summary>For the step of hosts.</summary>
    public HostChoices? Hosts { get; init; }

    public IReadOnlyList<WizardStep> Steps => WizardSteps.Of(Mine.Round);

    /// <summary>Number of the step, from 1.</summary>
    public int Number => Steps.ToList().IndexOf(Step) + 1;
}

public sealed class WithdrawInput
{
    public string? Reason { get; set; }
}

public sealed class JoinInput
{
    /// <summary>Code of the employer.</summary>
    public string? Organisation { get; set; }
}

/// <summary>A round somebody joins.</summary>
public sealed record JoinRoundPage(JoinPage Join, JoinInput Input);

/// <summary>The buttons beside a host: wish for it, or rather not.</summary>
/// <param name="Name">For screen readers, which hear the button alone.</param>
/// <param name="Full">No further wish fits.</param>
public sealed record WishButtons(string Code, string Name, string Label, HostsInput Input, bool Full)
{
    /// <summary>From 1; 0 when it is not wished for.</summary>
    public int Rank => Input.HostWishes.ToList().IndexOf(Code) + 1;

    public bool IsWished => Rank > 0;

    public bool IsExcluded => Input.ExcludedHosts.Contains(Code);

    public bool MayExclude => Input.ExcludedHosts.Count < Domain.Registrations.Registration.MostExclusions;
}

/// <summary>What leaving the round means, before it is done.</summary>
public sealed record WithdrawPage(MyRound Mine, Ending Ending, WithdrawInput Input);

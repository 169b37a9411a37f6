using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests;

/// <summary>Things tests begin from.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2027, 3, 15, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2027, 3, 15);

    public static RoundDetails Details { get; } = new(
        new LocalisedText("Krog 2027", "Round 2027"), "2026/27", LocalisedText.Empty, new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 18));

    /// <summary>An open round in which exactly these rights are given today.</summary>
    public static Round RoundWith(params RoundRight[] rights)
    {
        var round = new Round("2027", Details);
        round.Plan([new PhasePlan(PhaseKind.Registration, Today.AddDays(-5), Today.AddDays(5), rights)]);
        round.Open();
        return round;
    }

    /// <summary>A draft with the template's phases.</summary>
    public static Round Draft()
    {
        var round = new Round("2027", Details);
        round.Plan(ProgrammeTemplate.Phases(round.From, round.To));
        return round;
    }
}

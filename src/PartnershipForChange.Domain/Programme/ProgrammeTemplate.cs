using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Programme;

/// <summary>What a new round starts from: the usual phases and the five challenges of 2016.</summary>
public static class ProgrammeTemplate
{
    /// <summary>The challenges of 2016 in their two official wordings and both languages.</summary>
    public static IReadOnlyList<(string Key, ChallengeText Text)> Challenges { get; } =
    [
        ("cooperation", Wordings(
            "Sodelovanje med ministrstvi", "Cooperation across the ministries",
            "Povečanje učinkovitosti sodelovanja", "Enhancing effectiveness of cooperation")),
        ("motivation", Wordings(
            "Motivacija zaposlenih", "Employee motivation",
            "Dvig motivacije zaposlenih v javni upravi", "Raising motivation of employees in public administration")),
        ("brand", Wordings(
            "Nacionalna znamka »I feel Slovenia«", "Slovenian national brand “I feel Slovenia”",
            "Krepitev znamke »I feel Slovenia«", "Strengthening the “I feel Slovenia” brand")),
        ("e-services", Wordings(
            "E-javne storitve", "E-public services",
            "Uporabniku prijazne zahtevne elektronske storitve", "Making complex electronic services user-friendly")),
        ("skills", Wordings(
            "Veščine 21. stoletja", "Skills of the 21st century",
            "Prilagoditev učnih načrtov 21. stoletju", "Adjusting the education curriculum to the 21st century")),
    ];

    /// <summary>
    /// The usual seven phases for stays in a window: each of the first four ends before the next begins, matching
    /// ends four weeks before the window, teams work on for twelve weeks after it.
    /// </summary>
    public static IReadOnlyList<PhasePlan> Phases(DateOnly from, DateOnly to) =>
    [
        Plan(PhaseKind.Invitation, from.AddDays(-168), from.AddDays(-113)),
        Plan(PhaseKind.HostPlaces, from.AddDays(-112), from.AddDays(-78)),
        Plan(PhaseKind.Registration, from.AddDays(-77), from.AddDays(-50)),
        Plan(PhaseKind.Matching, from.AddDays(-49), from.AddDays(-28)),
        Plan(PhaseKind.Exchange, from, to),
        Plan(PhaseKind.Teams, from.AddDays(1), to.AddDays(84)),
        Plan(PhaseKind.Closing, to.AddDays(85), to.AddDays(112)),
    ];

    private static PhasePlan Plan(PhaseKind kind, DateOnly from, DateOnly to) => new(kind, from, to, kind.UsualRights());

    private static ChallengeText Wordings(string sl, string en, string otherSl, string otherEn) =>
        new(new LocalisedText(sl, en), new LocalisedText(otherSl, otherEn), LocalisedText.Empty);
}

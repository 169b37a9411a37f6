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

    /// <summary>Partnership terms to begin with, as Markdown: light, on trust, with as few rules as possible.</summary>
    public static LocalisedText Terms { get; } = new(
        """
        Partnerstvo za spremembe temelji na zaupanju in prostovoljnem sodelovanju. Z vključitvijo v krog naša organizacija soglaša, da:

        1. **pošlje in gosti ljudi** v obsegu, ki ga navede, in pravočasno sporoči, če se kaj spremeni;
        2. gostu zagotovi **mentorja, delovno mesto in uvajanje** ter mu omogoči vpogled v svoje delo;
        3. svojim ljudem v času izmenjave **izplačuje plačo in krije zavarovanje**, kot da bi delali doma;
        4. varuje **zaupne informacije** druge strani in pred izmenjavo pove za morebitna navzkrižja interesov;
        5. osebne podatke uporablja **le za izvedbo programa**;
        6. iz sodelovanja **ne pričakuje prednosti** v postopkih, o katerih odloča druga stran.

        Od programa lahko organizacija kadar koli odstopi in pove, zakaj.
        """,
        """
        Partnership for Change rests on trust and voluntary engagement. By joining a round our organisation agrees to:

        1. **send and host people** in the numbers it gives, and say in time if anything changes;
        2. give its guests **a mentor, a place to work and an introduction**, and let them see how it works;
        3. **pay and insure** its own people during the exchange as if they worked at home;
        4. protect the other side's **confidential information**, and name any conflict of interest before the exchange;
        5. use personal data **for the programme only**;
        6. **expect no advantage** in procedures on which the other side decides.

        An organisation may leave the programme at any time, and says why.
        """);

    private static PhasePlan Plan(PhaseKind kind, DateOnly from, DateOnly to) => new(kind, from, to, kind.UsualRights());

    private static ChallengeText Wordings(string sl, string en, string otherSl, string otherEn) =>
        new(new LocalisedText(sl, en), new LocalisedText(otherSl, otherEn), LocalisedText.Empty);
}

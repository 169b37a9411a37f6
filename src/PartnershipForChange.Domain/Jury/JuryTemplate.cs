namespace PartnershipForChange.Domain.Jury;

/// <summary>What a new panel starts from.</summary>
public static class JuryTemplate
{
    /// <summary>Three opinions outvote one that is far off.</summary>
    public const int Seats = 3;

    /// <summary>Days from setting up to the deadline.</summary>
    public const int Days = 21;

    private static readonly CriterionText[] ForProposals =
    [
        Criterion(
            30, "Učinek", "Impact",
            "0: nihče ne bi opazil. 10: življenje ljudi ali poslovanje bi bilo opazno boljše.",
            "0: nobody would notice. 10: people's lives or business would be noticeably better."),
        Criterion(
            25, "Izvedljivost", "Feasibility",
            "0: ni jasno, kdo bi kaj naredil. 10: jutri se lahko začne, z ljudmi in sredstvi, ki so na voljo.",
            "0: it is unclear who would do what. 10: it can start tomorrow, with the people and means there are."),
        Criterion(
            20, "Novost", "Novelty",
            "0: to že počnemo. 10: tega pri nas še nihče ni poskusil.",
            "0: we do this already. 10: nobody here has tried it yet."),
        Criterion(
            15, "Sodelovanje obeh svetov", "Two worlds together",
            "0: zmogla bi ena stran sama. 10: uspe le, če javna uprava in podjetja delajo skupaj.",
            "0: one side could do it alone. 10: it works only if public administration and companies work together."),
        Criterion(
            10, "Jasnost", "Clarity",
            "0: ne razumem, kaj se predlaga. 10: vsakomur bi lahko povedal(a) v dveh stavkih.",
            "0: I do not understand what is proposed. 10: I could tell anyone in two sentences."),
    ];

    private static readonly CriterionText[] ForSubmissions =
    [
        Criterion(
            40, "Pomen za ljudi ali poslovanje", "Importance for people or business",
            "0: nikogar ne boli. 10: zadeva veliko ljudi ali podjetij in to vsak dan.",
            "0: it troubles nobody. 10: it concerns many people or companies, every day."),
        Criterion(
            25, "Primernost za mešano ekipo", "Fit for a mixed team",
            "0: naloga za eno službo. 10: rešijo jo lahko samo ljudje z obeh strani skupaj.",
            "0: a task for one department. 10: only people of both sides together can solve it."),
        Criterion(
            20, "Rešljivost", "Solvable",
            "0: v nekaj mesecih ni mogoče narediti ničesar. 10: ekipa lahko v enem krogu pride do rešitve.",
            "0: nothing can be done in a few months. 10: a team can get to a solution within one round."),
        Criterion(
            15, "Pot do uporabe", "A way into use",
            "0: nihče ne bi vedel, kaj z rešitvijo. 10: iz opisa je jasno, kako bi rešitev prišla v uporabo.",
            "0: nobody would know what to do with a solution. 10: the text shows how a solution would come into use."),
    ];

    public static IReadOnlyList<CriterionText> CriteriaOf(JurySubjectKind kind) =>
        kind == JurySubjectKind.Proposals ? ForProposals : ForSubmissions;

    private static CriterionText Criterion(int weight, string sl, string en, string hintSl, string hintEn) =>
        new(new LocalisedText(sl, en), new LocalisedText(hintSl, hintEn), weight);
}

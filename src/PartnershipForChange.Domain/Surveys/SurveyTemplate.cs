using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// The instrument on the other side that rounds begin with: own items in the style of the published scales named in
/// docs/surveys.md. "The other side" is what the page explains to each reader, so the words fit both.
/// </summary>
public static class SurveyTemplate
{
    private static readonly LocalisedText Disagree = new("sploh se ne strinjam", "strongly disagree");
    private static readonly LocalisedText Agree = new("povsem se strinjam", "strongly agree");
    private static readonly LocalisedText NotAtAll = new("sploh ne", "not at all");
    private static readonly LocalisedText Extremely = new("izjemno", "extremely");
    private static readonly LocalisedText VeryMuch = new("zelo", "very much");

    public static IReadOnlyList<(string Key, SurveyItemDetails Details)> Items { get; } =
    [
        ("trust-word", Statement(SurveyDimension.Trust, "Večina ljudi z druge strani drži besedo.", "Most people on the other side keep their word.")),
        ("trust-care", Statement(
            SurveyDimension.Trust, "Pri delu z drugo stranjo je treba paziti, kaj povemo.",
            "When working with the other side, one has to be careful what one says.", isReversed: true)),
        ("trust-overall", Item(
            SurveyDimension.Trust, SurveyItemKind.Number10, "Koliko na splošno zaupate ljudem z druge strani?",
            "In general, how much do you trust people on the other side?", NotAtAll, new LocalisedText("popolnoma", "completely"))),
        ("warm-friendly", Five(SurveyDimension.Warmth, "Kako prijazni so po vašem ljudje z druge strani?", "How friendly do you find people on the other side?")),
        ("warm-meaning", Five(SurveyDimension.Warmth, "Kako dobronamerni so po vašem ljudje z druge strani?", "How well-meaning do you find people on the other side?")),
        ("warm-sincere", Five(SurveyDimension.Warmth, "Kako iskreni so po vašem ljudje z druge strani?", "How sincere do you find people on the other side?")),
        ("able-skilled", Five(SurveyDimension.Competence, "Kako usposobljeni so po vašem ljudje z druge strani?", "How skilled do you find people on the other side?")),
        ("able-effective", Five(SurveyDimension.Competence, "Kako učinkoviti so po vašem ljudje z druge strani?", "How effective do you find people on the other side?")),
        ("able-independent", Five(SurveyDimension.Competence, "Kako samostojni so po vašem ljudje z druge strani?", "How independent do you find people on the other side?")),
        ("week-uneasy", Week("Kako nelagodno bi se počutili?", "How uneasy would you feel?")),
        ("week-unsure", Week("Kako negotovo bi se počutili?", "How unsure of yourself would you feel?")),
        ("week-relaxed", Week("Kako sproščeno bi se počutili?", "How relaxed would you feel?", isReversed: true)),
        ("week-accepted", Week("Kako sprejeto bi se počutili?", "How accepted would you feel?", isReversed: true)),
        ("eyes-theirs", Statement(
            SurveyDimension.Empathy, "Preden presojam odločitve druge strani, si jih skušam predstavljati z njenimi očmi.",
            "Before I judge decisions of the other side, I try to see them through its eyes.")),
        ("eyes-why", Statement(
            SurveyDimension.Empathy, "Težko razumem, zakaj na drugi strani delajo tako, kot delajo.",
            "I find it hard to understand why the other side works the way it does.", isReversed: true)),
        ("eyes-pressure", Statement(
            SurveyDimension.Empathy, "Predstavljam si lahko, pod kakšnimi pritiski delajo na drugi strani.",
            "I can imagine the pressures people on the other side work under.")),
        ("thermometer", Item(
            SurveyDimension.Thermometer, SurveyItemKind.Thermometer,
            "Kako topla so vaša čustva do ljudi z druge strani? Vpišite stopinje od 0 do 100; 50 pomeni ne hladna ne topla.",
            "How warm are your feelings towards people on the other side? Enter degrees from 0 to 100; 50 is neither cold nor warm.",
            new LocalisedText("zelo hladna", "very cold"), new LocalisedText("zelo topla", "very warm"))),
        ("image-alike", Statement(SurveyDimension.Stereotypes, "Ljudje na drugi strani so si med seboj precej podobni.", "People on the other side are much alike.")),
        ("image-gain", Statement(
            SurveyDimension.Stereotypes, "Na drugi strani večini gre predvsem za lastno korist.", "Most on the other side look mainly to their own advantage.")),
        ("image-change", Statement(
            SurveyDimension.Stereotypes, "Na drugi strani je veliko ljudi, ki si želijo sprememb.",
            "There are many on the other side who want change.", isReversed: true)),
        ("contact", new SurveyItemDetails(
            SurveyDimension.Other, SurveyItemKind.Choice,
            new LocalisedText("Kako pogosto ste v zadnjih šestih mesecih delali z ljudmi z druge strani?", "How often have you worked with people on the other side in the last six months?"),
            LocalisedText.Empty, LocalisedText.Empty,
            new LocalisedText("nikoli\nnekajkrat\nvsak mesec\nvsak teden", "never\na few times\nevery month\nevery week"), IsReversed: false)),
        ("tell-them", new SurveyItemDetails(
            SurveyDimension.Other, SurveyItemKind.FreeText,
            new LocalisedText("Kaj bi morali na drugi strani vedeti o vašem delu?", "What should the other side know about your work?"),
            LocalisedText.Empty, LocalisedText.Empty, LocalisedText.Empty, IsReversed: false)),
    ];

    /// <summary>
    /// Before: with registration, until matching begins. After: from the end of the first stay until a week after the last.
    /// Later: three weeks, half a year after the window.
    /// </summary>
    public static IReadOnlyList<(WaveKind Kind, DateOnly From, DateOnly To)> Waves(Round round)
    {
        var registration = round.Phase(PhaseKind.Registration);
        var firstStay = round.Weeks.Count > 0 ? round.Weeks[0].AddDays(4) : round.To;
        var before = (From: registration?.From ?? round.From.AddDays(-77), To: registration?.To ?? round.From.AddDays(-50));
        var after = (From: Latest(firstStay, before.To.AddDays(1)), To: Latest(round.To, before.To.AddDays(1)).AddDays(7));
        var later = Latest(round.To.AddMonths(6), after.To.AddDays(1));
        return [(WaveKind.Before, before.From, before.To), (WaveKind.After, after.From, after.To), (WaveKind.Later, later, later.AddDays(20))];
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;

    private static SurveyItemDetails Statement(SurveyDimension dimension, string sl, string en, bool isReversed = false) =>
        Item(dimension, SurveyItemKind.Scale7, sl, en, Disagree, Agree, isReversed);

    private static SurveyItemDetails Five(SurveyDimension dimension, string sl, string en) =>
        Item(dimension, SurveyItemKind.Scale5, sl, en, NotAtAll, Extremely);

    private static SurveyItemDetails Week(string sl, string en, bool isReversed = false) => Item(
        SurveyDimension.Anxiety, SurveyItemKind.Scale7, $"Teden dni bi delali sami med ljudmi z druge strani. {sl}",
        $"You would work alone among people on the other side for a week. {en}", NotAtAll, VeryMuch, isReversed);

    private static SurveyItemDetails Item(
        SurveyDimension dimension, SurveyItemKind kind, string sl, string en, LocalisedText low, LocalisedText high, bool isReversed = false) =>
        new(dimension, kind, new LocalisedText(sl, en), low, high, LocalisedText.Empty, isReversed);
}

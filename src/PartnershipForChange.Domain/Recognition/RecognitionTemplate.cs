namespace PartnershipForChange.Domain.Recognition;

/// <summary>The programme's rules of recognition: a round's season begins with them.</summary>
public sealed record RecognitionTemplate(IReadOnlyList<(StampAct Act, StampTerms Terms)> Stamps, IReadOnlyList<BadgeTerms> Badges)
{
    /// <summary>What a new portal begins with; coordinators then change it.</summary>
    public static RecognitionTemplate Usual { get; } = new(
        [
            Stamp(StampAct.Visited, "Na obisku", "Been there"),
            Stamp(StampAct.Hosted, "Odprta vrata", "Open door"),
            Stamp(StampAct.LearnedTogether, "Skupaj v klopi", "Learned together"),
            Stamp(StampAct.Praised, "Lepa beseda", "A kind word"),
            Stamp(StampAct.CoAuthored, "Skupno pero", "One pen"),
        ],
        [
            Badge(1, "Most", "Bridge", "Prvi koraki na drugo stran.", "The first steps to the other side.", stamps: 2, kinds: 2),
            Badge(2, "Dva svetova", "Two worlds", "Doma na obeh straneh.", "At home on both sides.", stamps: 5, kinds: 3),
            Badge(3, "Kompas", "Compass", "Drugim kaže pot čez.", "Shows others the way across.", stamps: 10, kinds: 4),
        ]);

    private static (StampAct Act, StampTerms Terms) Stamp(StampAct act, string sl, string en) =>
        (act, new StampTerms(new LocalisedText(sl, en), LocalisedText.Empty, IsGiven: true, MostEach: null));

    private static BadgeTerms Badge(int order, string sl, string en, string aboutSl, string aboutEn, int stamps, int kinds) =>
        new(new LocalisedText(sl, en), new LocalisedText(aboutSl, aboutEn), stamps, kinds, Enum.GetValues<StampAct>(), order);
}

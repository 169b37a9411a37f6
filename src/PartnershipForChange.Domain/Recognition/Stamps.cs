namespace PartnershipForChange.Domain.Recognition;

/// <summary>What people do across the sectors, and nothing else, is recognised.</summary>
public enum StampAct
{
    /// <summary>Spent a week with the other side.</summary>
    Visited,

    /// <summary>Had somebody of the other side for a week.</summary>
    Hosted,

    /// <summary>Learned in a workshop together with the other side.</summary>
    LearnedTogether,

    /// <summary>Praised somebody of the other side.</summary>
    Praised,

    /// <summary>Wrote a proposal together with the other side.</summary>
    CoAuthored,
}

/// <summary>An act of one person, as the portal knows it from what happened.</summary>
public sealed record Stamp(Guid RoundId, Guid PersonId, StampAct Act);

/// <summary>What a kind of stamp is called in a round, and whether the round gives it.</summary>
public sealed class StampRule : Entity
{
    public const int TitleLength = 80;

    private StampRule()
    {
    }

    internal StampRule(Guid seasonId, StampAct act, LocalisedText title, bool isGiven) =>
        (SeasonId, Act, Title, IsGiven) = (seasonId, act, Guard.Required(title, TitleLength, nameof(Title)), isGiven);

    public Guid SeasonId { get; private set; }

    public StampAct Act { get; private set; }

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public bool IsGiven { get; private set; }

    internal void Edit(LocalisedText title, bool isGiven) => (Title, IsGiven) = (Guard.Required(title, TitleLength, nameof(Title)), isGiven);
}

/// <summary>A badge comes with stamps: so many in all, of so many kinds.</summary>
/// <param name="Key">Its name in texts and pictures.</param>
public sealed record BadgeRule(string Key, LocalisedText Title, int Stamps, int Kinds)
{
    /// <param name="stamps">How many stamps of each kind.</param>
    public bool IsEarnedBy(IReadOnlyDictionary<StampAct, int> stamps) =>
        stamps.Values.Sum() >= Stamps && stamps.Values.Count(count => count > 0) >= Kinds;
}

/// <summary>The stamps and badges that rounds begin with.</summary>
public static class RecognitionTemplate
{
    public static IReadOnlyList<(StampAct Act, LocalisedText Title)> Stamps { get; } =
    [
        (StampAct.Visited, new LocalisedText("Na obisku", "Been there")),
        (StampAct.Hosted, new LocalisedText("Odprta vrata", "Open door")),
        (StampAct.LearnedTogether, new LocalisedText("Skupaj v klopi", "Learned together")),
        (StampAct.Praised, new LocalisedText("Lepa beseda", "A kind word")),
        (StampAct.CoAuthored, new LocalisedText("Skupno pero", "One pen")),
    ];

    public static IReadOnlyList<BadgeRule> Badges { get; } =
    [
        new BadgeRule("bridge", new LocalisedText("Most", "Bridge"), Stamps: 2, Kinds: 2),
        new BadgeRule("two-worlds", new LocalisedText("Dva svetova", "Two worlds"), Stamps: 5, Kinds: 3),
        new BadgeRule("compass", new LocalisedText("Kompas", "Compass"), Stamps: 10, Kinds: 4),
    ];
}

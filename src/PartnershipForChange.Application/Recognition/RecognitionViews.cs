using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Recognition;

/// <summary>One kind of stamp and how many there are.</summary>
/// <param name="Description">Empty where the act says enough.</param>
public sealed record StampCount(StampAct Act, LocalisedText Title, LocalisedText Description, int Times);

/// <summary>Stamps of a person or a team, with the badges they make.</summary>
public sealed record Collection(IReadOnlyList<StampCount> Stamps, IReadOnlyList<(BadgeRule Badge, bool IsEarned)> Badges)
{
    public static Collection Of(Season season, IReadOnlyDictionary<StampAct, int> stamps) => new(
        [.. season.Rules.Where(r => r.IsGiven).Select(r => new StampCount(r.Act, r.Title, r.Description, stamps.GetValueOrDefault(r.Act)))],
        [.. season.Badges.Select(b => (b, b.IsEarnedBy(stamps)))]);
}

/// <summary>Kudos as one of the two sees them.</summary>
/// <param name="Other">Name of the other.</param>
public sealed record KudosLine(Guid Id, string Other, LocalisedText Organisation, Sector Sector, string Sentence, DateOnly Day, bool CanChange, bool IsReported);

/// <summary>A person's own page.</summary>
/// <param name="Own">Null where they turned recognition off.</param>
public sealed record MyRecognition(
    string Round, LocalisedText RoundName, StrandState Strand, bool IsOver, bool IsOff, Sector Side, Collection? Own,
    IReadOnlyList<KudosLine> Received, IReadOnlyList<KudosLine> Given, bool CanPraise);

/// <summary>Somebody who can be praised.</summary>
public sealed record PraiseChoice(Guid PersonId, string Name, LocalisedText Organisation);

/// <param name="Total">How many there are; the choices are the first of them.</param>
public sealed record PraiseChoices(string Round, LocalisedText RoundName, Sector OtherSide, string? Search, IReadOnlyList<PraiseChoice> People, int Total);

/// <summary>Kudos as coordinators see them.</summary>
public sealed record KudosRow(Guid Id, string From, string To, Sector FromSide, string Sentence, DateOnly Day, bool IsReported, bool IsHidden, string HiddenReason);

/// <param name="IsSetUp">False while the round has no season.</param>
/// <param name="Totals">The stamps of everybody together: there is no list of people by stamps.</param>
public sealed record RecognitionOverview(
    string Round, LocalisedText RoundName, StrandState Strand, bool IsSetUp, bool IsOver, bool CanChange, IReadOnlyList<StampRule> Rules,
    IReadOnlyList<BadgeRule> Badges, IReadOnlyList<StampCount> Totals, int KudosShown, int Reported, IReadOnlyList<KudosRow> Kudos);

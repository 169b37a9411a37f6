using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Whose answers a figure is about.</summary>
public enum ResultCell
{
    /// <summary>People of the public side who took part: guests, mentors, team members.</summary>
    Public,
    Business,

    /// <summary>Everybody who took part.</summary>
    All,

    /// <summary>The comparison group of the public side: waiting, without a place or a team.</summary>
    WaitingPublic,
    WaitingBusiness,
    Waiting,
    Guests,
    Mentors,
    TeamMembers,
}

/// <summary>The people each figure is about, as atoms: one for each group on each side.</summary>
public static class ResultCells
{
    private static readonly int Sides = Enum.GetValues<Sector>().Length;

    /// <summary>In the order in which figures are shown where not all can be.</summary>
    public static IReadOnlyList<ResultCell> All { get; } = Enum.GetValues<ResultCell>();

    public static int Atoms { get; } = Enum.GetValues<SurveyGroup>().Length * Sides;

    public static int Atom(SurveyGroup group, Sector side) => ((int)group * Sides) + (int)side;

    /// <summary>The atoms a figure adds up.</summary>
    public static IReadOnlySet<int> Of(ResultCell cell) => (
        from @group in Enum.GetValues<SurveyGroup>()
        from side in Enum.GetValues<Sector>()
        where Holds(cell, @group, side)
        select Atom(@group, side)).ToHashSet();

    /// <summary>Which cells may be shown when each atom holds so many people.</summary>
    public static IReadOnlyDictionary<ResultCell, bool> Shown(IReadOnlyList<int> people) =>
        All.Zip(Disclosure.Shown(people, [.. All.Select(c => (IReadOnlyCollection<int>)Of(c))])).ToDictionary(c => c.First, c => c.Second);

    private static bool Holds(ResultCell cell, SurveyGroup group, Sector side) => cell switch
    {
        ResultCell.Public => group != SurveyGroup.Waiting && side == Sector.Public,
        ResultCell.Business => group != SurveyGroup.Waiting && side == Sector.Business,
        ResultCell.All => group != SurveyGroup.Waiting,
        ResultCell.WaitingPublic => group == SurveyGroup.Waiting && side == Sector.Public,
        ResultCell.WaitingBusiness => group == SurveyGroup.Waiting && side == Sector.Business,
        ResultCell.Waiting => group == SurveyGroup.Waiting,
        ResultCell.Guests => group == SurveyGroup.Guest,
        ResultCell.Mentors => group == SurveyGroup.Mentor,
        _ => group == SurveyGroup.TeamMember,
    };
}

/// <summary>How many were asked and answered.</summary>
/// <param name="Answered">Null: too few to show, or derivable from what is shown.</param>
public sealed record ResponseRate(ResultCell Cell, int Asked, int? Answered)
{
    /// <summary>0 to 100.</summary>
    public double? Percent => Answered is { } answered && Asked > 0 ? 100.0 * answered / Asked : null;
}

/// <param name="IsOver">Effects are counted of waves that are over.</param>
public sealed record WaveResponse(WaveKind Wave, bool IsOver, IReadOnlyList<ResponseRate> Rates)
{
    public ResponseRate this[ResultCell cell] => Rates[(int)cell];
}

/// <summary>How one dimension changed, on scores from 0 to 100.</summary>
/// <param name="Changes">By cell; null: too few to show, or derivable from what is shown.</param>
public sealed record DimensionChange(SurveyDimension Dimension, IReadOnlyDictionary<ResultCell, PairedChange?> Changes);

/// <summary>What changed since the wave before matching.</summary>
public sealed record WaveComparison(WaveKind Wave, IReadOnlyList<DimensionChange> Dimensions);

/// <summary>What people wrote to one question in one wave, in an order that tells nothing.</summary>
public sealed record WordsOf(WaveKind Wave, LocalisedText Question, IReadOnlyList<string> Words);

/// <summary>How many would rather not answer a question in a wave.</summary>
/// <param name="Item">The question's key.</param>
public sealed record DeclinedQuestion(WaveKind Wave, string Item, LocalisedText Question, int People);

/// <param name="Comparisons">Of the later waves that are over.</param>
/// <param name="Declined">Of the waves that are over, where it may be shown.</param>
public sealed record SurveyResults(
    string Round, LocalisedText RoundName, IReadOnlyList<WaveResponse> Responses, IReadOnlyList<WaveComparison> Comparisons, IReadOnlyList<DeclinedQuestion> Declined,
    IReadOnlyList<WordsOf> Words);

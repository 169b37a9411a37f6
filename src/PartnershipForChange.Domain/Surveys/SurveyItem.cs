namespace PartnershipForChange.Domain.Surveys;

/// <summary>What an item asks about the other side; the answers to the items of one dimension make one score.</summary>
public enum SurveyDimension
{
    Trust,
    Warmth,
    Competence,
    Anxiety,
    Empathy,
    Thermometer,
    Stereotypes,

    /// <summary>Background and words of one's own: not scored.</summary>
    Other,
}

/// <summary>How an item is answered.</summary>
public enum SurveyItemKind
{
    /// <summary>1 to 7, with names for both ends.</summary>
    Scale7,

    /// <summary>1 to 5, with names for both ends.</summary>
    Scale5,

    /// <summary>0 to 10, with names for both ends.</summary>
    Number10,

    /// <summary>0 to 100 degrees.</summary>
    Thermometer,

    /// <summary>One of some options, numbered from 1.</summary>
    Choice,

    FreeText,
}

/// <summary>What a coordinator writes about an item.</summary>
/// <param name="Low">Name of the scale's lowest value.</param>
/// <param name="High">Name of the scale's highest value.</param>
/// <param name="Options">Of a choice: one a line, the same number of lines in both languages.</param>
/// <param name="IsReversed">Agreeing means less of the dimension.</param>
public sealed record SurveyItemDetails(
    SurveyDimension Dimension, SurveyItemKind Kind, LocalisedText Text, LocalisedText Low, LocalisedText High, LocalisedText Options, bool IsReversed);

/// <summary>One question of a survey.</summary>
public sealed class SurveyItem : Entity
{
    public const int KeyLength = 20;
    public const int TextLength = 300;
    public const int LabelLength = 60;
    public const int OptionsLength = 600;

    /// <summary>The answer of somebody who says that they would rather not give one.</summary>
    public const int Declined = -1;

    private SurveyItem()
    {
    }

    internal SurveyItem(Guid surveyId, string key, int order, SurveyItemDetails details)
    {
        (SurveyId, Key, Order) = (surveyId, key, order);
        Edit(details);
    }

    public Guid SurveyId { get; private set; }

    /// <summary>Its name in answers; never changes.</summary>
    public string Key { get; private set; } = string.Empty;

    public int Order { get; private set; }

    public SurveyDimension Dimension { get; private set; }

    public SurveyItemKind Kind { get; private set; }

    public LocalisedText Text { get; private set; } = LocalisedText.Empty;

    public LocalisedText Low { get; private set; } = LocalisedText.Empty;

    public LocalisedText High { get; private set; } = LocalisedText.Empty;

    /// <summary>One a line.</summary>
    public LocalisedText Options { get; private set; } = LocalisedText.Empty;

    public bool IsReversed { get; private set; }

    public bool IsFreeText => Kind == SurveyItemKind.FreeText;

    /// <summary>One chooses among its answers, and so can choose <see cref="Declined"/>; what is typed is left empty.</summary>
    public bool CanDecline => Kind is not (SurveyItemKind.Thermometer or SurveyItemKind.FreeText);

    /// <summary>The lowest and the highest answer; free text has none.</summary>
    public (int Least, int Most) Range => Kind switch
    {
        SurveyItemKind.Scale7 => (1, 7),
        SurveyItemKind.Scale5 => (1, 5),
        SurveyItemKind.Number10 => (0, 10),
        SurveyItemKind.Thermometer => (0, 100),
        SurveyItemKind.Choice => (1, Lines(Options.Sl).Length),
        _ => (0, 0),
    };

    public SurveyItemDetails Details() => new(Dimension, Kind, Text, Low, High, Options, IsReversed);

    public IReadOnlyList<string> OptionsIn(Language language) => Lines(Options.In(language));

    /// <summary>The answer, when the item has such a one.</summary>
    /// <exception cref="DomainRuleException">When it is out of range.</exception>
    public int Checked(int answer) => answer == Declined && CanDecline ? answer : Guard.InRange(answer, Range.Least, Range.Most, Key);

    /// <summary>
    /// The answer in percent of the most that is possible, so that scales of any length can be put together (POMP: Cohen,
    /// Cohen, Aiken and West 1999); turned round where the statement is reversed.
    /// </summary>
    /// <returns>0 to 100.</returns>
    public double Score(int answer)
    {
        var (least, most) = Range;
        var share = 100.0 * (answer - least) / (most - least);
        return IsReversed ? 100 - share : share;
    }

    /// <exception cref="DomainRuleException">When a text is missing or too long, or the options are not the same number twice.</exception>
    internal void Edit(SurveyItemDetails details)
    {
        var isScale = details.Kind is SurveyItemKind.Scale7 or SurveyItemKind.Scale5 or SurveyItemKind.Number10 or SurveyItemKind.Thermometer;
        if (!isScale && details.Dimension != SurveyDimension.Other)
        {
            throw new DomainRuleException("Rules.SurveyDimensionNeedsScale") { Field = nameof(Dimension) };
        }

        var text = Guard.Required(details.Text, TextLength, nameof(Text));
        var (low, high) = isScale
            ? (Guard.Required(details.Low, LabelLength, nameof(Low)), Guard.Required(details.High, LabelLength, nameof(High)))
            : (LocalisedText.Empty, LocalisedText.Empty);
        var options = details.Kind == SurveyItemKind.Choice ? CheckedOptions(details.Options) : LocalisedText.Empty;
        (Dimension, Kind, Text, Low, High, Options) = (details.Dimension, details.Kind, text, low, high, options);
        IsReversed = isScale && details.IsReversed;
    }

    private static LocalisedText CheckedOptions(LocalisedText options)
    {
        var text = Guard.Required(options, OptionsLength, nameof(Options));
        var (sl, en) = (Lines(text.Sl), Lines(text.En));
        if (sl.Length < 2 || (en.Length > 0 && en.Length != sl.Length))
        {
            throw new DomainRuleException("Rules.SurveyOptions") { Field = $"{nameof(Options)}Sl" };
        }

        return new LocalisedText(string.Join('\n', sl), string.Join('\n', en));
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

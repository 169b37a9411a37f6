namespace PartnershipForChange.Domain.Programme;

/// <summary>How far a solution was carried out at one time. Never changed, only followed by the next.</summary>
public sealed class SolutionReading : Entity
{
    public const int NoteLength = 500;

    private SolutionReading()
    {
    }

    internal SolutionReading(Guid solutionId, int number, int percent, DayOrYear asOf, LocalisedText note, string? source, DateOnly today)
    {
        (SolutionId, Number, RecordedOn) = (solutionId, number, today);
        Percent = Guard.InRange(percent, 0, 100, nameof(Percent));
        (AsOf, Precision) = (asOf.Day, asOf.Precision);
        Note = Guard.Optional(note, NoteLength, nameof(Note));
        Source = Guard.Optional(source, Solution.SourceLength, nameof(Source));
    }

    public Guid SolutionId { get; private set; }

    /// <summary>1, 2, 3 ... as they were recorded; of two for the same day the later holds.</summary>
    public int Number { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; private set; }

    /// <summary>The day it speaks of; of a year its first.</summary>
    public DateOnly AsOf { get; private set; }

    public DatePrecision Precision { get; private set; }

    public LocalisedText Note { get; private set; } = LocalisedText.Empty;

    /// <summary>Where a published figure comes from; empty where the owner says it here.</summary>
    public string Source { get; private set; } = string.Empty;

    public DateOnly RecordedOn { get; private set; }

    public DayOrYear When => new(AsOf, Precision);
}

/// <summary>Something to be done to carry a solution out.</summary>
public sealed class SolutionAction : Entity
{
    public const int TitleLength = 300;

    private SolutionAction()
    {
    }

    internal SolutionAction(Guid solutionId, LocalisedText title, DateOnly? due)
    {
        SolutionId = solutionId;
        Title = Guard.Required(title, TitleLength, "Action");
        Due = due;
    }

    public Guid SolutionId { get; private set; }

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public DateOnly? Due { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Null while it is not done, and where nobody knows the day.</summary>
    public DateOnly? DoneOn { get; private set; }

    public bool IsLate(DateOnly today) => !IsDone && Due < today;

    internal void Finish(DateOnly? on) => (IsDone, DoneOn) = (true, on);

    internal void Reopen() => (IsDone, DoneOn) = (false, null);
}

/// <summary>Something that shows what was done: a sentence, and where there is one a page on the web.</summary>
public sealed class SolutionEvidence : Entity
{
    public const int TitleLength = 500;
    public const int LinkLength = 500;

    private SolutionEvidence()
    {
    }

    internal SolutionEvidence(Guid solutionId, LocalisedText title, string? link, DateOnly today)
    {
        (SolutionId, AddedOn) = (solutionId, today);
        Title = Guard.Required(title, TitleLength, "Evidence");
        Link = CheckedLink(Guard.Optional(link, LinkLength, nameof(Link)));
    }

    public Guid SolutionId { get; private set; }

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    /// <summary>An https address; empty for none.</summary>
    public string Link { get; private set; } = string.Empty;

    public DateOnly AddedOn { get; private set; }

    // Only https, and nobody's name and password in front of the host: the link is shown to everyone.
    private static string CheckedLink(string link) =>
        link.Length == 0 || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0)
            ? link
            : throw new DomainRuleException("Rules.LinkNotHttps") { Field = nameof(Link) };
}

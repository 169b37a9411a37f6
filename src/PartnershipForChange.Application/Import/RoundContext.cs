namespace PartnershipForChange.Application.Import;

/// <summary>
/// What is known before the files are read, from the database for instance, so that a file may refer to it.
/// Codes are compared without regard to case.
/// </summary>
public sealed record RoundContext
{
    /// <summary>Nothing is known: the files must explain themselves, and any challenge, week and language is accepted.</summary>
    public static RoundContext Empty { get; } = new();

    /// <summary>Codes of organisations, each with whether it is a public body.</summary>
    public IReadOnlyDictionary<string, bool> Organisations { get; init; } = new Dictionary<string, bool>();

    /// <summary>Codes of host places.</summary>
    public IReadOnlyCollection<string> HostPlaces { get; init; } = [];

    /// <summary>Codes of the round's challenges; null accepts any.</summary>
    public IReadOnlyCollection<string>? Challenges { get; init; }

    /// <summary>Mondays of the round's weeks; null accepts any.</summary>
    public IReadOnlyCollection<DateOnly>? Weeks { get; init; }

    /// <summary>True when a language must be one that people can choose; false accepts any.</summary>
    public bool OnlyOfferedLanguages { get; init; }
}

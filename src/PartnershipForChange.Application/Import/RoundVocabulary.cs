namespace PartnershipForChange.Application.Import;

/// <summary>The words the files of a round use where a cell is a choice.</summary>
public static class RoundVocabulary
{
    public const string ExchangeStrand = "exchange";
    public const string TeamStrand = "team";

    /// <summary>Kinds of organisation on the public side.</summary>
    public static IReadOnlyList<string> PublicKinds { get; } =
        ["ministry", "government_service", "administrative_unit", "municipality"];

    /// <summary>Kinds of organisation on the business side; state-owned companies count as business.</summary>
    public static IReadOnlyList<string> BusinessKinds { get; } = ["company", "state_owned_company"];

    public static IReadOnlyList<string> Kinds { get; } = [.. PublicKinds, .. BusinessKinds];

    public static IReadOnlyList<string> Levels { get; } =
        ["junior", "specialist", "senior", "team lead", "head of department"];

    public static IReadOnlyList<string> Strands { get; } = [ExchangeStrand, TeamStrand];

    public static IReadOnlyList<string> Relations { get; } = ["supervises", "licence", "open tender", "subsidy"];

    /// <summary>Languages the portal writes to people in.</summary>
    public static IReadOnlyList<string> ReadLanguages { get; } = [.. Enum.GetValues<Language>().Select(language => language.Code())];

    /// <summary>The language of such a word; the portal's first where there is none.</summary>
    public static Language LanguageOf(string word) => Enum.GetValues<Language>().FirstOrDefault(language => language.Code() == word);

    /// <summary>True when an organisation of this kind is a public body.</summary>
    public static bool IsPublic(string kind) => PublicKinds.Contains(kind, StringComparer.OrdinalIgnoreCase);
}

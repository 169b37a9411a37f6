using System.Globalization;

namespace PartnershipForChange.Application.Localisation;

/// <summary>Plural categories of Unicode CLDR for whole numbers, in the languages the portal speaks.</summary>
public static class PluralForm
{
    /// <summary><c>one</c>, <c>two</c>, <c>few</c> or <c>other</c>.</summary>
    public static string Of(CultureInfo culture, int count) => culture.TwoLetterISOLanguageName switch
    {
        // Slovene: 1, 101, 201 ...; 2, 102 ...; 3-4, 103-104 ...; the rest.
        "sl" => (Math.Abs(count) % 100) switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => "other" },
        _ => count == 1 ? "one" : "other",
    };
}

using System.Globalization;

namespace PartnershipForChange.Domain;

/// <summary>A language people read the portal in.</summary>
public enum Language
{
    Slovene,
    English,
}

public static class LanguageExtensions
{
    private static readonly CultureInfo Slovene = SloveneWithCases();
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Culture(this Language language) => language == Language.English ? English : Slovene;

    /// <summary>Two letters, as files and addresses write it.</summary>
    public static string Code(this Language language) => language.Culture().TwoLetterISOLanguageName;

    /// <summary>The one of the two that a reader of this culture is shown what people wrote in: whoever reads a third language, English.</summary>
    public static Language FromCulture(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "sl" || culture.Equals(CultureInfo.InvariantCulture) ? Language.Slovene : Language.English;

    /// <summary>CLDR gives months in the nominative only; a date in a sentence takes the genitive: "do 15. marca".</summary>
    private static CultureInfo SloveneWithCases()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("sl-SI").Clone();
        culture.DateTimeFormat.MonthGenitiveNames =
        [
            "januarja", "februarja", "marca", "aprila", "maja", "junija",
            "julija", "avgusta", "septembra", "oktobra", "novembra", "decembra", string.Empty,
        ];
        return CultureInfo.ReadOnly(culture);
    }
}

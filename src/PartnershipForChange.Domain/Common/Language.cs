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
    private static readonly CultureInfo Slovene = WithGenitiveMonths("sl-SI",
    [
        "januarja", "februarja", "marca", "aprila", "maja", "junija", "julija", "avgusta", "septembra", "oktobra", "novembra", "decembra", "",
    ]);

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Culture(this Language language) => language == Language.English ? English : Slovene;

    /// <summary>A month beside a day is a genitive in Slovene ("do 15. marca"); the Unicode data that .NET brings has the nominative.</summary>
    private static CultureInfo WithGenitiveMonths(string name, string[] months)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.MonthGenitiveNames = months;
        return CultureInfo.ReadOnly(culture);
    }

    public static Language FromCulture(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" ? Language.English : Language.Slovene;
}

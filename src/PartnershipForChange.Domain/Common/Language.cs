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
    private static readonly CultureInfo Slovene = CultureInfo.GetCultureInfo("sl-SI");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Culture(this Language language) => language == Language.English ? English : Slovene;

    public static Language FromCulture(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" ? Language.English : Language.Slovene;
}

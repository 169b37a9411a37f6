namespace PartnershipForChange.Application.Localisation;

public static class Capitals
{
    /// <summary>The same with a capital letter, where it stands alone.</summary>
    public static string Capitalised(this string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

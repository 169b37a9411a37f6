namespace PartnershipForChange.Domain;

/// <summary>A text that people wrote in both languages. Where one is empty, readers of it are shown the other.</summary>
public sealed record LocalisedText(string Sl, string En)
{
    public static LocalisedText Empty { get; } = new(string.Empty, string.Empty);

    public string In(Language language) => language switch
    {
        Language.English when En.Length > 0 => En,
        Language.Slovene when Sl.Length > 0 => Sl,
        _ => Sl.Length > 0 ? Sl : En,
    };

    public override string ToString() => Sl.Length > 0 ? Sl : En;
}

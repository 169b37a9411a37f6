using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Localisation;

/// <summary>Names of what <see cref="Choices"/> offers: files and the database keep its codes, readers see words.</summary>
public static class ChoiceText
{
    /// <param name="code">ISO 639-1; one without a name is shown as it is.</param>
    public static string LanguageName(this Text text, string code) => text.Named($"Choices.Language.{code}", code);

    /// <param name="skill">One of <see cref="Choices.Skills"/>; another, as files may bring, is shown as it is.</param>
    public static string Skill(this Text text, string skill) => text.Named($"Choices.Skill.{Key(skill)}", skill);

    /// <param name="level">One of <see cref="Choices.Levels"/>.</param>
    public static string Level(this Text text, string level) => text.Named($"Choices.Level.{Key(level)}", level);

    private static string Named(this Text text, string key, string otherwise) => text.Has(key) ? text[key] : otherwise;

    private static string Key(string words) => words.Replace(' ', '-').ToLowerInvariant();
}

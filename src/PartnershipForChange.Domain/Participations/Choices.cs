using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Participations;

/// <summary>Checks on lists of choices that host places and registrations share: weeks, languages, skills.</summary>
public static class Choices
{
    /// <summary>Languages people can offer and guests can choose, as ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["sl", "en", "de", "it", "hr", "fr", "hu"];

    /// <summary>The skills of the programme, by the words files use; their names on screen are texts.</summary>
    public static IReadOnlyList<string> Skills { get; } =
    [
        "change management", "communication", "customer service", "cyber security", "data analysis", "EU funds",
        "finance and budgeting", "human resources", "law drafting", "marketing", "negotiation", "process improvement", "project management",
        "public procurement", "service design", "software development", "strategy", "teaching and training",
    ];

    /// <summary>Seniority, by the words files use.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["junior", "specialist", "senior", "team lead", "head of department"];

    /// <summary>Why a form may not save these languages: one is neither offered nor among those the record had. Null when it may.</summary>
    public static DomainRuleException? WhyNotLanguages(IEnumerable<string> chosen, IEnumerable<string> had, string field) =>
        NotOffered(chosen, Languages, had) is { } language ? LanguageUnknown(language, field) : null;

    /// <summary>The same of skills, of which a file may bring others.</summary>
    public static DomainRuleException? WhyNotSkills(IEnumerable<string> chosen, IEnumerable<string> had, string field) =>
        NotOffered(chosen, Skills, had) is { } skill ? new DomainRuleException("Rules.SkillUnknown", skill) { Field = field } : null;

    /// <summary>What forms and files are told of a language that nobody can choose.</summary>
    public static DomainRuleException LanguageUnknown(string language, string field) =>
        new("Rules.LanguageUnknown", language, string.Join(", ", Languages)) { Field = field };

    /// <summary>Distinct, trimmed, each at most 60 characters, at most 50 of them.</summary>
    public static List<string> Of(IEnumerable<string> values, string field)
    {
        List<string> list = [.. values.Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (list.Count > 50 || list.Exists(v => v.Length > 60))
        {
            throw new DomainRuleException("Rules.TooManyChoices") { Field = field };
        }

        return list;
    }

    public static List<string> NonEmpty(IEnumerable<string> values, string field)
    {
        var list = Of(values, field);
        return list.Count > 0 ? list : throw new DomainRuleException("Rules.ChooseOne") { Field = field };
    }

    /// <summary>Distinct Mondays of the round, in order; at least one.</summary>
    public static List<DateOnly> Weeks(Round round, IEnumerable<DateOnly> weeks, string field)
    {
        List<DateOnly> list = [.. weeks.Distinct().Order()];
        if (list.Count == 0)
        {
            throw new DomainRuleException("Rules.ChooseOne") { Field = field };
        }

        foreach (var week in list)
        {
            if (week.DayOfWeek != DayOfWeek.Monday)
            {
                throw new DomainRuleException("Rules.WeekNotMonday", week) { Field = field };
            }

            if (!round.Weeks.Contains(week))
            {
                throw new DomainRuleException("Rules.WeekOutsideRound", week) { Field = field };
            }
        }

        return list;
    }

    private static string? NotOffered(IEnumerable<string> chosen, IReadOnlyList<string> offered, IEnumerable<string> had) =>
        chosen.FirstOrDefault(choice => !offered.Concat(had).Contains(choice, StringComparer.OrdinalIgnoreCase));
}

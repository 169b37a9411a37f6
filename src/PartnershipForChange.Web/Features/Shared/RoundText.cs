using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Sentences about rounds.</summary>
public static class RoundText
{
    public static string Title(this Text text, NextStep step) => text.Sentence($"{step.Key}.Title", step.Count, step.Arguments);

    public static string Explanation(this Text text, NextStep step) => text.Sentence($"{step.Key}.Text", step.Count, step.Arguments);

    public static string Of(this Text text, CheckResult check) =>
        text.Sentence(check.Key + (check.IsMet ? ".Met" : ".Missing"), check.Count, check.Arguments);

    public static string Of(this Text text, MyRoundCard card) => text.Sentence($"{card.Key}.Text", card.Count, card.Arguments);

    /// <summary>"2 new host places", "The round was changed".</summary>
    public static string Of(this Text text, Happening happening) => text.Plural(happening.Key, happening.Count, happening.Label);

    public static string Of(this Text text, PhaseWarning warning) => warning.Kind switch
    {
        PhaseWarningKind.RightMissing => text["Rounds.Warning.RightMissing", warning.Right],
        PhaseWarningKind.OutsideWindow => text["Rounds.Warning.OutsideWindow", warning.First, text.DaysAndYear(warning.From, warning.To)],
        var kind => text.Plural(
            $"Rounds.Warning.{kind}", warning.To.DayNumber - warning.From.DayNumber + 1,
            warning.First, warning.Second, text.Days(warning.From, warning.To)),
    };

    private static string Sentence(this Text text, string key, int? count, object?[] arguments) =>
        count is { } number ? text.Plural(key, number, arguments) : text[key, arguments];
}

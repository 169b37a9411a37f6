using System.Globalization;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Web.Features.Surveys.Mine;

public sealed class SurveyInput
{
    /// <summary>Item key → what was chosen or written.</summary>
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Keys of the questions whose words may be read.</summary>
    public List<string> Consents { get; set; } = [];

    /// <summary>Saved, to go on another time.</summary>
    public bool Later { get; set; }

    public SaveAnswers ToCommand(string round, string wave, int page) => new(round, wave, page, Answers, Consents);
}

/// <summary>A page of questions with what was answered before, or just typed.</summary>
public sealed record SurveyForm(MySurveyPage Page, SurveyInput Input)
{
    public static SurveyForm Of(MySurveyPage page) => new(page, new SurveyInput
    {
        Answers = page.Answers.ToDictionary(a => a.Key, string? (a) => a.Value),

        // Words are only kept with consent.
        Consents = [.. page.Items.Where(i => i.IsFreeText && page.Answers.ContainsKey(i.Key)).Select(i => i.Key)],
    });

    public SurveyQuestion Question(SurveyItem item) =>
        new(item, Input.Answers.GetValueOrDefault(item.Key) ?? string.Empty, Input.Consents.Contains(item.Key));
}

/// <param name="Answer">As the form writes it; empty: none.</param>
public sealed record SurveyQuestion(SurveyItem Item, string Answer, bool HasConsent)
{
    public bool Is(int answer) => Answer == Written(answer);

    /// <summary>An answer as the form sends it, the same in every language: Slovene has a minus of its own.</summary>
    public static string Written(int answer) => answer.ToString(CultureInfo.InvariantCulture);
}

public sealed class CardInput
{
    public string? Text { get; set; }
}

public sealed record CardPage(string Round, MyWave Wave, CardInput Input)
{
    /// <summary>What the form's field is called.</summary>
    public string? Text => Input.Text;
}

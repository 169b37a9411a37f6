using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>A survey divided into pages: one for each dimension, short enough for a phone.</summary>
public static class SurveyPages
{
    public static IReadOnlyList<IReadOnlyList<SurveyItem>> Of(Survey survey) =>
        [.. survey.Items.GroupBy(i => i.Dimension).Select(page => (IReadOnlyList<SurveyItem>)[.. page])];
}

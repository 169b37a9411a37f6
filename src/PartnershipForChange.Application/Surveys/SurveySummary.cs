using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Surveys on a round's dashboard: the wave that matters now, and who is still to answer.</summary>
internal sealed class SurveySummary(SurveyQueries surveys) : IStrandSummary
{
    public int Order => 70;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (round.Strands.Surveys == StrandState.Off)
        {
            return null;
        }

        var overview = await surveys.Of(round, cancellation);
        var path = $"/manage/{round.Code}/surveys";
        return new StrandSummary("Surveys.Title", path, [.. Facts(overview)], [.. Checks(round, overview, path, today)])
        {
            IsCancelled = round.Strands.Surveys == StrandState.Cancelled,
        };
    }

    private static IEnumerable<StrandFact> Facts(SurveyOverview overview)
    {
        if (overview.Waves.FirstOrDefault(w => w.IsOpen) is { } open)
        {
            yield return new StrandFact($"Surveys.Fact.{open.Kind}Until", open.To);
            yield return new StrandFact("Surveys.Fact.Asked", open.Asked.Total);
            yield return new StrandFact("Surveys.Fact.Answered", open.Finished.Total);
        }
        else
        {
            if (overview.Waves.FirstOrDefault(w => !w.IsOver) is { } next && !overview.IsSealed)
            {
                yield return new StrandFact($"Surveys.Fact.{next.Kind}From", next.From);
            }

            yield return new StrandFact("Surveys.Fact.Items", overview.Items.Count);
        }

        if (overview.IsSetUp)
        {
            yield return new StrandFact("Surveys.Fact.Cards", overview.Cards);
        }
    }

    private static IEnumerable<CheckResult> Checks(Round round, SurveyOverview overview, string path, DateOnly today)
    {
        if (round.Strands.Surveys != StrandState.On || round.State == RoundState.Closed)
        {
            yield break;
        }

        if (!overview.IsSetUp)
        {
            yield return new CheckResult("Surveys.Check.SetUp", false, path);
        }

        // Closing the round ends its surveys for good.
        var toCome = overview.Waves.FirstOrDefault(w => !w.IsOver);
        if (toCome is not null && round.Phase(PhaseKind.Closing)?.IsOpenOn(today) == true)
        {
            yield return new CheckResult("Surveys.Check.WaveToCome", false, path, toCome.To, null, toCome.To);
        }

        if (overview.Waves.FirstOrDefault(w => w.IsOpen) is { Asked.Total: > 0 } open)
        {
            var missing = open.Asked.Total - open.Finished.Total;
            yield return new CheckResult(
                "Surveys.Check.Answers", missing == 0, $"{path}/waves/{open.Kind.Address()}/missing", open.To, missing, open.To);
        }
    }
}

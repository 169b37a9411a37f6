using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call for challenges on the round's dashboard.</summary>
internal sealed class CallSummary(PortalDbContext db, CallFiguresQueries figures) : IStrandSummary
{
    /// <summary>Days in which a submission is looked at.</summary>
    internal const int DaysToCheck = 7;

    private const int DaysBeforeVote = 14;

    public int Order => 10;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (round.Strands.ChallengeCall == StrandState.Off)
        {
            return null;
        }

        var call = await db.CallsForChallenges.AsNoTracking().FirstOrDefaultAsync(c => c.RoundId == round.Id, cancellation);
        var counted = (await figures.Of([round.Id], cancellation))[round.Id];
        var path = $"/manage/{round.Code}/call";
        StrandFact[] facts =
        [
            new("Call.Fact.Submitted", counted.Submitted), new("Call.Fact.Waiting", counted.Waiting),
            new("Call.Fact.Published", counted.Published), new("Call.Fact.Finalists", counted.Finalists),
        ];
        var isOn = round.Strands.ChallengeCall == StrandState.On && round.State != RoundState.Closed;
        return new StrandSummary("Call.Title", path, facts, isOn ? [.. Checks(round, call, counted, path, today)] : [])
        {
            IsCancelled = round.Strands.ChallengeCall == StrandState.Cancelled,
        };
    }

    private static IEnumerable<CheckResult> Checks(Round round, CallForChallenges? call, CallFigures counted, string path, DateOnly today)
    {
        if (call is null)
        {
            yield return new("Call.Check.SetUp", false, $"{path}/settings");
            yield break;
        }

        if (counted.Waiting > 0)
        {
            yield return new("Call.Check.Waiting", false, $"{path}?state={SubmissionState.Submitted}", counted.WaitingSince?.LocalDay().AddDays(DaysToCheck), counted.Waiting);
        }

        if (counted.Finalists == 0 && call.VoteFrom is { } vote && vote.AddDays(-DaysBeforeVote) <= today)
        {
            yield return new("Call.Check.Finalists", false, path, vote);
        }

        if (counted.Finalists > 0 && call.CanCheckVotes(round, today))
        {
            yield return new("Call.Check.Votes", false, $"{path}/choice");
        }
    }
}

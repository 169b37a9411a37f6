using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Coordinators check submissions, and the votes once they are closed.</summary>
internal sealed class CallToDos(PortalDbContext db, CallFiguresQueries figures) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsCoordinator;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var calls = await (
            from call in db.CallsForChallenges.AsNoTracking()
            join round in db.Rounds.AsNoTracking() on call.RoundId equals round.Id
            where round.State == RoundState.Open && round.Strands.ChallengeCall == StrandState.On
            select new { Round = round, Call = call }).ToListAsync(cancellation);
        var counted = await figures.Of([.. calls.Select(c => c.Round.Id)], cancellation);
        return [.. calls.SelectMany(c => Of(c.Round, c.Call, counted[c.Round.Id], today))];
    }

    private static IEnumerable<ToDo> Of(Round round, CallForChallenges call, CallFigures counted, DateOnly today)
    {
        var path = $"/manage/{round.Code}/call";
        if (counted.Waiting > 0)
        {
            yield return new ToDo(
                "Call.ToDo.Waiting", $"{path}?state={SubmissionState.Submitted}", counted.WaitingSince?.LocalDay().AddDays(CallSummary.DaysToCheck), counted.Waiting, round.Name);
        }

        if (counted.Finalists > 0 && call.CanCheckVotes(round, today))
        {
            yield return new ToDo("Call.ToDo.Votes", $"{path}/choice", Due: null, Count: null, round.Name);
        }
    }
}

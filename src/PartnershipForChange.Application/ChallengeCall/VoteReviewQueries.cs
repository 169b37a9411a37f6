using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Votes that were set aside together.</summary>
public sealed record SetAsideRow(Guid Id, VoteSignKind Sign, string What, int Votes, string Reason, string By, DateTimeOffset At);

/// <summary>The votes as coordinators see them: how many, and what looks odd, never for whom.</summary>
/// <param name="Confirmed">Votes on the web that count.</param>
/// <param name="Waiting">Addresses that asked for a letter and have not used its link.</param>
/// <param name="HallVotes">Votes in the hall.</param>
/// <param name="CanSetAside">Votes can be left out or taken in now.</param>
public sealed record VoteReview(
    RoundCall Round, int Confirmed, int Waiting, IReadOnlyList<VoteSign> Signs, IReadOnlyList<SetAsideRow> SetAside, int HallVotes, bool CanSetAside)
{
    /// <summary>More votes than people in the hall.</summary>
    public bool IsHallOverfull => Round.Call is { PeopleInHall: > 0 } call && HallVotes > call.PeopleInHall;
}

/// <summary>Reads the votes of a round for coordinators.</summary>
public sealed class VoteReviewQueries(PortalDbContext db, TallyQueries tallies)
{
    /// <exception cref="NotFoundException">When the round is not there or has no call.</exception>
    public async Task<VoteReview> Find(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.ReadCallOf(roundCode, actor, cancellation);
        var (round, call) = voting;
        var setAside = await (
            from act in db.VotesSetAside.AsNoTracking()
            join person in db.People on act.SetAsideById equals person.Id
            where act.RoundId == round.Id
            orderby act.SetAsideAt
            select new SetAsideRow(act.Id, act.Sign, act.What, act.Votes, act.Reason, person.FirstName + " " + person.LastName, act.SetAsideAt))
            .ToListAsync(cancellation);
        return new VoteReview(
            voting,
            await tallies.WebVotes(round.Id, cancellation),
            await db.WebVotes.CountAsync(v => v.RoundId == round.Id && v.ChoiceId == null, cancellation),
            await Signs(round.Id, cancellation),
            setAside,
            call is null ? 0 : await tallies.HallVotes(call, cancellation),
            call is not null && VotesSetAside.IsPossible(round, call));
    }

    /// <summary>Signs among the votes that count.</summary>
    internal async Task<IReadOnlyList<VoteSign>> Signs(Guid roundId, CancellationToken cancellation) => VoteSigns.Of(await db.WebVotes.AsNoTracking()
        .Where(v => v.RoundId == roundId && v.ConfirmedAt != null && v.SetAsideId == null)
        .Select(v => new VoteTrace(v.Id, v.ConfirmedAt!.Value, v.Domain, v.NetworkHash)).ToListAsync(cancellation));
}

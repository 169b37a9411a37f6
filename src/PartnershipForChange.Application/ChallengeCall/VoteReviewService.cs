using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Which sign, as the coordinator saw it.</summary>
public sealed record SignAddress(VoteSignKind Kind, string What, DateTimeOffset From);

/// <summary>Coordinators go through the votes before anyone sees a tally.</summary>
public sealed class VoteReviewService(PortalDbContext db, VoteReviewQueries reviews, TallyQueries tallies, TimeProvider clock)
{
    /// <summary>Leaves the votes of a sign out of the tally.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="DomainRuleException">When the votes are checked already, the sign is gone, or no reason is given.</exception>
    public async Task<int> SetAside(string roundCode, SignAddress address, string? reason, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var (round, call) = (voting.Round, voting.Required);
        var sign = (await reviews.Signs(round.Id, cancellation))
            .FirstOrDefault(s => s.Kind == address.Kind && s.What == address.What && s.From == address.From);
        var act = new VotesSetAside(round, call, sign, reason, actor.PersonId, clock.GetUtcNow());
        db.Add(act);
        foreach (var vote in await db.WebVotes.Where(v => sign!.Votes.Contains(v.Id)).ToListAsync(cancellation))
        {
            vote.SetAside(act);
        }

        // Nobody checks the votes while somebody else sets some aside.
        db.Touch(call);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return act.Votes;
    }

    /// <summary>Takes votes that were set aside in again.</summary>
    /// <exception cref="DomainRuleException">When the votes are checked already.</exception>
    public async Task PutBack(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var (round, call) = (voting.Round, voting.Required);
        VotesSetAside.RequirePutBack(round, call);
        var act = await db.VotesSetAside.FirstOrDefaultAsync(s => s.Id == id && s.RoundId == round.Id, cancellation).OrNotFound();
        foreach (var vote in await db.WebVotes.Where(v => v.SetAsideId == id).ToListAsync(cancellation))
        {
            vote.SetAside(null);
        }

        db.Remove(act);
        db.Touch(call);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Enters the commission's points by hand, where no jury gives them.</summary>
    /// <exception cref="DomainRuleException">When a jury gives them, the votes are checked, or points are out of range.</exception>
    public async Task GivePoints(string roundCode, IReadOnlyDictionary<Guid, decimal?> points, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var (source, _) = await tallies.Commission(voting.Round.Id, cancellation);
        Guard.Against(source == CommissionSource.Jury ? new DomainRuleException("Rules.JuryGivesPoints") : null);
        foreach (var finalist in await db.Finalists(voting.Round.Id).ToListAsync(cancellation))
        {
            if (points.TryGetValue(finalist.Id, out var given) && given != finalist.CommissionPoints)
            {
                finalist.GivePoints(voting.Round, voting.Required, given);
            }
        }

        db.Touch(voting.Required);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The votes are as they should be: everyone sees the tallies from now on.</summary>
    /// <param name="evenSo">True when the coordinator has seen that the hall gave more votes than it holds people.</param>
    /// <exception cref="DomainRuleException">When a vote that counts is not closed, the commission has not decided, or there are no finalists.</exception>
    public async Task Check(string roundCode, bool evenSo, Guid version, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var (round, call) = (voting.Round, voting.Required);
        db.Expect(call, version);
        call.CheckVotes(round, actor.PersonId, clock.GetUtcNow(), clock.Today());
        Guard.Against(await tallies.WhyNotDecided(call, cancellation));
        var inHall = await tallies.HallVotes(call, cancellation);
        Guard.Against(call.Weights.Audience > 0 && call.PeopleInHall > 0 && inHall > call.PeopleInHall && !evenSo
            ? new DomainRuleException("Rules.HallOverfull", inHall, call.PeopleInHall) { Field = "EvenSo" }
            : null);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}

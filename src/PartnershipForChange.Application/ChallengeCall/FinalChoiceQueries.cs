using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A finalist in the result.</summary>
/// <param name="Score">Null while a tally is missing.</param>
public sealed record ResultLine(
    Guid Id, Guid Version, string Title, string Owner, OwnerKind? OwnerKind, SubmissionState State, FinalistScore Score);

/// <summary>The result of the final choice, best first.</summary>
public sealed record CallResult(CallWeights Weights, IReadOnlyList<ResultLine> Lines);

/// <summary>A finalist before the result is known.</summary>
/// <param name="Points">The commission's, where entered by hand.</param>
public sealed record FinalistRow(Guid Id, string Title, string Owner, OwnerKind? OwnerKind, decimal? Points);

/// <summary>The page on which coordinators choose.</summary>
/// <param name="CanChoose">A finalist can be chosen, or a choice taken back, once the votes are checked.</param>
/// <param name="Result">Null until the votes are checked.</param>
/// <param name="WhyNotYet">What stands in the way of checking the votes; null when nothing does, or they are checked.</param>
public sealed record FinalChoicePage(
    RoundCall Round, bool CanChoose, IReadOnlyList<FinalistRow> Finalists, CommissionSource Commission, int WebVotes, int HallVotes, bool IsHallOverfull,
    DomainRuleException? WhyNotYet, CallResult? Result);

/// <summary>Reads the final choice. Until a coordinator has checked the votes it has no tally for anyone.</summary>
public sealed class FinalChoiceQueries(PortalDbContext db, TallyQueries tallies, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the round is not there or has no call.</exception>
    public async Task<FinalChoicePage> Page(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.ReadCallOf(roundCode, actor, cancellation);
        var (round, call) = voting;
        var finalists = await db.Finalists(round.Id).AsNoTracking()
            .Select(s => new FinalistRow(s.Id, s.Title, s.Owner, s.OwnerKind, s.CommissionPoints)).ToListAsync(cancellation);
        var (source, _) = await tallies.Commission(round.Id, cancellation);
        var inHall = call is null ? 0 : await tallies.HallVotes(call, cancellation);
        return new FinalChoicePage(
            voting,
            CallForChallenges.CanChange(round),
            finalists,
            source,
            await tallies.WebVotes(round.Id, cancellation),
            inHall,
            call is { PeopleInHall: > 0 } && inHall > call.PeopleInHall,
            await WhyNotYet(voting, cancellation),
            call is null ? null : await Result(call, cancellation));
    }

    /// <summary>Null until the votes are checked, whoever asks.</summary>
    internal async Task<CallResult?> Result(CallForChallenges call, CancellationToken cancellation)
    {
        if (call.VotesCheckedAt is null)
        {
            return null;
        }

        var finalists = await db.Finalists(call.RoundId).AsNoTracking()
            .Select(s => new { s.Id, s.Version, s.Title, s.Owner, s.OwnerKind, s.State }).ToDictionaryAsync(s => s.Id, cancellation);
        var scores = FinalChoice.Of(
            call.Weights, [.. finalists.Values.OrderBy(f => f.Title, StringComparer.CurrentCulture).Select(f => f.Id)], await tallies.Of(call, cancellation));
        return new CallResult(
            call.Weights,
            [.. from score in scores
                let finalist = finalists[score.Submission]
                select new ResultLine(finalist.Id, finalist.Version, finalist.Title, finalist.Owner, finalist.OwnerKind, finalist.State, score)]);
    }

    private async Task<DomainRuleException?> WhyNotYet(RoundCall voting, CancellationToken cancellation) => voting.Call switch
    {
        null => new DomainRuleException("Rules.CallNotSetUp"),
        { VotesCheckedAt: not null } => null,
        var call => call.WhyNotCheckVotes(voting.Round, clock.Today()) ?? await tallies.WhyNotDecided(call, cancellation),
    };
}

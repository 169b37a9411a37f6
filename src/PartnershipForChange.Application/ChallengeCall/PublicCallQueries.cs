using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A submitted challenge as anyone sees it: never who wrote it.</summary>
public sealed record PublicSubmission(
    Guid Id, string Title, string Description, string Owner, OwnerKind? OwnerKind, BenefitTo? BenefitTo, string Benefit, SubmissionState State);

/// <summary>The public page of a call.</summary>
/// <param name="Result">Null until the votes are checked.</param>
public sealed record PublicCall(RoundCall Round, DateOnly Today, Page<PublicSubmission> Submissions, CallResult? Result)
{
    public bool TakesSubmissions => Round.Call?.TakesSubmissions(Round.Round, Today) == true;

    public bool TakesVotes => Round.Call?.TakesVotes(Round.Round, Today) == true;
}

/// <summary>The page on which anyone votes.</summary>
public sealed record VotePage(RoundCall Round, DateOnly Today, IReadOnlyList<Finalist> Finalists)
{
    public bool IsOpen => Finalists.Count > 0 && Round.Call?.TakesVotes(Round.Round, Today) == true;
}

/// <summary>What anyone may read about a call.</summary>
public sealed class PublicCallQueries(PortalDbContext db, FinalChoiceQueries choices, TimeProvider clock)
{
    private const int PerPage = 30;

    /// <exception cref="NotFoundException">When the reader may not know of the round, or it has no call.</exception>
    public async Task<PublicCall> Call(string roundCode, int page, Actor actor, CancellationToken cancellation)
    {
        var round = await db.ReadCallOf(roundCode, actor, cancellation);
        var submissions = await db.ChallengeSubmissions.AsNoTracking().Where(s => s.RoundId == round.Round.Id).ShownToAnyone()
            .OrderBy(s => s.State == SubmissionState.Chosen ? 0 : s.State == SubmissionState.Finalist ? 1 : 2)
            .ThenBy(Alphabet.Of<ChallengeSubmission>(s => s.Title)).ThenBy(s => s.Id)
            .Select(s => new PublicSubmission(s.Id, s.Title, s.Description, s.Owner, s.OwnerKind, s.BenefitTo, s.Benefit, s.State))
            .ToPageAsync(page, cancellation, PerPage);
        return new PublicCall(round, clock.Today(), submissions, round.Call is null ? null : await choices.Result(round.Call, cancellation));
    }

    /// <exception cref="NotFoundException">When the reader may not know of the round, or it has no call.</exception>
    public async Task<VotePage> Vote(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.ReadCallOf(roundCode, actor, cancellation);
        var finalists = await db.Finalists(round.Round.Id).AsNoTracking()
            .Select(s => new Finalist(s.Id, s.Title, s.Owner, s.OwnerKind, s.Description, s.Benefit)).ToListAsync(cancellation);
        return new VotePage(round, clock.Today(), finalists);
    }

    /// <summary>For a new form: the round and whether it takes submissions today.</summary>
    /// <exception cref="NotFoundException">When the reader may not know of the round, or it has no call.</exception>
    public async Task<(RoundCall Round, bool IsOpen)> Form(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.ReadCallOf(roundCode, actor, cancellation);
        return (round, round.Call?.TakesSubmissions(round.Round, clock.Today()) == true);
    }
}

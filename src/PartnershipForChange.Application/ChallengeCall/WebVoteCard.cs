using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>While the web vote is open, a participant finds it on the page of their round.</summary>
internal sealed class WebVoteCard(PortalDbContext db, TimeProvider clock) : IMyRoundCard
{
    public int Order => 10;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        if (!round.Strands.Has(Strand.ChallengeCall))
        {
            return null;
        }

        var call = await db.CallsForChallenges.AsNoTracking().FirstOrDefaultAsync(c => c.RoundId == round.Id, cancellation);
        return call?.TakesVotes(round, clock.Today()) == true && await db.Finalists(round.Id).AnyAsync(cancellation)
            ? new MyRoundCard("Call.VoteCard", $"/rounds/{round.Code}/call/vote", null, call.VoteTo)
            : null;
    }
}

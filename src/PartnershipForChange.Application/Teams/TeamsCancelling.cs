using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Teams;

/// <summary>The mixed teams of a round are cancelled: whoever was to work in one is told.</summary>
internal sealed class TeamsCancelling(PortalDbContext db, Outbox outbox) : IStrandCancelling
{
    public StrandState Of(RoundStrands strands) => strands.Teams;

    public async Task Cancel(Round round, CancellationToken cancellation)
    {
        var people = await db.People.AsNoTracking()
            .Where(p => db.Registrations.Any(r => r.RoundId == round.Id && r.PersonId == p.Id && r.JoinsTeam && r.State != RegistrationState.Withdrawn))
            .OrderBy(p => p.NameKey).ToListAsync(cancellation);
        foreach (var person in people)
        {
            outbox.Notify(person, "TeamsCancelled", round.Id, $"/rounds/{round.Code}", round.Name);
        }
    }
}

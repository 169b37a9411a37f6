using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Teams;

/// <summary>The mixed teams of a round are cancelled: whoever was to work in one is told, and jurors who owe scores.</summary>
internal sealed class TeamsCancelling(PortalDbContext db, Outbox outbox) : IStrandCancelling
{
    public Strand Strand => Strand.Teams;

    public async Task<int> Count(Round round, CancellationToken cancellation) =>
        await Members(round).CountAsync(cancellation) + await db.OwingJurors(round.Id, JurySubjectKind.Proposals).CountAsync(cancellation);

    public async Task Cancel(Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var person in await Members(round).OrderBy(p => p.NameKey).ToListAsync(cancellation))
        {
            outbox.Notify(person, "TeamsCancelled", round.Id, $"/rounds/{round.Code}", round.Name);
        }

        await outbox.TellJurors(db.OwingJurors(round.Id, JurySubjectKind.Proposals), round, cancellation);
    }

    private IQueryable<Person> Members(Round round) => db.People.AsNoTracking()
        .Where(p => db.Registrations.CountingOnIt().Any(r => r.RoundId == round.Id && r.PersonId == p.Id && r.JoinsTeam));
}

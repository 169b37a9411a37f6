using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Teams;

/// <summary>The mixed teams of a round are cancelled: whoever was to work in one is told, and jurors who owe scores.</summary>
internal sealed class TeamsCancelling(PortalDbContext db) : IStrandCancelling
{
    public Strand Strand => Strand.Teams;

    public async Task<IReadOnlyList<StrandNews>> News(Round round, CancellationToken cancellation)
    {
        var members = await db.People.AsNoTracking()
            .Where(p => db.Registrations.CountingOnIt().Any(r => r.RoundId == round.Id && r.PersonId == p.Id && r.JoinsTeam))
            .OrderBy(p => p.NameKey).ToListAsync(cancellation);
        var jurors = await db.OwingJurors(round.Id, JurySubjectKind.Proposals).ToListAsync(cancellation);
        return
        [
            .. members.Select(p => new StrandNews(Strand, Addressee.Of(p), "Teams")),
            .. jurors.Select(p => new StrandNews(Strand, Addressee.Of(p), "ProposalJury")),
        ];
    }
}

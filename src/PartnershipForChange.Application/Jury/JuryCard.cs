using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>What the jury decided about the proposal of a participant's team.</summary>
internal sealed class JuryCard(PortalDbContext db) : IMyRoundCard
{
    public int Order => 60;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var told = round.Strands.Teams == StrandState.Off ? null : await (
            from entry in db.JuryEntries.AsNoTracking()
            join proposal in db.Proposals on entry.SubjectId equals proposal.Id
            join member in db.TeamMembers on proposal.TeamId equals member.TeamId
            where entry.ToldAt != null && member.RegistrationId == registration.Id
            select new { entry.Verdict, entry.ReviseBy, proposal.TeamId }).FirstOrDefaultAsync(cancellation);
        return told is null ? null : new MyRoundCard($"Jury.Card.{told.Verdict}", $"/teams/{told.TeamId}/proposal", null, told.ReviseBy);
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Solutions;

/// <summary>Tells the members of a team what became of their proposal.</summary>
internal sealed class MySolutionCard(PortalDbContext db) : IMyRoundCard
{
    public int Order => 70;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var chosen = round.Strands.Teams == StrandState.Off ? null : await (
            from solution in db.Solutions.AsNoTracking()
            join proposal in db.Proposals on solution.ProposalId equals proposal.Id
            where solution.RoundId == round.Id && db.TeamMembers.Any(m => m.TeamId == proposal.TeamId && m.RegistrationId == registration.Id)
            select new { solution.Id, solution.Title }).FirstOrDefaultAsync(cancellation);
        return chosen is null ? null : new MyRoundCard("Solutions.MyCard", $"/solutions/{chosen.Id}", null, chosen.Title);
    }
}

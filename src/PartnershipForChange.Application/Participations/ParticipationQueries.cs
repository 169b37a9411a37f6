using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

/// <summary>A coordinator's view of who is invited into a round and what they answered.</summary>
public sealed class ParticipationQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<ParticipationOverview> List(string round, ParticipationFilter filter, Actor actor, CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var rows = await Rows(found.Id, filter).ToPageAsync(filter.Page, cancellation, filter.Size);
        var invitation = found.Phase(PhaseKind.Invitation);
        return new ParticipationOverview(
            found, rows, await Counts(found.Id, filter, cancellation), invitation?.To, invitation?.IsOverOn(clock.Today()) ?? false,
            Participation.WhyNotWrite(found, clock.Today()))
        {
            WithoutContact = await db.InRound(found.Id, filter).CountAsync(
                x => (x.Participation == null || x.Participation.State != ParticipationState.Declined)
                    && !db.Contacts.Any(c => c.OrganisationId == x.Organisation.Id)
                    && !db.AccountInvitations.Any(i => i.OrganisationId == x.Organisation.Id && i.UsedAt == null && i.RevokedAt == null),
                cancellation),
        };
    }

    private async Task<IReadOnlyDictionary<InvitationStatus, int>> Counts(Guid roundId, ParticipationFilter filter, CancellationToken cancellation)
    {
        var idle = await db.InRound(roundId, filter with { Status = InvitationStatus.WithoutPeople }).CountAsync(cancellation);
        var byState = await db.InRound(roundId, filter with { Status = null })
            .GroupBy(x => x.Participation == null ? (ParticipationState?)null : x.Participation.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        return Enum.GetValues<InvitationStatus>().ToDictionary(
            status => status, status => status == InvitationStatus.WithoutPeople ? idle : byState.Where(g => StatusOf(g.State) == status).Sum(g => g.Count));
    }

    private static InvitationStatus StatusOf(ParticipationState? state) => state switch
    {
        null => InvitationStatus.NotInvited,
        ParticipationState.Accepted => InvitationStatus.Accepted,
        ParticipationState.Declined => InvitationStatus.Declined,
        _ => InvitationStatus.Waiting,
    };

    private IQueryable<ParticipationRow> Rows(Guid roundId, ParticipationFilter filter) =>
        Sorted(db.InRound(roundId, filter), filter.Sort).Select(x => new ParticipationRow(
            x.Organisation.Code,
            x.Organisation.Name,
            x.Organisation.Sector,
            x.Organisation.Kind,
            x.Participation == null ? null : x.Participation.State,
            x.Participation == null ? null : x.Participation.AnsweredAt,
            x.Participation != null && x.Participation.AnsweredOnBehalf,
            x.Participation == null ? null : x.Participation.RemindedOn,
            x.Participation == null ? null : x.Participation.Sends,
            x.Participation == null ? null : x.Participation.Hosts,
            db.Registrations.Count(r => r.RoundId == roundId && r.OrganisationId == x.Organisation.Id && r.State != RegistrationState.Withdrawn),
            db.HostPlaces.Count(p => p.RoundId == roundId && p.OrganisationId == x.Organisation.Id && !p.IsWithdrawn),
            db.Contacts.Count(c => c.OrganisationId == x.Organisation.Id)
                + db.AccountInvitations
                    .Where(i => i.OrganisationId == x.Organisation.Id && i.UsedAt == null && i.RevokedAt == null
                        && !db.Contacts.Any(c => c.OrganisationId == x.Organisation.Id && c.PersonId == i.PersonId))
                    .Select(i => i.PersonId).Distinct().Count(),
            x.Participation == null ? null : x.Participation.Reason));

    private static IQueryable<OrganisationInRound> Sorted(IQueryable<OrganisationInRound> found, string? sort) => new Sorts<OrganisationInRound>()
        .ByText("name", x => x.Organisation.Name.Sl)
        .By("side", x => x.Organisation.Sector)
        .By("state", x => x.Participation!.State)
        .By("sends", x => x.Participation!.Sends)
        .By("hosts", x => x.Participation!.Hosts)
        .By("answered", x => x.Participation!.AnsweredAt)
        .By("reminded", x => x.Participation!.RemindedOn)
        .Apply(found, sort).ThenBy(x => x.Organisation.Code);
}

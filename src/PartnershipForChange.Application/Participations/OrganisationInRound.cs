using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Participations;

/// <summary>An organisation beside its participation in one round; null where it was not invited.</summary>
internal sealed class OrganisationInRound
{
    public required Organisation Organisation { get; init; }

    public Participation? Participation { get; init; }
}

internal static class OrganisationsInRound
{
    /// <summary>Every organisation that the filter leaves, invited into the round or not. Not tracked.</summary>
    public static IQueryable<OrganisationInRound> InRound(this PortalDbContext db, Guid roundId, ParticipationFilter filter)
    {
        var organisations = db.Organisations.AsNoTracking().Holding(filter.Search, word => o => o.SearchText.Contains(word));
        if (filter.Side is { } side)
        {
            organisations = organisations.Where(o => o.Sector == side);
        }

        var found =
            from organisation in organisations
            join participation in db.Participations.Where(p => p.RoundId == roundId)
                on organisation.Id equals participation.OrganisationId into participations
            from participation in participations.DefaultIfEmpty()
            select new OrganisationInRound { Organisation = organisation, Participation = participation };
        return filter.Status switch
        {
            InvitationStatus.NotInvited => found.Where(x => x.Participation == null),
            InvitationStatus.Waiting => found.Where(x =>
                x.Participation!.State == ParticipationState.Invited || x.Participation!.State == ParticipationState.Maybe),
            InvitationStatus.Accepted => found.Where(x => x.Participation!.State == ParticipationState.Accepted),
            InvitationStatus.WithoutPeople => found.Where(x => x.Participation!.State == ParticipationState.Accepted && x.Participation!.Sends > 0
                && !db.Registrations.Any(r => r.RoundId == roundId && r.OrganisationId == x.Organisation.Id && r.State != RegistrationState.Withdrawn)),
            InvitationStatus.Declined => found.Where(x => x.Participation!.State == ParticipationState.Declined),
            _ => found,
        };
    }

    /// <summary>The organisations that an act is about.</summary>
    public static IQueryable<OrganisationInRound> Chosen(this PortalDbContext db, Guid roundId, ParticipationSelection selection)
    {
        if (selection.All)
        {
            return db.InRound(roundId, selection.Filter);
        }

        var codes = selection.Codes.Take(ParticipationSelection.MostCodes).ToList();
        return db.InRound(roundId, new ParticipationFilter()).Where(x => codes.Contains(x.Organisation.Code));
    }
}

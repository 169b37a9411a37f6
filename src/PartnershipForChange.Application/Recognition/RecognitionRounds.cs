using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Recognition;

/// <summary>Somebody in a round, in whatever part: a participant or a contact of an organisation that takes part.</summary>
internal sealed class PartyInRound
{
    public required Guid PersonId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Sector Sector { get; init; }
}

internal static class RecognitionRounds
{
    /// <summary>Everybody in the round; a person may occur twice.</summary>
    public static IQueryable<PartyInRound> PartiesOf(this PortalDbContext db, Guid roundId) => (
        from registration in db.Registrations
        join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
        where registration.RoundId == roundId && registration.State != RegistrationState.Withdrawn && registration.State != RegistrationState.Nominated
        select new PartyInRound { PersonId = registration.PersonId, OrganisationId = organisation.Id, Sector = organisation.Sector })
        .Concat(
            from participation in db.Participations
            join organisation in db.Organisations on participation.OrganisationId equals organisation.Id
            join contact in db.Contacts on organisation.Id equals contact.OrganisationId
            where participation.RoundId == roundId && participation.State == ParticipationState.Accepted
            select new PartyInRound { PersonId = contact.PersonId, OrganisationId = organisation.Id, Sector = organisation.Sector });

    /// <summary>Where somebody stands in the round; null where they are not in it.</summary>
    public static async Task<KudosParty?> PartyOf(this PortalDbContext db, Guid roundId, Guid personId, CancellationToken cancellation) =>
        await db.PartiesOf(roundId).Where(p => p.PersonId == personId).Select(p => new KudosParty(p.PersonId, p.Sector)).FirstOrDefaultAsync(cancellation);

    public static IQueryable<Guid> TurnedOff(this PortalDbContext db) => db.RecognitionChoices.Where(c => c.IsOff).Select(c => c.PersonId);
}

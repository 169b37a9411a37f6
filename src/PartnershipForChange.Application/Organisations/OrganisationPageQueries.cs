using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Audit;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Organisations;

/// <summary>Reads one organisation.</summary>
public sealed class OrganisationPageQueries(PortalDbContext db, AuditQueries audit, EndingQueries endings, TimeProvider clock)
{
    private const int LatestChanges = 8;

    /// <exception cref="NotFoundException">When there is none with this code that the actor may see.</exception>
    public Task<Organisation> Find(string code, Actor actor, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().VisibleTo(actor).Named(code).FirstOrDefaultAsync(cancellation).OrNotFound();

    /// <summary>Everything there is to show, in a number of queries that does not grow with it.</summary>
    /// <exception cref="NotFoundException">When there is none with this code that the actor may see.</exception>
    public async Task<OrganisationPage> Page(string code, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(code, actor, cancellation);
        var other = organisation.Sector.Other();
        return new OrganisationPage(
            organisation,
            await Contacts(organisation.Id, cancellation),
            await Invited(organisation.Id, cancellation),
            await Relations(organisation, cancellation),
            await endings.ForbiddenTo(organisation.Id, cancellation),
            await Rounds(organisation.Id, cancellation),
            await db.Organisations.AsNoTracking().Where(o => o.Sector == other).OrderByText(o => o.Name.Sl)
                .Select(o => new OtherOrganisation(o.Code, o.Name)).ToListAsync(cancellation),
            await audit.OfOrganisation(organisation.Id, LatestChanges, cancellation),
            clock.Today());
    }

    private Task<List<ContactLine>> Contacts(Guid organisationId, CancellationToken cancellation) => (
        from contact in db.Contacts.AsNoTracking()
        join person in db.People on contact.PersonId equals person.Id
        where contact.OrganisationId == organisationId
        orderby person.LastName, person.FirstName, person.Id
        let hasAccount = db.Users.Any(u => u.PersonId == person.Id)
        select new ContactLine(
            person.Id, person.FirstName, person.LastName, person.Email, hasAccount,
            hasAccount ? null : db.AccountInvitations
                .Where(i => i.PersonId == person.Id && i.UsedAt == null && i.RevokedAt == null).Max(i => (DateTimeOffset?)i.SentAt)))
        .ToListAsync(cancellation);

    /// <summary>Those who are not its contacts yet, each once however many letters they got.</summary>
    private async Task<List<InvitedContact>> Invited(Guid organisationId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var letters = await (
            from invitation in db.AccountInvitations.AsNoTracking()
            join person in db.People on invitation.PersonId equals person.Id
            where invitation.OrganisationId == organisationId && invitation.UsedAt == null && invitation.RevokedAt == null
                && !db.Contacts.Any(c => c.OrganisationId == organisationId && c.PersonId == invitation.PersonId)
            orderby person.LastName, person.FirstName, person.Id, invitation.SentAt descending
            select new InvitedContact(
                person.Id, person.FirstName, person.LastName, person.Email, invitation.SentAt, invitation.ExpiresAt <= now))
            .ToListAsync(cancellation);
        return [.. letters.DistinctBy(l => l.PersonId)];
    }

    private Task<List<RelationLine>> Relations(Organisation organisation, CancellationToken cancellation)
    {
        var today = clock.Today();
        return (
            from relation in db.Relations.AsNoTracking()
            join other in db.Organisations
                on (organisation.Sector == Sector.Public ? relation.CompanyId : relation.PublicBodyId) equals other.Id
            where relation.PublicBodyId == organisation.Id || relation.CompanyId == organisation.Id
            orderby relation.Until descending, other.NameKey, relation.Kind
            select new RelationLine(relation.Id, relation.Kind, relation.Until, relation.Until < today, other.Code, other.Name, other.Sector))
            .ToListAsync(cancellation);
    }

    private Task<List<RoundLine>> Rounds(Guid organisationId, CancellationToken cancellation) => (
        from participation in db.Participations.AsNoTracking()
        join round in db.Rounds on participation.RoundId equals round.Id
        where participation.OrganisationId == organisationId
        orderby round.From descending
        select new RoundLine(
            round.Code, round.Name, round.State, participation.State, participation.Sends, participation.Hosts,
            db.Registrations.Count(r => r.RoundId == round.Id && r.OrganisationId == organisationId && r.State != RegistrationState.Withdrawn),
            db.HostPlaces.Count(p => p.RoundId == round.Id && p.OrganisationId == organisationId && !p.IsWithdrawn),
            participation.Reason)).ToListAsync(cancellation);
}

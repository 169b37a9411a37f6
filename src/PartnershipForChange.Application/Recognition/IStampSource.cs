using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Recognition;

/// <summary>
/// Facts of a feature that are acts across the sectors. Nobody gives a stamp: it follows from what the portal knows anyway.
/// Every class that implements this is registered by itself.
/// </summary>
public interface IStampSource
{
    /// <summary>The acts in these rounds until today, one entry an act, in a number of queries that does not grow with them.</summary>
    Task<IReadOnlyList<Stamp>> Of(IReadOnlyList<Guid> rounds, DateOnly today, CancellationToken cancellation);
}

/// <summary>A confirmed placement whose week is over: the guest has visited, the mentor and the host's contacts have hosted.</summary>
internal sealed class ExchangeStamps(PortalDbContext db) : IStampSource
{
    private const int LastDayOfStay = 4;

    public async Task<IReadOnlyList<Stamp>> Of(IReadOnlyList<Guid> rounds, DateOnly today, CancellationToken cancellation)
    {
        var before = today.AddDays(-LastDayOfStay);
        var stays =
            from placement in db.HoldingSeats()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join sender in db.Organisations on registration.OrganisationId equals sender.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where rounds.Contains(placement.RoundId) && placement.PublishedAt != null && placement.Week < before && sender.Sector != host.Sector
                && placement.Guest.State == AnswerState.Accepted && placement.Host.State == AnswerState.Accepted
            select new { placement.Id, placement.RoundId, registration.PersonId, place.OrganisationId, place.MentorEmail };
        var visited = await stays.Select(s => new { s.RoundId, s.PersonId }).ToListAsync(cancellation);
        var hosted = await (
            from stay in stays
            from person in db.People
            where person.Email == stay.MentorEmail || db.Contacts.Any(c => c.PersonId == person.Id && c.OrganisationId == stay.OrganisationId)
            select new { stay.Id, stay.RoundId, PersonId = person.Id }).ToListAsync(cancellation);
        return
        [
            .. visited.Select(v => new Stamp(v.RoundId, v.PersonId, StampAct.Visited)),
            .. hosted.Select(h => new Stamp(h.RoundId, h.PersonId, StampAct.Hosted)),
        ];
    }
}

/// <summary>Kudos given, as long as they are shown. Kudos are across the sectors by their own rule.</summary>
internal sealed class KudosStamps(PortalDbContext db) : IStampSource
{
    public async Task<IReadOnlyList<Stamp>> Of(IReadOnlyList<Guid> rounds, DateOnly today, CancellationToken cancellation)
    {
        var given = await db.Kudos.Where(k => rounds.Contains(k.RoundId) && k.WithdrawnAt == null && k.HiddenAt == null)
            .Select(k => new { k.RoundId, k.FromId }).ToListAsync(cancellation);
        return [.. given.Select(k => new Stamp(k.RoundId, k.FromId, StampAct.Praised))];
    }
}

/// <summary>A proposal that people of both sides have written versions of: each of its authors, once.</summary>
internal sealed class ProposalStamps(PortalDbContext db) : IStampSource
{
    public async Task<IReadOnlyList<Stamp>> Of(IReadOnlyList<Guid> rounds, DateOnly today, CancellationToken cancellation)
    {
        var authors = await (
            from proposal in db.Proposals
            join version in db.ProposalVersions on proposal.Id equals version.ProposalId
            join registration in db.Registrations on new { PersonId = version.AuthorId, proposal.RoundId } equals new { registration.PersonId, registration.RoundId }
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where rounds.Contains(proposal.RoundId)
            select new { proposal.Id, proposal.RoundId, version.AuthorId, organisation.Sector }).Distinct().ToListAsync(cancellation);
        return
        [
            .. from proposal in authors.GroupBy(a => a.Id)
               where proposal.Select(a => a.Sector).Distinct().Count() > 1
               from author in proposal
               select new Stamp(author.RoundId, author.AuthorId, StampAct.CoAuthored),
        ];
    }
}

/// <summary>A session of a workshop that people of both sides attended: each of them, once a session.</summary>
internal sealed class WorkshopStamps(PortalDbContext db) : IStampSource
{
    public async Task<IReadOnlyList<Stamp>> Of(IReadOnlyList<Guid> rounds, DateOnly today, CancellationToken cancellation)
    {
        var attended = await (
            from signUp in db.SignUps
            join person in db.People on signUp.PersonId equals person.Id
            join organisation in db.Organisations on person.OrganisationId equals organisation.Id
            where rounds.Contains(signUp.RoundId) && signUp.AttendedAt != null
            select new { signUp.SessionId, signUp.RoundId, signUp.PersonId, organisation.Sector }).ToListAsync(cancellation);
        return
        [
            .. from session in attended.GroupBy(a => a.SessionId)
               where session.Select(a => a.Sector).Distinct().Count() > 1
               from one in session
               select new Stamp(one.RoundId, one.PersonId, StampAct.LearnedTogether),
        ];
    }
}

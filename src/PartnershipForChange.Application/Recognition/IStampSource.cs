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
    /// <summary>The acts in these rounds until today, one row an act. All sources are read together in one query.</summary>
    IQueryable<Stamp> Of(IReadOnlyList<Guid> rounds, DateOnly today);
}

/// <summary>A confirmed placement whose week is over: the guest has visited, the mentor and the host's contacts have hosted.</summary>
internal sealed class ExchangeStamps(PortalDbContext db) : IStampSource
{
    private const int LastDayOfStay = 4;

    public IQueryable<Stamp> Of(IReadOnlyList<Guid> rounds, DateOnly today)
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
            select new { placement.RoundId, registration.PersonId, place.OrganisationId, place.MentorEmail };
        var visited = stays.Select(s => new Stamp { RoundId = s.RoundId, PersonId = s.PersonId, Act = StampAct.Visited });
        var hosted =
            from stay in stays
            from person in db.People
            where person.Email == stay.MentorEmail || db.Contacts.Any(c => c.PersonId == person.Id && c.OrganisationId == stay.OrganisationId)
            select new Stamp { RoundId = stay.RoundId, PersonId = person.Id, Act = StampAct.Hosted };
        return visited.Concat(hosted);
    }
}

/// <summary>Kudos given, as long as they are shown. Kudos are across the sectors by their own rule.</summary>
internal sealed class KudosStamps(PortalDbContext db) : IStampSource
{
    public IQueryable<Stamp> Of(IReadOnlyList<Guid> rounds, DateOnly today) =>
        db.Kudos.Where(k => rounds.Contains(k.RoundId) && k.WithdrawnAt == null && k.HiddenAt == null)
            .Select(k => new Stamp { RoundId = k.RoundId, PersonId = k.FromId, Act = StampAct.Praised });
}

/// <summary>A proposal that people of both sides have written versions of: each of its authors, once.</summary>
internal sealed class ProposalStamps(PortalDbContext db) : IStampSource
{
    public IQueryable<Stamp> Of(IReadOnlyList<Guid> rounds, DateOnly today)
    {
        var authors =
            from proposal in db.Proposals
            join version in db.ProposalVersions on proposal.Id equals version.ProposalId
            join registration in db.Registrations on new { PersonId = version.AuthorId, proposal.RoundId } equals new { registration.PersonId, registration.RoundId }
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where rounds.Contains(proposal.RoundId)
            select new { ProposalId = proposal.Id, proposal.RoundId, version.AuthorId, organisation.Sector };
        return authors.Where(a => authors.Any(other => other.ProposalId == a.ProposalId && other.Sector != a.Sector))
            .Select(a => new { a.ProposalId, a.RoundId, a.AuthorId }).Distinct()
            .Select(a => new Stamp { RoundId = a.RoundId, PersonId = a.AuthorId, Act = StampAct.CoAuthored });
    }
}

/// <summary>A session of a workshop that people of both sides attended: each of them, once a session.</summary>
internal sealed class WorkshopStamps(PortalDbContext db) : IStampSource
{
    public IQueryable<Stamp> Of(IReadOnlyList<Guid> rounds, DateOnly today)
    {
        var attended =
            from signUp in db.SignUps
            join person in db.People on signUp.PersonId equals person.Id
            join organisation in db.Organisations on person.OrganisationId equals organisation.Id
            where rounds.Contains(signUp.RoundId) && signUp.AttendedAt != null
            select new { signUp.SessionId, signUp.RoundId, signUp.PersonId, organisation.Sector };
        return attended.Where(a => attended.Any(other => other.SessionId == a.SessionId && other.Sector != a.Sector))
            .Select(a => new Stamp { RoundId = a.RoundId, PersonId = a.PersonId, Act = StampAct.LearnedTogether });
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Jury;

/// <summary>Finds conflicts of interest in what the portal knows of all rounds: employers, contacts, stays, nominations, teams, relations.</summary>
public sealed class JuryConflictQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>For every juror and subject, in a number of queries that grows with neither.</summary>
    public async Task<JuryConflicts> Of(IReadOnlyList<Guid> jurors, IReadOnlyList<JurySubject> subjects, CancellationToken cancellation)
    {
        var graph = await Graph([.. jurors.Concat(subjects.SelectMany(s => s.People)).Distinct()], cancellation);
        var found = new Dictionary<(Guid, Guid), ConflictKind>();
        foreach (var juror in jurors)
        {
            foreach (var subject in subjects)
            {
                if (Between(graph, juror, subject) is { } kind)
                {
                    found[(juror, subject.Id)] = kind;
                }
            }
        }

        return new JuryConflicts(found);
    }

    private static ConflictKind? Between(ProgrammeGraph graph, Guid juror, JurySubject subject)
    {
        var organisations = subject.Organisations.Concat(subject.Owners).Concat(graph.Employers(subject.People)).ToHashSet();
        var own = graph.Employers([juror]);
        return
            subject.People.Contains(juror) ? ConflictKind.Author
            : subject.Owners.Any(o => own.Contains(o) || graph.ContactOf[juror].Contains(o)) ? ConflictKind.ChallengeOwner
            : organisations.Overlaps(own) ? ConflictKind.SameEmployer
            : organisations.Overlaps(graph.ContactOf[juror]) ? ConflictKind.Contact
            : subject.People.Any(p => graph.Nominated(juror, p) || graph.Nominated(p, juror)) ? ConflictKind.Nominated
            : subject.People.Any(p => graph.HostsOf(p).Overlaps(own) || graph.LookedAfter(juror, p)) ? ConflictKind.Host
            : graph.HostsOf(juror).Overlaps(organisations) || subject.People.Any(p => graph.LookedAfter(p, juror)) ? ConflictKind.Guest
            : subject.People.Any(p => graph.TeamsOf[p].Intersect(graph.TeamsOf[juror]).Any()) ? ConflictKind.TeamMate
            : own.Concat(graph.ContactOf[juror]).Any(o => organisations.Any(other => graph.Related.Contains((o, other)))) ? ConflictKind.Relation
            : null;
    }

    private async Task<ProgrammeGraph> Graph(List<Guid> people, CancellationToken cancellation)
    {
        var persons = await db.People.AsNoTracking().Where(p => people.Contains(p.Id))
            .Select(p => new { p.Id, p.Email, p.OrganisationId }).ToListAsync(cancellation);
        var contacts = await db.Contacts.AsNoTracking().Where(c => people.Contains(c.PersonId))
            .Select(c => new { c.PersonId, c.OrganisationId }).ToListAsync(cancellation);
        var nominations = await db.Registrations.AsNoTracking().Where(r => people.Contains(r.PersonId) && r.NominatedById != null)
            .Select(r => new { By = r.NominatedById!.Value, r.PersonId }).ToListAsync(cancellation);
        var stays = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            where people.Contains(registration.PersonId)
            select new { registration.PersonId, place.OrganisationId, place.MentorEmail }).ToListAsync(cancellation);
        var teams = await (
            from member in db.TeamMembers.AsNoTracking()
            join run in db.TeamRuns on member.RunId equals run.Id
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            where run.State == TeamRunState.Published && people.Contains(registration.PersonId)
            select new { registration.PersonId, member.TeamId }).ToListAsync(cancellation);
        var today = clock.Today();
        var relations = await db.Relations.AsNoTracking().Where(r => r.Until >= today)
            .Select(r => new { r.PublicBodyId, r.CompanyId }).ToListAsync(cancellation);
        return new ProgrammeGraph(
            persons.ToDictionary(p => p.Id, p => p.Email),
            persons.Where(p => p.OrganisationId != null).ToDictionary(p => p.Id, p => p.OrganisationId!.Value),
            contacts.ToLookup(c => c.PersonId, c => c.OrganisationId),
            [.. nominations.Select(n => (n.By, n.PersonId))],
            stays.ToLookup(s => s.PersonId, s => (s.OrganisationId, s.MentorEmail)),
            teams.ToLookup(t => t.PersonId, t => t.TeamId),
            [.. relations.SelectMany(r => new[] { (r.PublicBodyId, r.CompanyId), (r.CompanyId, r.PublicBodyId) })]);
    }

    /// <summary>Who is bound to whom, as far as jurors and authors go.</summary>
    /// <param name="Stays">Hosts and mentors of a person's stays.</param>
    /// <param name="Related">Pairs of organisations, each both ways round.</param>
    private sealed record ProgrammeGraph(
        IReadOnlyDictionary<Guid, string> Emails, IReadOnlyDictionary<Guid, Guid> EmployerOf, ILookup<Guid, Guid> ContactOf,
        HashSet<(Guid By, Guid Person)> Nominations, ILookup<Guid, (Guid Host, string MentorEmail)> Stays,
        ILookup<Guid, Guid> TeamsOf, HashSet<(Guid, Guid)> Related)
    {
        public HashSet<Guid> Employers(IEnumerable<Guid> people) => [.. people.Where(EmployerOf.ContainsKey).Select(p => EmployerOf[p])];

        public bool Nominated(Guid by, Guid person) => Nominations.Contains((by, person));

        public HashSet<Guid> HostsOf(Guid person) => [.. Stays[person].Select(s => s.Host)];

        public bool LookedAfter(Guid mentor, Guid guest) =>
            Emails.TryGetValue(mentor, out var email) && Stays[guest].Any(s => string.Equals(s.MentorEmail, email, StringComparison.OrdinalIgnoreCase));
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>What publishing a draft would do, and what speaks against it.</summary>
/// <param name="Broken">Placements that break a rule by now, as sentences; none may be left.</param>
/// <param name="Forbidden">Why the round does not allow it at all today; null where it does.</param>
/// <param name="Guests">Guests who get a message.</param>
/// <param name="Hosts">Organisations with a contact who get one.</param>
/// <param name="Contacts">Contacts who get one, of hosts and senders.</param>
/// <param name="Mentors">Mentors who get one.</param>
/// <param name="WithoutContact">Hosts that nobody can answer for.</param>
/// <param name="WithoutTerms">Hosts and senders that have not accepted the partnership terms.</param>
public sealed record PublishPreview(
    RunHead Head, IReadOnlyList<DomainRuleException> Broken, DomainRuleException? Forbidden, int Guests, int Hosts, int Contacts, int Mentors,
    IReadOnlyList<LocalisedText> WithoutContact, IReadOnlyList<LocalisedText> WithoutTerms, DateOnly AnswerBy)
{
    public bool CanPublish => Broken.Count == 0 && Forbidden is null;
}

/// <summary>Looks ahead at publishing. For coordinators.</summary>
public sealed class PublishQueries(PortalDbContext db, RunHeadQueries heads, PlacementCheckQueries checks, TimeProvider clock)
{
    public async Task<PublishPreview> Preview(string roundCode, int number, CancellationToken cancellation)
    {
        var head = await heads.Of(roundCode, number, cancellation);
        var round = await db.Rounds.AsNoTracking().Include(r => r.Phases).FirstAsync(r => r.Id == head.Round.Id, cancellation);
        var run = await db.MatchRuns.AsNoTracking().FirstAsync(r => r.Id == head.RunId, cancellation);
        var anotherIsPublished = await db.MatchRuns.AnyAsync(
            r => r.RoundId == round.Id && r.Id != run.Id && r.State == MatchRunState.Published, cancellation);
        var stays = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.RunId == run.Id
            select new { Sender = registration.OrganisationId, Host = host.Id, host.Name, place.MentorEmail }).ToListAsync(cancellation);
        var concerned = stays.SelectMany(s => new[] { s.Sender, s.Host }).Distinct().ToList();
        var contacts = await db.ContactsOf(concerned, cancellation);
        var withoutTerms = await (
            from organisation in db.Organisations.AsNoTracking().OrderByText(o => o.Name.Sl)
            where concerned.Contains(organisation.Id) && !db.Participations.Any(
                p => p.RoundId == round.Id && p.OrganisationId == organisation.Id && p.State == ParticipationState.Accepted)
            select organisation.Name).ToListAsync(cancellation);
        var hosts = stays.DistinctBy(s => s.Host).ToList();
        var today = clock.Today();
        return new PublishPreview(
            head,
            head.IsDraft ? [.. (await checks.Broken(round.Id, run.Id, cancellation)).Select(b => b.Rule)] : [],
            run.WhyNotPublish(round, anotherIsPublished, stays.Count, today),
            stays.Count, hosts.Count(h => contacts.Contains(h.Host)), contacts.SelectMany(c => c).DistinctBy(p => p.Id).Count(),
            stays.DistinctBy(s => s.MentorEmail).Count(), [.. hosts.Where(h => !contacts.Contains(h.Host)).Select(h => h.Name)], withoutTerms,
            today.AddDays(round.Settings.AnswerDays));
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Finding;

/// <summary>
/// One search over people, organisations and rounds. Who finds what: coordinators everything; contacts the people and the
/// organisations they act for; participants their own teams by the names of its members; all but contacts the
/// organisations that are published as partners; everyone the rounds that are no drafts. Reporters and jurors find no person.
/// </summary>
public sealed class FindingQueries(PortalDbContext db)
{
    /// <summary>Fewer letters would find nearly everything.</summary>
    public const int FewestLetters = 2;

    /// <summary>Shown of each kind.</summary>
    public const int Most = 12;

    public async Task<Findings> Find(string? words, Actor actor, CancellationToken cancellation)
    {
        var wanted = Folded.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Sum(word => word.Length) < FewestLetters)
        {
            return Findings.None;
        }

        List<Found>[] found =
        [
            await People(words, actor, cancellation),
            await Organisations(words, actor, cancellation),
            await Rounds(wanted, actor, cancellation),
            await Teams(wanted, actor, cancellation),
        ];
        var shown = found.Select(f => f.Take(Most).ToList()).ToList();
        return new Findings(shown[0], shown[1], shown[2], shown[3], found.Any(f => f.Count > Most));
    }

    private async Task<List<Found>> People(string? words, Actor actor, CancellationToken cancellation)
    {
        if (actor.IsCoordinator)
        {
            var everyone =
                from person in db.People.AsNoTracking().Holding(words, word => p => p.SearchText.Contains(word))
                join organisation in db.Organisations on person.OrganisationId equals organisation.Id into employers
                from employer in employers.DefaultIfEmpty()
                orderby person.NameKey, person.Id
                select new { person.Id, person.FirstName, person.LastName, Employer = employer == null ? null : employer.Name, Side = employer == null ? (Sector?)null : employer.Sector };
            return [.. (await everyone.Take(Most + 1).ToListAsync(cancellation)).Select(p =>
                new Found(Plain($"{p.FirstName} {p.LastName}"), p.Employer, p.Side, $"/people/{p.Id}"))];
        }

        if (!actor.IsContact)
        {
            return [];
        }

        var own =
            from registration in db.Registrations.AsNoTracking().ActedForBy(actor)
            join person in db.People.Holding(words, word => p => p.SearchText.Contains(word)) on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            join round in db.Rounds.VisibleTo(actor) on registration.RoundId equals round.Id
            orderby person.NameKey, person.Id, round.From descending
            select new { registration.Id, PersonId = person.Id, person.FirstName, person.LastName, organisation.Code, organisation.Name, organisation.Sector, Round = round.Code };
        return [.. (await own.Take(Most * 8).ToListAsync(cancellation)).DistinctBy(p => p.PersonId).Take(Most + 1).Select(p =>
            new Found(Plain($"{p.FirstName} {p.LastName}"), p.Name, p.Sector, $"/organisation/{p.Code}/{p.Round}/people/{p.Id}"))];
    }

    private async Task<List<Found>> Organisations(string? words, Actor actor, CancellationToken cancellation)
    {
        var known = actor.IsCoordinator || actor.IsContact
            ? db.Organisations.VisibleTo(actor)
            : db.Organisations.Where(o => db.Participations.Any(p => p.OrganisationId == o.Id && p.State == ParticipationState.Accepted
                && db.Rounds.VisibleTo(Actor.Anonymous).Any(r => r.Id == p.RoundId)));
        var found = await known.AsNoTracking().Holding(words, word => o => o.SearchText.Contains(word))
            .OrderBy(o => o.NameKey).ThenBy(o => o.Code)
            .Select(o => new { o.Code, o.Name, o.City, o.Sector }).Take(Most + 1).ToListAsync(cancellation);
        return [.. found.Select(o => new Found(o.Name, Plain(o.City), o.Sector, actor switch
        {
            { IsCoordinator: true } => $"/organisations/{o.Code}",
            { IsContact: true } => $"/organisation/{o.Code}",
            _ => "/partners",
        }))];
    }

    /// <summary>Rounds are few: their names are compared here, where č may be typed as c.</summary>
    private async Task<List<Found>> Rounds(string[] wanted, Actor actor, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().VisibleTo(actor).OrderByDescending(r => r.From)
            .Select(r => new { r.Code, r.Name, r.Season }).ToListAsync(cancellation);
        return [.. rounds.Where(r => HoldsAll(wanted, r.Code, r.Name.Sl, r.Name.En, r.Season)).Select(r =>
            new Found(r.Name, Plain(r.Season), Side: null, actor.IsCoordinator ? $"/manage/{r.Code}" : $"/rounds/{r.Code}"))];
    }

    private async Task<List<Found>> Teams(string[] wanted, Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsIn(Roles.Participant) || actor.IsCoordinator)
        {
            return [];
        }

        var members = await (
            from team in db.PublishedTeams(actor).AsNoTracking()
            from member in team.Members
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join round in db.Rounds on team.RoundId equals round.Id
            select new { team.Id, team.Number, Round = round.Name, Challenge = db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.Title).FirstOrDefault(), person.FirstName, person.LastName })
            .ToListAsync(cancellation);
        return [.. members.GroupBy(m => (m.Id, m.Number, m.Round, m.Challenge))
            .Where(t => HoldsAll(wanted, [t.Key.Challenge?.Sl, t.Key.Challenge?.En, .. t.Select(m => $"{m.FirstName} {m.LastName}")]))
            .Select(t => new Found(t.Key.Challenge ?? Plain($"{t.Key.Number}"), t.Key.Round, Side: null, $"/teams/{t.Key.Id}"))];
    }

    private static bool HoldsAll(string[] wanted, params string?[] texts)
    {
        var held = Folded.Of(texts);
        return wanted.All(word => held.Contains(word, StringComparison.Ordinal));
    }

    private static LocalisedText Plain(string text) => new(text, text);
}

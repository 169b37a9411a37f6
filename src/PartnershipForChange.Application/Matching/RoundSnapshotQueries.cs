using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Matching;

/// <summary>Freezes a round of the database into what the engines read, with the same few queries whatever its size.</summary>
public sealed class RoundSnapshotQueries(PortalDbContext db)
{
    /// <summary>
    /// Released registrations, host places that are not withdrawn, and the relations between the round's
    /// organisations. People are keyed by registration id (<c>ToString("D")</c>) and ordered by when they handed in,
    /// then by address, so that the same data always gives the same snapshot. A strand that is off or cancelled has
    /// nobody in it. Wishes are as each person ranked them, also for what is no longer offered; a week that the round no longer has is left out.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such round.</exception>
    public async Task<RoundSnapshot> Of(Guid roundId, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges)
            .FirstOrDefaultAsync(r => r.Id == roundId, cancellation).OrNotFound();
        var exchange = round.Strands.Exchange == StrandState.On;
        var teams = round.Strands.Teams == StrandState.On;
        var people = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            where registration.RoundId == roundId && registration.State == RegistrationState.Released
            orderby registration.SubmittedAt, person.Email
            select registration).ToListAsync(cancellation);
        var places = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == roundId && !p.IsWithdrawn)
            .OrderBy(p => p.Code).ToListAsync(cancellation);
        var organisations = await db.Organisations.AsNoTracking()
            .Where(o => db.Participations.Any(p => p.RoundId == roundId && p.OrganisationId == o.Id)
                || db.Registrations.Any(r => r.RoundId == roundId && r.OrganisationId == o.Id && r.State == RegistrationState.Released)
                || db.HostPlaces.Any(p => p.RoundId == roundId && p.OrganisationId == o.Id && !p.IsWithdrawn))
            .OrderBy(o => o.Code)
            .Select(o => new { o.Id, o.Code, o.Sector, o.MaxAwayPerWeek })
            .ToListAsync(cancellation);
        var codes = organisations.ToDictionary(o => o.Id, o => o.Code);
        var weeks = round.Weeks;
        var relations = await (
            from relation in db.Relations.AsNoTracking()
            join body in db.Organisations on relation.PublicBodyId equals body.Id
            join company in db.Organisations on relation.CompanyId equals company.Id
            where relation.Until >= round.From
            orderby body.Code, company.Code, relation.Until
            select new { relation.PublicBodyId, relation.CompanyId, relation.Until }).ToListAsync(cancellation);

        return new RoundSnapshot
        {
            Organisations = [.. organisations.Select(o => new SnapshotOrganisation(o.Code, o.Sector == Sector.Public, o.MaxAwayPerWeek))],
            HostPlaces = [.. places.Select(p => new SnapshotHostPlace(
                p.Code, codes[p.OrganisationId], p.PlacesPerWeek, [.. p.Weeks.Where(weeks.Contains)], p.Languages, p.SkillsOffered))],
            Participants = [.. people.Select(r => new SnapshotParticipant(
                r.Id.ToString("D"), codes[r.OrganisationId], r.Level, exchange && r.JoinsExchange, teams && r.JoinsTeam, [.. r.Weeks.Where(weeks.Contains)],
                r.Languages, r.SkillsOffered, r.SkillsSought, r.HostWishes, r.ExcludedHosts, r.ChallengeWishes))],
            Relations = [.. relations.Where(r => codes.ContainsKey(r.PublicBodyId) && codes.ContainsKey(r.CompanyId))
                .Select(r => new SnapshotRelation(codes[r.PublicBodyId], codes[r.CompanyId], r.Until))],
            FormerHosts = await FormerHosts(roundId, people, cancellation),
            FormerTeamMates = await FormerTeamMates(roundId, people, cancellation),
            Challenges = [.. round.Challenges.Select(c => c.Key)],
            Weeks = weeks,
        };
    }

    /// <summary>Organisations that hosted this round's people in another round.</summary>
    private async Task<List<SnapshotFormerHost>> FormerHosts(Guid roundId, List<Registration> people, CancellationToken cancellation)
    {
        var former = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where placement.RoundId != roundId
            orderby organisation.Code
            select new { registration.PersonId, organisation.Code }).ToListAsync(cancellation);
        var hosts = former.ToLookup(f => f.PersonId, f => f.Code);
        return [.. people.SelectMany(r => hosts[r.PersonId].Distinct().Select(code => new SnapshotFormerHost(r.Id.ToString("D"), code)))];
    }

    /// <summary>Pairs of this round's people who were in one published team of another round.</summary>
    private async Task<List<SnapshotPair>> FormerTeamMates(Guid roundId, List<Registration> people, CancellationToken cancellation)
    {
        var former = await (
            from run in db.TeamRuns.AsNoTracking()
            where run.RoundId != roundId && run.State == TeamRunState.Published
            from team in run.Teams
            from member in team.Members
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            select new { member.TeamId, registration.PersonId }).ToListAsync(cancellation);
        var now = people.ToDictionary(r => r.PersonId, r => r.Id.ToString("D"));
        return [.. former.Where(m => now.ContainsKey(m.PersonId)).GroupBy(m => m.TeamId).SelectMany(team =>
        {
            var keys = team.Select(m => now[m.PersonId]).Order(StringComparer.Ordinal).ToList();
            return keys.SelectMany((first, i) => keys.Skip(i + 1).Select(second => (first, second)));
        }).Distinct().Select(pair => new SnapshotPair(pair.first, pair.second))];
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Matching;

/// <summary>Takes a round as it is now for the engines: released people, offered places, what stands between them.</summary>
public sealed class RoundSnapshotQueries(PortalDbContext db)
{
    /// <summary>The snapshot; people are keyed by registration id. A constant number of queries.</summary>
    public async Task<RoundSnapshot> Of(Guid roundId, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Challenges).FirstAsync(r => r.Id == roundId, cancellation);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Code)
            .Select(o => new { o.Id, o.Code, o.Sector, o.MaxAwayPerWeek }).ToListAsync(cancellation);
        var codes = organisations.ToDictionary(o => o.Id, o => o.Code);
        var places = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == roundId && !p.IsWithdrawn).OrderBy(p => p.Code)
            .Select(p => new { p.Code, p.OrganisationId, p.PlacesPerWeek, p.Weeks, p.Languages, p.SkillsOffered }).ToListAsync(cancellation);
        var people = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            where registration.RoundId == roundId && registration.State == RegistrationState.Released
            orderby person.Email
            select registration).ToListAsync(cancellation);
        var relations = await db.Relations.AsNoTracking().OrderBy(r => r.Id)
            .Select(r => new { r.PublicBodyId, r.CompanyId, r.Until }).ToListAsync(cancellation);
        return new RoundSnapshot
        {
            Organisations = [.. organisations.Select(o => new SnapshotOrganisation(o.Code, o.Sector == Sector.Public, o.MaxAwayPerWeek))],
            HostPlaces = [.. places.Select(p => new SnapshotHostPlace(
                p.Code, codes[p.OrganisationId], p.PlacesPerWeek, p.Weeks, p.Languages, p.SkillsOffered))],
            Participants = [.. people.Select(r => Participant(r, codes, round.Strands))],
            Relations = [.. relations.Select(r => new SnapshotRelation(codes[r.PublicBodyId], codes[r.CompanyId], r.Until))],
            FormerTeamMates = await FormerTeamMates(roundId, people, cancellation),
            Challenges = [.. round.Challenges.Select(c => c.Key)],
            Weeks = [.. round.Weeks],
        };
    }

    private static SnapshotParticipant Participant(Registration r, Dictionary<Guid, string> codes, RoundStrands strands) => new(
        r.Id.ToString(), codes[r.OrganisationId], r.Level, r.JoinsExchange && strands.Exchange == StrandState.On,
        r.JoinsTeam && strands.Teams == StrandState.On, r.Weeks, r.Languages, r.SkillsOffered, r.SkillsSought, r.HostWishes,
        r.ExcludedHosts, r.ChallengeWishes);

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
        var now = people.ToDictionary(r => r.PersonId, r => r.Id.ToString());
        return [.. former.Where(m => now.ContainsKey(m.PersonId)).GroupBy(m => m.TeamId).SelectMany(team =>
        {
            var keys = team.Select(m => now[m.PersonId]).Order(StringComparer.Ordinal).ToList();
            return keys.SelectMany((first, i) => keys.Skip(i + 1).Select(second => (first, second)));
        }).Distinct().Select(pair => new SnapshotPair(pair.first, pair.second))];
    }
}

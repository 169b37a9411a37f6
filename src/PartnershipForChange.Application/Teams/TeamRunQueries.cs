using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;

using TeamMember = PartnershipForChange.Domain.Teams.TeamMember;

namespace PartnershipForChange.Application.Teams;

/// <summary>Reads divisions into teams, for coordinators.</summary>
public sealed class TeamRunQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>As many choices as somebody reads through.</summary>
    public const int MostOptions = 60;

    private Expression<Func<TeamRun, TeamRunRow>> Row => run => new TeamRunRow(
        run.Number, run.State, run.CreatedAt,
        db.People.Where(p => p.Id == run.CreatedById).Select(p => p.FirstName + " " + p.LastName).First(),
        run.PublishedAt, run.TeamCount, run.Value, run.WishScore, run.Diversity, run.RandomValue, run.Breaches, run.Steps.Count);

    public async Task<TeamRunList> Runs(string roundCode, CancellationToken cancellation)
    {
        var round = await Round(roundCode, cancellation);
        var runs = await db.TeamRuns.AsNoTracking().Where(r => r.RoundId == round.Id && r.State != TeamRunState.Discarded)
            .OrderByDescending(r => r.Number).Select(Row).ToListAsync(cancellation);
        var people = await db.Registrations.CountAsync(
            r => r.RoundId == round.Id && r.JoinsTeam && r.State == RegistrationState.Released, cancellation);
        var pins = await db.TeamRuns.AnyAsync(
            r => r.RoundId == round.Id && r.State == TeamRunState.Draft && r.Teams.Any(t => t.Members.Any(m => m.IsPinned)), cancellation);
        return new TeamRunList(Named(round), runs, people, Math.Max(1, (int)Math.Round(people / (double)round.Settings.TeamSize)), pins,
            TeamRun.CanForm(round), await LeftOut(round.Id, cancellation));
    }

    public async Task<TeamRunView> Run(string roundCode, int number, CancellationToken cancellation)
    {
        var round = await Round(roundCode, cancellation);
        var run = await Loaded(round.Id, number, cancellation);
        var division = Division(run);
        var members = await Members(run, cancellation);
        var teams = Cards(round, run, division, members);
        var row = await db.TeamRuns.AsNoTracking().Where(r => r.Id == run.Id).Select(Row).FirstAsync(cancellation);
        var other = await db.TeamRuns.Where(r => r.RoundId == round.Id && r.Id != run.Id && r.State == TeamRunState.Published)
            .Select(r => (int?)r.Number).FirstOrDefaultAsync(cancellation);
        return new TeamRunView(
            Named(round), run.Version, row, teams, division is null ? [] : [.. division.Breaches.Select(b => Broken(b, division, members))],
            run.CanUndo(), run.WhyNotPublish(round, other is not null, clock.Today()), other, run.WhyNotAssign(round) is null, run.Seed, run.Milliseconds);
    }

    /// <summary>Everyone the person could change places with, and every team with room, with the effect of each; best first.</summary>
    /// <param name="most">How many of them.</param>
    public async Task<TeamOptionsView> Options(string roundCode, int number, Guid registrationId, CancellationToken cancellation, int most = MostOptions)
    {
        var round = await Round(roundCode, cancellation);
        var run = await Loaded(round.Id, number, cancellation);
        var division = Division(run) ?? throw new NotFoundException(nameof(TeamRun));
        var teams = Cards(round, run, division, await Members(run, cancellation));
        var home = teams.FirstOrDefault(t => t.People.Any(p => p.RegistrationId == registrationId)) ?? throw new NotFoundException("member");
        var options = teams.Where(t => t.Id != home.Id).SelectMany(team => team.People.Where(p => !p.IsPinned)
            .Select(other => Option(team, other, division.Swap(registrationId, other.RegistrationId)))
            .Append(Option(team, with: null, division.Move(registrationId, team.Id))));
        return new TeamOptionsView(
            Named(round), run.Number, run.Version, home.People.First(p => p.RegistrationId == registrationId), home.Number,
            [.. options.OrderBy(o => o.Broken).ThenByDescending(o => o.Value).Take(most)]);
    }

    /// <summary>The published teams this person could be put into: those with fewest of their colleagues and members first.</summary>
    public async Task<AssignView> Assign(string roundCode, int number, Guid registrationId, CancellationToken cancellation)
    {
        var round = await Round(roundCode, cancellation);
        var run = await Loaded(round.Id, number, cancellation);
        var registration = await db.Registrations.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Id == registrationId && r.RoundId == round.Id, cancellation).OrNotFound();
        var person = await People(r => r.Id == registrationId).FirstAsync(cancellation);
        var division = Division(run);
        var teams = Cards(round, run, division, await Members(run, cancellation));
        var own = teams.FirstOrDefault(t => t.People.Any(p => p.RegistrationId == registrationId));
        var options = teams.Where(t => t != own).Select(team => new AssignOption(
            team,
            Wish(division?.WishesOf(registrationId) ?? registration.ChallengeWishes, KeyOf(round, run, team)),
            team.People.Count(p => p.Organisation == person.Organisation)));
        return new AssignView(
            Named(round), run.Number, run.Version, person, own?.Number, run.WhyNotAssign(round, registration),
            [.. options.OrderBy(o => o.Colleagues).ThenBy(o => o.Team.People.Count).ThenBy(o => o.Wish ?? int.MaxValue)]);
    }

    private Task<List<TeamCandidate>> LeftOut(Guid roundId, CancellationToken cancellation) => People(registration =>
        registration.RoundId == roundId && registration.State == RegistrationState.Released && registration.JoinsTeam
        && db.TeamRuns.Any(run => run.RoundId == roundId && run.State == TeamRunState.Published
            && !db.TeamMembers.Any(m => m.RunId == run.Id && m.RegistrationId == registration.Id))).ToListAsync(cancellation);

    private IQueryable<TeamCandidate> People(Expression<Func<Registration, bool>> which) =>
        from registration in db.Registrations.AsNoTracking().Where(which)
        join person in db.People on registration.PersonId equals person.Id
        join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
        orderby person.LastName, person.FirstName
        select new TeamCandidate(registration.Id, person.FirstName + " " + person.LastName, organisation.Name, organisation.Sector);

    /// <summary>Null where names were removed: the run says how its teams stand, and no more how they came about.</summary>
    private static TeamDivision? Division(TeamRun run) => run.IsForgotten ? null : new TeamDivision(run);

    private static TeamRound Named(Round round) =>
        new(round.Id, round.Code, round.Name, round.Strands.Teams == StrandState.Cancelled, round.State == RoundState.Closed, round.NamesRemovedOn);

    private static TeamOption Option(TeamCard team, TeamPerson? with, TeamChange change) => new(
        team.Id, team.Number, team.Challenge, with, change.Change.Value, change.Change.WishScore, change.Change.Diversity, change.Broken.Count);

    private static BrokenBound Broken(TeamBreach breach, TeamDivision division, IReadOnlyList<Member> members)
    {
        string NameOf(int person) => person < 0 ? string.Empty : members.First(m => m.RegistrationId == division.Keys[person]).Name;
        var subject = breach.Category >= 0 ? division.Frozen.Problem.Categories[breach.Category].Name : NameOf(breach.First);
        return new BrokenBound(breach.Rule, breach.Group + 1, subject, NameOf(breach.Second), breach.Count, breach.Bound);
    }

    private async Task<List<Member>> Members(TeamRun run, CancellationToken cancellation) =>
        await (
            from member in db.TeamMembers.AsNoTracking()
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where member.RunId == run.Id
            orderby organisation.Sector, person.LastName, person.FirstName
            select new Member(
                member.TeamId, member.RegistrationId, member.IsPinned, person.FirstName + " " + person.LastName, organisation.Name, organisation.Sector,
                registration.Level, registration.State == RegistrationState.Withdrawn, registration.ChallengeWishes)).ToListAsync(cancellation);

    /// <summary>The teams with those of their members who are still in the round.</summary>
    private static List<TeamCard> Cards(Round round, TeamRun run, TeamDivision? division, IReadOnlyList<Member> all)
    {
        var challenges = round.Challenges.ToDictionary(c => c.Id);
        return [.. run.Teams.Select(team =>
        {
            var challenge = team.ChallengeId is { } id ? challenges.GetValueOrDefault(id) : null;
            var members = all.Where(m => m.TeamId == team.Id && !m.IsOut).ToList();
            return new TeamCard(
                team.Id,
                team.Number,
                challenge?.Title ?? LocalisedText.Empty,
                [.. members.Select(m => new TeamPerson(
                    m.RegistrationId, m.Name, m.Organisation, m.Sector, m.Level, Wish(division?.WishesOf(m.RegistrationId) ?? m.ChallengeWishes, challenge?.Key), m.IsPinned,
                    members.Count(other => other.Sector == m.Sector) == 1))]);
        })];
    }

    /// <summary>1, 2, 3 for a first, second, third wish; null for none.</summary>
    private static int? Wish(IReadOnlyList<string> wishes, string? challenge) =>
        wishes.ToList().FindIndex(w => string.Equals(w, challenge, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at + 1 : null;

    private static string? KeyOf(Round round, TeamRun run, TeamCard card) =>
        run.Teams.First(t => t.Id == card.Id).ChallengeId is { } id ? round.Challenges.FirstOrDefault(c => c.Id == id)?.Key : null;

    private Task<Round> Round(string code, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    private Task<TeamRun> Loaded(Guid roundId, int number, CancellationToken cancellation) =>
        db.TeamRuns.AsNoTracking().Include(r => r.Steps).Include(r => r.Teams).ThenInclude(t => t.Members).AsSplitQuery()
            .FirstOrDefaultAsync(r => r.RoundId == roundId && r.Number == number, cancellation).OrNotFound();

    private sealed record Member(
        Guid TeamId, Guid RegistrationId, bool IsPinned, string Name, LocalisedText Organisation, Sector Sector, string Level, bool IsOut,
        List<string> ChallengeWishes);
}

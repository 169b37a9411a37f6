using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;

using TeamMember = PartnershipForChange.Domain.Teams.TeamMember;

namespace PartnershipForChange.Application.Teams;

/// <param name="Teams">Number of teams; null: by the round's team size.</param>
/// <param name="KeepPins">Members pinned in the newest draft stay in their team.</param>
public sealed record FormTeams(string Round, int? Teams, bool KeepPins, int Seed);

/// <summary>Forms mixed teams, changes a draft by hand and publishes it. For coordinators.</summary>
public sealed class TeamRunService(PortalDbContext db, RoundSnapshotQueries snapshots, TeamNoticeService notices, TimeProvider clock)
{
    /// <summary>Steps of the search: under a second for a real round, and the same answer on any machine.</summary>
    private const long Iterations = 1_000_000;

    /// <summary>Up to so many people a round has all of them.</summary>
    private const int PeopleOfRealRound = 150;

    /// <summary>Divides everyone released for the teams and keeps the result as a draft.</summary>
    /// <returns>The draft's number.</returns>
    /// <exception cref="DomainRuleException">When the round is closed or has no teams, nobody is released, or there are more teams than half the people.</exception>
    public Task<int> Form(FormTeams command, Actor actor, CancellationToken cancellation) =>
        db.InTurn(() => FormOnce(command, actor, cancellation), clock, cancellation);

    /// <summary>Of two who form them at the same moment one has its number first; the other gets the next.</summary>
    private async Task<int> FormOnce(FormTeams command, Actor actor, CancellationToken cancellation)
    {
        var round = await Round(command.Round, cancellation);
        TeamRun.RequireForming(round);
        var snapshot = await snapshots.Of(round.Id, cancellation);
        var people = snapshot.Participants.Count(p => p.Team);
        Guard.Against(people < 2 ? new DomainRuleException("Rules.NobodyForTeams") : null);
        var count = command.Teams ?? Math.Max(1, (int)Math.Round(people / (double)round.Settings.TeamSize));
        if (count < 1 || count > people / 2)
        {
            throw new DomainRuleException("Rules.TooManyTeams", people, people / 2) { Field = nameof(command.Teams) };
        }

        if (command.KeepPins)
        {
            snapshot = snapshot with { TeamPins = await PinsOfNewestDraft(round.Id, count, cancellation) };
        }

        var teams = snapshot.ToTeams(count);
        var steps = StepsFor(people);
        var result = TeamSolver.Solve(teams.Problem, new TeamOptions { Seed = command.Seed, IterationLimit = steps }, progress: null, cancellation);
        var now = clock.GetUtcNow();
        var number = await db.TeamRuns.Where(r => r.RoundId == round.Id).MaxAsync(r => (int?)r.Number, cancellation) ?? 0;
        var run = new TeamRun(
            round.Id,
            number + 1,
            new TeamRunFacts(snapshot.ToJson(), count, command.Seed, steps, result.Seconds * 1000, RandomDivisions.MeanValue(teams.Problem, command.Seed)),
            actor.PersonId,
            now);
        Fill(run, round, teams, result);
        db.TeamRuns.Add(run);
        await db.SaveAsync(actor, now, cancellation);
        return run.Number;
    }

    /// <summary>Two members change places.</summary>
    public Task Swap(string round, int number, Guid first, Guid second, Guid version, Actor actor, CancellationToken cancellation) =>
        Change(round, number, version, run => run.Swap(first, second), actor, cancellation);

    /// <summary>One member goes to another team.</summary>
    public Task Move(string round, int number, Guid registrationId, Guid teamId, Guid version, Actor actor, CancellationToken cancellation) =>
        Change(round, number, version, run => run.Move(registrationId, teamId), actor, cancellation);

    public Task Pin(string round, int number, Guid registrationId, bool pinned, Actor actor, CancellationToken cancellation) =>
        Change(round, number, version: null, run => run.Pin(registrationId, pinned), actor, cancellation);

    public Task Undo(string round, int number, Guid version, Actor actor, CancellationToken cancellation) =>
        Change(round, number, version, run => run.Undo(), actor, cancellation);

    public Task Discard(string round, int number, Guid version, Actor actor, CancellationToken cancellation) =>
        Change(round, number, version, run => run.Discard(), actor, cancellation);

    /// <summary>Publishes a draft and tells every member, all at once.</summary>
    /// <exception cref="DomainRuleException">When another run is published, the phase is not open or someone in it withdrew.</exception>
    /// <exception cref="DuplicateException">When a colleague published another run at the same moment.</exception>
    public async Task Publish(string roundCode, int number, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Run(roundCode, number, cancellation);
        db.Expect(run, version);
        var now = clock.GetUtcNow();
        var anotherIsPublished = await db.TeamRuns.AnyAsync(
            r => r.RoundId == round.Id && r.Id != run.Id && r.State == TeamRunState.Published, cancellation);
        run.Publish(round, anotherIsPublished, now, clock.Today());
        var people = await (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where member.RunId == run.Id
            select new { member.TeamId, registration.State, person }).ToListAsync(cancellation);
        if (people.Find(p => p.State == Domain.Registrations.RegistrationState.Withdrawn) is { } gone)
        {
            throw new DomainRuleException("Rules.MemberWithdrew", gone.person.FullName);
        }

        foreach (var team in run.Teams)
        {
            db.Proposals.Add(new Proposal(team));
            foreach (var member in people.Where(p => p.TeamId == team.Id))
            {
                notices.Published(round, team, member.person);
            }
        }

        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Puts somebody into a published team, and tells them and the members of the teams it concerns.</summary>
    /// <returns>The team's number.</returns>
    /// <exception cref="NotFoundException">When the round has no such run or registration.</exception>
    /// <exception cref="DomainRuleException">When the run's rules are against it (<see cref="TeamRun.Assign"/>).</exception>
    public async Task<int> Assign(string roundCode, int number, Guid registrationId, Guid teamId, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Run(roundCode, number, cancellation);
        db.Expect(run, version);
        var registration = await db.Registrations.FirstOrDefaultAsync(r => r.Id == registrationId && r.RoundId == round.Id, cancellation).OrNotFound();
        var left = run.Assign(round, registration, teamId);
        Assess(run);
        db.Touch(run);
        var team = run.Teams.First(t => t.Id == teamId);
        var person = await db.People.FirstAsync(p => p.Id == registration.PersonId, cancellation);
        await notices.Assigned(round, person, team, left, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return team.Number;
    }

    /// <summary>A step costs the more the more people there are; whoever waits for a page waits no longer for it.</summary>
    internal static long StepsFor(int people) => Iterations * PeopleOfRealRound / Math.Max(people, PeopleOfRealRound);

    private static void Fill(TeamRun run, Round round, RoundTeams teams, TeamResult result)
    {
        for (var group = 0; group < teams.Problem.Groups; group++)
        {
            var challenge = teams.ChallengeOf(group);
            var team = run.AddTeam(round.Challenges.FirstOrDefault(c => c.Key == challenge)?.Id);
            for (var person = 0; person < teams.Members.Count; person++)
            {
                if (result.Group[person] == group)
                {
                    team.Add(Guid.Parse(teams.Members[person].Key), teams.Problem.Pin(person) >= 0);
                }
            }
        }

        run.Assess(result.Value.Value, result.Value.WishScore, result.Value.Diversity, result.Breaches.Count);
    }

    private async Task Change(string roundCode, int number, Guid? version, Action<TeamRun> change, Actor actor, CancellationToken cancellation)
    {
        var (_, run) = await Run(roundCode, number, cancellation);
        db.Expect(run, version);
        change(run);
        Assess(run);
        db.Touch(run);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private static void Assess(TeamRun run)
    {
        var division = new TeamDivision(run);
        var value = division.Value;
        run.Assess(value.Value, value.WishScore, value.Diversity, division.Breaches.Count);
    }

    private async Task<List<SnapshotTeamPin>> PinsOfNewestDraft(Guid roundId, int teams, CancellationToken cancellation)
    {
        var pins = await (
            from run in db.TeamRuns
            where run.RoundId == roundId && run.State == TeamRunState.Draft
                && run.Number == db.TeamRuns.Where(r => r.RoundId == roundId && r.State == TeamRunState.Draft).Max(r => r.Number)
            from team in run.Teams
            from member in team.Members
            where member.IsPinned
            orderby team.Number
            select new { member.RegistrationId, team.Number }).ToListAsync(cancellation);
        return [.. pins.Where(p => p.Number <= teams).Select(p => new SnapshotTeamPin(p.RegistrationId.ToString(), p.Number - 1))];
    }

    private Task<Round> Round(string code, CancellationToken cancellation) =>
        db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    private async Task<(Round Round, TeamRun Run)> Run(string roundCode, int number, CancellationToken cancellation)
    {
        var round = await Round(roundCode, cancellation);
        var run = await db.TeamRuns.Include(r => r.Steps).Include(r => r.Teams).ThenInclude(t => t.Members).AsSplitQuery()
            .FirstOrDefaultAsync(r => r.RoundId == round.Id && r.Number == number, cancellation).OrNotFound();
        return (round, run);
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Testing;

/// <summary>Situations that several slices' tests begin from.</summary>
public static class PortalFixtureExtensions
{
    /// <summary>Adds people of MJU and MF, or of LEK and SAP, in turn, each with a released registration.</summary>
    public static async Task AddReleased(this PortalFixture fixture, int count, bool publicSide)
    {
        var world = fixture.World;
        await using var db = fixture.Portal.Database.Open();
        var accounts = new TestAccounts(fixture.Portal, db);
        var clock = fixture.Portal.Clock;
        var employers = publicSide ? new[] { world.Mju, world.Mf } : [world.Lek, world.Sap];
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == world.Round.Id);
        for (var i = 0; i < count; i++)
        {
            var employer = employers[i % 2];
            var person = accounts.Add($"oseba.{i}@{employer.Code.ToLowerInvariant()}.si", $"Oseba{i}", $"Žagar{i}", employer, Roles.Participant);
            db.Add(Registration.Import(round, person, employer.Id, World.Answers(round), by: null, clock.GetUtcNow()));
        }

        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), CancellationToken.None);
    }

    /// <inheritdoc cref="RoundSteps.MoveTo"/>
    public static Task MoveTo(this PortalFixture fixture, PhaseKind kind) => fixture.Portal.MoveTo(kind);

    /// <inheritdoc cref="RoundSteps.CloseRound"/>
    public static Task CloseRound(this PortalFixture fixture) => fixture.Portal.CloseRound();

    /// <summary>Everyone released in two published teams, by turns, Ana in the first and somebody else of MJU in the second. The caller saves.</summary>
    public static async Task<IReadOnlyList<Team>> AddTeams(this PortalFixture fixture, PortalDbContext db)
    {
        var now = fixture.Portal.Clock.GetUtcNow();
        var coordinator = await db.People.Where(p => p.Email == World.CoordinatorEmail).Select(p => p.Id).SingleAsync();
        var round = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        var released = await db.Registrations.Where(r => r.State == RegistrationState.Released)
            .OrderBy(r => r.Id == fixture.World.Ana.Id ? 0 : r.OrganisationId == fixture.World.Mju.Id ? 1 : 2).ThenBy(r => r.Id)
            .Select(r => r.Id).ToListAsync();
        var run = new TeamRun(round.Id, 1, new TeamRunFacts("{}", 2, 1, 1, 1, 0), coordinator, now);
        Team[] teams = [run.AddTeam(round.Challenges[0].Id), run.AddTeam(round.Challenges[1].Id)];
        foreach (var (registration, i) in released.Select((id, i) => (id, i)))
        {
            teams[i % 2].Add(registration, pinned: false);
        }

        run.Publish(round, anotherIsPublished: false, now, fixture.Portal.Clock.Today);
        db.Add(run);
        return teams;
    }
}

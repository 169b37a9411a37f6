using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

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

    /// <summary>Ends earlier phases and begins phases until this one is open.</summary>
    public static async Task MoveTo(this PortalFixture fixture, PhaseKind kind)
    {
        await using var db = fixture.Portal.Database.Open();
        var clock = fixture.Portal.Clock;
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == fixture.World.Round.Id);
        while (round.Phase(kind)?.IsOpenOn(clock.Today) == false)
        {
            round.MoveOn(clock.Today, clock.GetUtcNow());
        }

        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), CancellationToken.None);
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Testing;

/// <summary>What tests do to the round of 2027, of the small world or of the sample, past the pages.</summary>
public static class RoundSteps
{
    /// <summary>Changes the round, with its phases and challenges, and saves.</summary>
    public static async Task ChangeRound(this PortalFactory portal, Func<PortalDbContext, Round, Task> change)
    {
        await using var db = portal.Database.Open();
        await change(db, await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(r => r.Code == "2027"));
        await db.SaveAsync(Actor.Portal, portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Ends earlier phases and begins phases until this one is open.</summary>
    public static Task MoveTo(this PortalFactory portal, PhaseKind kind) => portal.ChangeRound((_, round) =>
    {
        while (round.Phase(kind)?.IsOpenOn(portal.Clock.Today) == false)
        {
            round.MoveOn(portal.Clock.Today, portal.Clock.GetUtcNow());
        }

        return Task.CompletedTask;
    });

    /// <summary>Closes the round today.</summary>
    public static Task CloseRound(this PortalFactory portal) => portal.ChangeRound((_, round) =>
    {
        round.Close(portal.Clock.Today);
        return Task.CompletedTask;
    });

    /// <summary>The owner of an account, as the portal knows them once signed in.</summary>
    public static async Task<Actor> ActorOf(this PortalFactory portal, string email)
    {
        var user = await portal.Read(db => db.Users.AsNoTracking().SingleAsync(u => u.Email == email));
        return (await portal.With<AccountQueries, Actor?>(accounts => accounts.ActorOf(user.Id, user.SecurityStamp, CancellationToken.None)))!;
    }
}

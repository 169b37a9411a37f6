using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>
/// Lets the first coordinator into an empty portal: setting <c>Portal:FirstCoordinatorEmail</c>. At start-up, while
/// nobody is a coordinator or invited to be one, an invitation goes into the outbox and its link into the log,
/// since nobody can read the outbox yet.
/// </summary>
public sealed class FirstCoordinatorService(
    PortalDbContext db, Invitations invitations, IOptions<PortalOptions> portal, TimeProvider clock, ILogger<FirstCoordinatorService> log)
{
    /// <returns>True when somebody was invited.</returns>
    /// <exception cref="DomainRuleException">When the setting holds no e-mail address.</exception>
    public async Task<bool> Ensure(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (portal.Value.FirstCoordinatorEmail is not { Length: > 0 } setting || await IsCovered(now, cancellation))
        {
            return false;
        }

        var email = Person.NormalisedEmail(setting);
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation);
        if (person is null)
        {
            person = Person.Unnamed(email, Language.Slovene);
            db.People.Add(person);
        }

        await invitations.Invite(person, Roles.Coordinator, organisationId: null, roundId: null, Actor.Portal, cancellation);
        var message = db.OutboxMessages.Local.Single();
        try
        {
            await db.SaveAsync(Actor.Portal, now, cancellation);
        }
        catch (DuplicateException)
        {
            // Another node that starts at the same time has invited them.
            db.ChangeTracker.Clear();
            return false;
        }

        log.LogWarning("The portal had no coordinator. The first one is {Email}: {Message}", email, message.Body);
        return true;
    }

    private async Task<bool> IsCovered(DateTimeOffset now, CancellationToken cancellation) =>
        await db.UserRoles.AnyAsync(held => db.Roles.Any(r => r.Id == held.RoleId && r.Name == Roles.Coordinator), cancellation)
        || await db.AccountInvitations.AnyAsync(
            i => i.Role == Roles.Coordinator && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now, cancellation);
}

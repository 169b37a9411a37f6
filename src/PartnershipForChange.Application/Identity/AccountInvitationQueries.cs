using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>What the page behind an invitation's link shows.</summary>
/// <param name="Organisation">For contacts.</param>
/// <param name="LeadsTo">Page to go on with, beginning with <c>/</c>.</param>
public sealed record InvitationLink(
    InvitationState State, Guid PersonId, string FirstName, string LastName, string Email, Language Language, IReadOnlyList<string> Roles, LocalisedText? Organisation, string LeadsTo);

public sealed class AccountInvitationQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>What a link leads to; null when no invitation has it, or no longer.</summary>
    public async Task<InvitationLink?> Link(string? token, CancellationToken cancellation)
    {
        var hash = LinkToken.Hash(token ?? string.Empty);
        var now = clock.GetUtcNow();
        var found = await (
            from invitation in db.AccountInvitations.AsNoTracking()
            join person in db.People on invitation.PersonId equals person.Id
            where invitation.TokenHash == hash
            select new
            {
                Invitation = invitation,
                Person = person,
                Organisation = db.Organisations.FirstOrDefault(o => o.Id == invitation.OrganisationId),
            }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var roles = await db.AccountInvitations
            .Where(i => i.PersonId == found.Person.Id && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .Select(i => i.Role).Distinct().ToListAsync(cancellation);
        var known = (await KnownRoles.Of(db, [found.Person.Id], cancellation))[found.Person.Id];
        return new InvitationLink(
            found.Invitation.State(now), found.Person.Id, found.Person.FirstName, found.Person.LastName, found.Person.Email, found.Person.Language,
            [.. Roles.All.Intersect(roles.Union(known.Select(k => k.Role)))], found.Organisation?.Name, found.Invitation.LeadsTo);
    }

    /// <summary>True when a link to a new password still works.</summary>
    public async Task<bool> ResetWorks(string? token, CancellationToken cancellation)
    {
        var hash = LinkToken.Hash(token ?? string.Empty);
        return await db.PasswordResets.AsNoTracking().FirstOrDefaultAsync(r => r.TokenHash == hash, cancellation) is { } reset
            && reset.CanUse(clock.GetUtcNow());
    }
}

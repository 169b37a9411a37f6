using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>What the database and the unsaved context know of the people who are about to be invited.</summary>
/// <param name="Users">Person → account.</param>
/// <param name="Held">Account and role.</param>
/// <param name="Contacts">Person and organisation.</param>
/// <param name="Invitations">The latest not used and not revoked, expired ones too.</param>
/// <param name="RoleIds">Role name → id.</param>
/// <param name="Organisations">Names of the organisations that contacts are to act for.</param>
internal sealed record InvitationScope(
    Dictionary<Guid, Guid> Users,
    HashSet<(Guid UserId, Guid RoleId)> Held,
    HashSet<(Guid PersonId, Guid OrganisationId)> Contacts,
    Dictionary<(Guid PersonId, string Role, Guid? OrganisationId), AccountInvitation> Invitations,
    Dictionary<string, Guid> RoleIds,
    Dictionary<Guid, LocalisedText> Organisations)
{
    // Well under the number of parameters that either database takes in one query.
    private const int Chunk = 500;

    public static async Task<InvitationScope> Load(
        PortalDbContext db, IReadOnlyCollection<InvitationOrder> orders, CancellationToken cancellation)
    {
        var scope = new InvitationScope(
            [], [], [], [], await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancellation), []);

        // Whoever was added a moment ago has nothing in the database yet.
        var stored = orders.Select(o => o.Person).Where(p => db.Entry(p).State != EntityState.Added).Select(p => p.Id).Distinct();
        foreach (var people in stored.Chunk(Chunk))
        {
            await scope.Add(db, people, cancellation);
        }

        foreach (var invitation in db.AccountInvitations.Local)
        {
            scope.Remember(invitation);
        }

        foreach (var ids in orders.Select(o => o.OrganisationId).OfType<Guid>().Distinct().Chunk(Chunk))
        {
            foreach (var organisation in await db.Organisations.Where(o => ids.Contains(o.Id)).ToListAsync(cancellation))
            {
                scope.Organisations[organisation.Id] = organisation.Name;
            }
        }

        // An organisation may be as new as its contact.
        foreach (var organisation in db.Organisations.Local)
        {
            scope.Organisations.TryAdd(organisation.Id, organisation.Name);
        }

        return scope;
    }

    public LocalisedText? NameOf(Guid? organisationId) =>
        organisationId is { } id && Organisations.TryGetValue(id, out var name) ? name : null;

    /// <summary>The latest invitation of the same person to the same; null: none, or it was used or revoked.</summary>
    public AccountInvitation? Latest(InvitationOrder order) => Invitations.GetValueOrDefault((order.Person.Id, order.Role, order.OrganisationId));

    public void Remember(AccountInvitation invitation)
    {
        var key = (invitation.PersonId, invitation.Role, invitation.OrganisationId);
        if (invitation.CanSend() && (!Invitations.TryGetValue(key, out var other) || other.SentAt <= invitation.SentAt))
        {
            Invitations[key] = invitation;
        }
    }

    private async Task Add(PortalDbContext db, Guid[] people, CancellationToken cancellation)
    {
        foreach (var user in await db.Users.Where(u => people.Contains(u.PersonId)).Select(u => new { u.Id, u.PersonId }).ToListAsync(cancellation))
        {
            Users[user.PersonId] = user.Id;
        }

        var held = from role in db.UserRoles
                   join user in db.Users on role.UserId equals user.Id
                   where people.Contains(user.PersonId)
                   select new { role.UserId, role.RoleId };
        Held.UnionWith((await held.ToListAsync(cancellation)).Select(h => (h.UserId, h.RoleId)));
        Held.UnionWith(db.UserRoles.Local.Select(h => (h.UserId, h.RoleId)));
        Contacts.UnionWith((await db.Contacts.Where(c => people.Contains(c.PersonId)).ToListAsync(cancellation)).Select(c => (c.PersonId, c.OrganisationId)));
        Contacts.UnionWith(db.Contacts.Local.Select(c => (c.PersonId, c.OrganisationId)));
        foreach (var invitation in await db.AccountInvitations
            .Where(i => people.Contains(i.PersonId) && i.UsedAt == null && i.RevokedAt == null).ToListAsync(cancellation))
        {
            Remember(invitation);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Application.Identity;

/// <summary>
/// Gives every letter that asks its reader to come to the portal, and goes to somebody without an account, an invitation: its
/// link sets a password and then opens the page the letter is about. Called by every save, so that no feature can forget it
/// and letter and invitation are one transaction.
/// </summary>
internal static class NoticeInvitations
{
    // Well under the number of parameters that either database takes in one query.
    private const int Chunk = 500;

    public static async Task Enclose(PortalDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var letters = db.ChangeTracker.Entries<OutboxMessage>()
            .Where(e => e.State == EntityState.Added && e.Entity is { Asks: not null, PersonId: not null, SecretLink: "" })
            .Select(e => e.Entity).ToLookup(m => m.PersonId!.Value);
        foreach (var people in letters.Select(l => l.Key).Chunk(Chunk))
        {
            var withAccount = await db.Users.Where(u => people.Contains(u.PersonId)).Select(u => u.PersonId).ToListAsync(cancellation);
            var without = people.Except(withAccount).ToList();
            if (without.Count == 0)
            {
                continue;
            }

            var roles = await Offered(db, without, cancellation);
            foreach (var letter in without.SelectMany(id => letters[id]))
            {
                Enclose(db, letter, [.. roles[letter.PersonId!.Value]], now);
            }
        }
    }

    /// <summary>What each of these people could open an account as: what the portal knows them as, and what they were invited to.</summary>
    public static async Task<ILookup<Guid, KnownRole>> Offered(PortalDbContext db, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var known = await KnownRoles.Of(db, people, cancellation);
        var invited = await (
            from invitation in db.AccountInvitations
            where people.Contains(invitation.PersonId) && invitation.UsedAt == null && invitation.RevokedAt == null
            orderby invitation.SentAt descending
            select new
            {
                invitation.PersonId,
                invitation.Role,
                invitation.OrganisationId,
                Code = db.Organisations.Where(o => o.Id == invitation.OrganisationId).Select(o => o.Code).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return known.SelectMany(k => k)
            .Concat(invited.Select(i => new KnownRole(i.PersonId, i.Role, i.OrganisationId, i.Code)))
            .Distinct().ToLookup(k => k.PersonId);
    }

    private static void Enclose(PortalDbContext db, OutboxMessage letter, List<KnownRole> roles, DateTimeOffset now)
    {
        // Whoever is nothing in the portal could read nothing there.
        if (roles.Count == 0)
        {
            return;
        }

        var notice = letter.Asks!;
        var role = roles.Find(r => r.OrganisationCode is { } code && notice.Path.StartsWith($"/organisation/{code}/", StringComparison.OrdinalIgnoreCase)) ?? roles[0];
        var invitation = new AccountInvitation(letter.PersonId!.Value, role.Role, role.OrganisationId, letter.RoundId, invitedById: null, notice.Path);
        var token = invitation.Send(now, until: notice.Until);
        db.AccountInvitations.Add(invitation);
        letter.LeadThrough(AccountInvitation.Path(token), Text.In(letter.Language)["Mail.SetPassword", invitation.DaysLeft(now)]);
    }
}

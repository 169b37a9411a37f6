using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

/// <summary>What people find in their mailbox.</summary>
internal static class Letters
{
    /// <summary>In the order they were written. Not the database's: SQL Server orders keys by their last bytes, not by time.</summary>
    public static async Task<List<OutboxMessage>> To(PortalFactory portal, string email) =>
        [.. (await portal.Read(db => db.OutboxMessages.AsNoTracking().Where(m => m.To == email).ToListAsync())).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)];

    /// <summary>The address, without host, of the secret link in the newest letter to somebody.</summary>
    public static async Task<string> LinkTo(PortalFactory portal, string email) =>
        new Uri((await To(portal, email))[^1].SecretLink).PathAndQuery;
}

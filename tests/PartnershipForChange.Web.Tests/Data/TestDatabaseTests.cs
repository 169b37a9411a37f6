using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

/// <summary>Databases on a server are emptied between tests; the same emptying is seen here on whichever database is at hand.</summary>
public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Emptying_leaves_no_row()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        Assert.Equal(1, await fixture.Portal.Read(db => db.Rounds.CountAsync()));

        await fixture.Portal.Database.Clear();

        Assert.Equal(0, await fixture.Portal.Read(db => db.Rounds.CountAsync()));
        Assert.Equal(0, await fixture.Portal.Read(db => db.Users.CountAsync()));
        Assert.Equal(0, await fixture.Portal.Read(db => db.AuditEntries.CountAsync()));
    }
}

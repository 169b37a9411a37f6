using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

/// <summary>What tests do about two databases, seen on whichever is at hand.</summary>
public sealed class TestDatabaseTests
{
    /// <summary>Databases on a server are emptied between tests.</summary>
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

    [Fact]
    public async Task A_query_that_only_SQLite_can_take_is_refused()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        Assert.SkipUnless(fixture.Portal.Database.Provider == DatabaseProvider.Sqlite, "Here the server itself answers.");
        var before = SqlServerTranslation.Count;

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.Portal.Read(db => db.Rounds.Where(r => EF.Functions.Glob(r.Code, "2*")).ToListAsync()));
        Assert.StartsWith("SQL Server cannot take this query", refused.Message, StringComparison.Ordinal);

        Assert.Empty(await fixture.Portal.Read(db => db.Rounds.Where(r => r.Season == "a season no other test asks for").ToListAsync()));
        Assert.True(SqlServerTranslation.Count > before);
    }

    [Fact]
    public async Task A_text_that_its_column_does_not_hold_is_refused()
    {
        await using var fixture = await PortalFixture.CreateAsync();

        await fixture.Portal.With<PortalDbContext>(async db =>
        {
            var round = await db.Rounds.SingleAsync();
            db.Entry(round).Property(r => r.Season).CurrentValue = new string('x', 21);

            var refused = await Record.ExceptionAsync(() => db.SaveChangesAsync());

            Assert.NotNull(refused);
            Assert.Contains("Season", refused.Message + refused.InnerException?.Message, StringComparison.Ordinal);
        });
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Web.Tests.Data;

public sealed class MigrationsTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseProvider.SqlServer, "Server=never-opened")]
    public void The_migrations_hold_the_whole_model(DatabaseProvider provider, string connection)
    {
        using var db = new PortalDbContext((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
            .UsePortalDatabase(provider, connection).Options);

        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/add-migration NAME.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void SqlClient_finds_the_assembly_of_user_defined_types_it_asks_for()
    {
        var asked = typeof(Microsoft.Data.SqlClient.SqlConnection).Assembly.GetReferencedAssemblies()
            .Single(a => a.Name == "Microsoft.SqlServer.Server");

        var found = System.Reflection.Assembly.Load(asked);

        Assert.Equal(asked.FullName, found.GetName().FullName);
        Assert.Equal(6, found.GetType("Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute", throwOnError: true)!
            .GetProperties(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Length);
    }
}

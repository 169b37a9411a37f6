using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
    public void No_row_is_reached_by_two_ways_of_deleting()
    {
        using var db = new PortalDbContext((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
            .UsePortalDatabase(DatabaseProvider.SqlServer, "Server=never-opened").Options);
        var types = db.Model.GetEntityTypes().ToList();

        IEnumerable<IEntityType> Reached(IEntityType from) => from.GetReferencingForeignKeys()
            .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .SelectMany(key => Reached(key.DeclaringEntityType).Prepend(key.DeclaringEntityType));

        // SQL Server refuses a schema in which one deletion could reach a table twice.
        Assert.Empty(types.SelectMany(type => Reached(type).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => $"{type.Name} -> {g.Key.Name}")));
        Assert.Contains(types, type => Reached(type).Any());
    }

    [Fact]
    public void Every_key_and_index_fits_SQL_Server()
    {
        using var db = new PortalDbContext((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
            .UsePortalDatabase(DatabaseProvider.SqlServer, "Server=never-opened").Options);
        var tables = db.Model.GetRelationalModel().Tables.ToList();

        // nvarchar takes two bytes a character, anything else here at most 16.
        int Bytes(IColumn column) => column.StoreType switch
        {
            "nvarchar(max)" or "varbinary(max)" => int.MaxValue / 8,
            var type when type.StartsWith("nvarchar(", StringComparison.Ordinal) => 2 * int.Parse(type["nvarchar(".Length..^1], CultureInfo.InvariantCulture),
            _ => 16,
        };

        Assert.Empty(tables.Where(t => t.PrimaryKey!.Columns.Sum(Bytes) > 900).Select(t => t.Name));
        Assert.Empty(tables.SelectMany(t => t.Indexes).Where(i => i.Columns.Sum(Bytes) > 1700).Select(i => i.Name));
        Assert.Contains(tables.SelectMany(t => t.Indexes), i => i.Columns.Sum(Bytes) > 16);
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

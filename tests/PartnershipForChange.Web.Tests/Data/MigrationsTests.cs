using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

public sealed class MigrationsTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseProvider.SqlServer, "Server=never-opened")]
    public void The_migrations_hold_the_whole_model(DatabaseProvider provider, string connection)
    {
        using var db = TestDatabase.Open(provider, connection);

        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/add-migration NAME.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public async Task A_season_from_before_badges_were_data_has_the_three_it_had()
    {
        var file = Path.Combine(Path.GetTempPath(), $"p4c-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = TestDatabase.Open(DatabaseProvider.Sqlite, $"Data Source={file};Foreign Keys=False;Pooling=False");
            var season = Guid.CreateVersion7();
            await db.GetService<IMigrator>().MigrateAsync("TeamMeetings");
            await db.Database.ExecuteSqlAsync($"INSERT INTO Seasons (Id, RoundId, Version) VALUES ({season}, {Guid.NewGuid()}, {Guid.NewGuid()})");
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO StampRules (Id, SeasonId, Act, TitleSl, TitleEn, IsGiven, Version) VALUES ({Guid.NewGuid()}, {season}, 'Hosted', 'Vrata', '', 1, {Guid.NewGuid()})");

            await db.Database.MigrateAsync();

            var found = await db.Seasons.Include(s => s.Rules).Include(s => s.Badges).SingleAsync();
            Assert.Equal(("Vrata", true, (int?)null), (found.Rules[0].Title.Sl, found.Rules[0].IsGiven, found.Rules[0].MostEach));
            Assert.Equal(
                RecognitionTemplate.Usual.Badges.Select(b => (b.Order, b.Title, b.Stamps, b.Kinds, string.Join('+', b.Acts))),
                found.Badges.Select(b => (b.Order, b.Title, b.Stamps, b.Kinds, string.Join('+', b.Acts))));
            Assert.Equal(3, found.Badges.Select(b => b.Version).Distinct().Count());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Workshops")]
    public async Task A_file_is_brought_up_to_date_without_a_warning(string? from)
    {
        var file = Path.Combine(Path.GetTempPath(), $"p4c-{Guid.NewGuid():N}.db");
        var told = new List<string>();
        try
        {
            await using var db = new PortalDbContext((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
                .UsePortalDatabase(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False")
                .LogTo((id, _) => id.Name!.StartsWith("Microsoft.EntityFrameworkCore.Migrations", StringComparison.Ordinal), data => told.Add($"{data.LogLevel}: {data}")).Options);
            if (from is not null)
            {
                await db.GetService<IMigrator>().MigrateAsync(from, TestContext.Current.CancellationToken);
            }

            await db.MigrateAsync(TestContext.Current.CancellationToken);

            Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
            Assert.NotEmpty(told);
            Assert.DoesNotContain(told, line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("[\"PublishPlacements\",\"AnswerPlacement\",\"PublishTeams\"]", "PublishPlacements, PublishTeams")]
    [InlineData("[\"AnswerPlacement\",\"PublishTeams\"]", "PublishTeams")]
    [InlineData("[\"Register\",\"AnswerPlacement\"]", "Register")]
    [InlineData("[\"AnswerPlacement\"]", "")]
    public async Task Phases_from_before_lose_the_right_that_is_none_any_more(string before, string rights)
    {
        var file = Path.Combine(Path.GetTempPath(), $"p4c-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = TestDatabase.Open(DatabaseProvider.Sqlite, $"Data Source={file};Foreign Keys=False;Pooling=False");
            await db.GetService<IMigrator>().MigrateAsync("QuotesOfCards");
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Phases (Id, RoundId, Kind, "From", "To", Rights, Version)
                VALUES ({Guid.NewGuid()}, {Guid.NewGuid()}, 'Exchange', '2027-01-01', '2027-02-01', {before}, {Guid.NewGuid()})
                """);

            await db.Database.MigrateAsync();

            Assert.Equal(rights, string.Join(", ", (await db.Set<Phase>().SingleAsync()).Rights));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Closed", -900, -700)]
    [InlineData("Closed", -300, -300)]
    [InlineData("Closed", 40, 0)]
    [InlineData("Open", -300, null)]
    public async Task A_round_closed_before_that_day_was_stored_gets_one_that_leaves_thirty_days_to_tell(string state, int lastDay, int? closedOn)
    {
        var file = Path.Combine(Path.GetTempPath(), $"p4c-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = TestDatabase.Open(DatabaseProvider.Sqlite, $"Data Source={file};Foreign Keys=False;Pooling=False");
            await db.GetService<IMigrator>().MigrateAsync("AnswersWithoutAPhase");
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var given = new Dictionary<string, object> { ["Id"] = Guid.NewGuid().ToString().ToUpperInvariant(), ["State"] = state, ["From"] = "2020-01-01", ["To"] = $"{today.AddDays(lastDay):yyyy-MM-dd}" };
            var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('Rounds') WHERE \"notnull\" = 1").ToListAsync();
            var values = columns.Select(c => given.GetValueOrDefault(c, c == "Version" ? Guid.NewGuid().ToString() : c.StartsWith("Strands", StringComparison.Ordinal) ? "On" : "0")).ToArray();
#pragma warning disable EF1002 // The names come from the model, not from anybody.
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO Rounds (\"{string.Join("\", \"", columns)}\") VALUES ({string.Join(", ", columns.Select((_, i) => $"{{{i}}}"))})", values);
#pragma warning restore EF1002

            await db.Database.MigrateAsync();

            var round = await db.Rounds.SingleAsync();
            Assert.Equal(closedOn is { } days ? today.AddDays(days) : null, round.ClosedOn);
            Assert.False(round.CanRemoveNames(today.AddDays(29)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void No_row_is_reached_by_two_ways_of_deleting()
    {
        using var db = TestDatabase.Open(DatabaseProvider.SqlServer, "Server=never-opened");
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
        using var db = TestDatabase.Open(DatabaseProvider.SqlServer, "Server=never-opened");
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

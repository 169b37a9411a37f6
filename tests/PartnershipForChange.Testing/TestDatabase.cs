using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Testing;

/// <summary>
/// A real database of a test's own: a SQLite file, or, where <c>P4C_TEST_SQLSERVER</c> holds a connection string, a
/// database on that server. A SQLite file is migrated once per run and copied; databases on a server are made as tests
/// need them at the same time, emptied after each and dropped when the run ends.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string SqlServerVariable = "P4C_TEST_SQLSERVER";

    /// <summary>Seconds a server may take to answer.</summary>
    private const int Patience = 180;

    private static readonly ConcurrentBag<TestDatabase> Free = [];
    private static readonly Lazy<string> Folder = new(NewFolder);
    private static readonly Lazy<Task<string>> Template = new(CreateTemplate);
    private readonly string? _file;

    private TestDatabase(DatabaseProvider provider, string connection, string? file) =>
        (Provider, Connection, _file) = (provider, connection, file);

    public DatabaseProvider Provider { get; }

    public string Connection { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        if (Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } server)
        {
            if (Free.TryTake(out var used))
            {
                return used;
            }

            var name = $"p4c_test_{Guid.NewGuid():N}";
            var parts = new SqlConnectionStringBuilder(server) { InitialCatalog = name };

            // A server that other tests keep busy is slow, not broken.
            (parts.ConnectTimeout, parts.CommandTimeout) = (Math.Max(parts.ConnectTimeout, Patience), Math.Max(parts.CommandTimeout, Patience));
            var connection = parts.ConnectionString;
            var created = new TestDatabase(DatabaseProvider.SqlServer, connection, file: null);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => created.Drop();
            await using var db = created.Open();
            await db.MigrateAsync(CancellationToken.None);
            return created;
        }

        var file = NewFile();
        File.Copy(await Template.Value, file);
        return new TestDatabase(DatabaseProvider.Sqlite, ConnectionTo(file), file);
    }

    public PortalDbContext Open() => Open(Provider, Connection);

    /// <summary>A context as the portal sets it up, on any database.</summary>
    public static PortalDbContext Open(DatabaseProvider provider, string connection, params IInterceptor[] interceptors) =>
        new((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
            .UsePortalDatabase(provider, connection).AddInterceptors(interceptors).Options);

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
        {
            await Clear();
            Free.Add(this);
            return;
        }

        DeleteFiles();
    }

    /// <summary>As it was when it was made.</summary>
    public async Task Empty()
    {
        if (_file is null)
        {
            await Clear();
            return;
        }

        DeleteFiles();
        File.Copy(await Template.Value, _file);
    }

    /// <summary>Deletes every row, those that point before those pointed to; where they point in a circle, what may be empty is emptied first.</summary>
    public async Task Clear()
    {
        await using var db = Open();
#pragma warning disable EF1002 // The names come from the model, not from anybody.
        await db.Database.ExecuteSqlRawAsync(string.Join(Environment.NewLine, Emptying(db)));
#pragma warning restore EF1002
    }

    private static IEnumerable<string> Emptying(PortalDbContext db)
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        var left = db.Model.GetRelationalModel().Tables.ToList();
        var isCut = false;
        while (left.Count > 0)
        {
            var next = left.Find(table => !left.Exists(other => other != table
                && other.ForeignKeyConstraints.Any(key => key.PrincipalTable == table && !(isCut && MayBeEmpty(key)))));
            if (next is not null)
            {
                yield return $"DELETE FROM {quote.DelimitIdentifier(next.Name, next.Schema)};";
                left.Remove(next);
                continue;
            }

            if (isCut)
            {
                throw new InvalidOperationException("Tables point to each other in a circle of what may not be empty.");
            }

            foreach (var column in left.SelectMany(table => table.ForeignKeyConstraints).Where(MayBeEmpty).SelectMany(key => key.Columns).Distinct())
            {
                yield return $"UPDATE {quote.DelimitIdentifier(column.Table.Name, column.Table.Schema)} SET {quote.DelimitIdentifier(column.Name)} = NULL;";
            }

            isCut = true;
        }

        static bool MayBeEmpty(IForeignKeyConstraint key) => key.Columns.All(column => column.IsNullable);
    }

    private void DeleteFiles()
    {
        SqliteConnection.ClearAllPools();
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(_file)!, $"{Path.GetFileName(_file)}*"))
        {
            File.Delete(path);
        }
    }

    /// <summary>While the process ends: a server that refuses leaves one database behind, and what the tests found stands.</summary>
    private void Drop()
    {
        try
        {
            using var db = Open();
            db.Database.EnsureDeleted();
        }
        catch (Exception failed) when (failed is SqlException or RetryLimitExceededException)
        {
            Console.Error.WriteLine($"A test database was not dropped: {failed.Message}");
        }
    }

    private static async Task<string> CreateTemplate()
    {
        var file = NewFile();
        await using (var db = Open(DatabaseProvider.Sqlite, ConnectionTo(file)))
        {
            await db.MigrateAsync(CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }

    private static string ConnectionTo(string file) => $"Data Source={file}";

    private static string NewFile() => Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.db");

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("p4c-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        };
        return folder;
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PartnershipForChange.Application.Data;

public enum DatabaseProvider
{
    /// <summary>A file, no set-up: the default.</summary>
    Sqlite,

    /// <summary>For production with several web nodes.</summary>
    SqlServer,
}

/// <summary>Chooses the database by configuration: <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var connection = configuration.GetConnectionString("Portal")
            ?? throw new InvalidOperationException("Set ConnectionStrings:Portal, for example \"Data Source=App_Data/portal.db\".");
        return services.AddDbContextPool<PortalDbContext>(options => options.UsePortalDatabase(provider, connection));
    }

    public static DbContextOptionsBuilder UsePortalDatabase(
        this DbContextOptionsBuilder options, DatabaseProvider provider, string connection)
    {
        // A page that loads a round with its phases and challenges wants one round trip; lists project instead.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning))
            .ReplaceService<IMemoryCache, CompiledQueries>();
        if (provider == DatabaseProvider.Sqlite)
        {
            // SQLite changes most of a table by copying it, for which Entity Framework switches foreign keys off; that works only outside a
            // transaction, so every such migration would warn at the first start, about something that nobody can do otherwise.
            options.ConfigureWarnings(w => w.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug)));
        }

        return provider == DatabaseProvider.SqlServer
            ? options.UseSqlServer(connection, sql => sql
                .MigrationsAssembly("PartnershipForChange.Migrations.SqlServer")
                .EnableRetryOnFailure())
            : options.UseSqlite(Located(connection), sqlite => sqlite
                .MigrationsAssembly("PartnershipForChange.Migrations.Sqlite"));
    }

    /// <summary>Creates the folder of a database file where it is missing, and brings the schema up to date.</summary>
    public static async Task MigrateAsync(this PortalDbContext db, CancellationToken cancellation)
    {
        await db.Database.MigrateAsync(cancellation);
        if (db.Database.IsSqlite())
        {
            // Readers do not wait for a writer; the setting stays with the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        }
    }

    private static string Located(string connection)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        var folder = Path.GetDirectoryName(Path.GetFullPath(parts.DataSource));
        Directory.CreateDirectory(folder!);
        return parts.ConnectionString;
    }

    /// <summary>
    /// Room for 8 192 queries, which Entity Framework counts as 10 each. It has room for 1 024 itself, which the portal comes near to and
    /// the tests go beyond; what was dropped is compiled again for some 20 ms.
    /// </summary>
    private sealed class CompiledQueries() : MemoryCache(new MemoryCacheOptions { SizeLimit = 10 * 8_192 });
}

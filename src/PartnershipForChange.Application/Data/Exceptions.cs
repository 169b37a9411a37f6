using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PartnershipForChange.Application.Data;

/// <summary>Someone else changed the same thing since it was read; nothing was saved.</summary>
public sealed class ConcurrencyException(Exception inner)
    : Exception("Somebody else has changed this in the meantime.", inner);

/// <summary>A value that must be unique is taken; nothing was saved.</summary>
/// <param name="index">Name of the unique index (SQL Server) or its columns (SQLite).</param>
public sealed class DuplicateException(string index, Exception inner)
    : Exception($"A value that must be unique is taken ({index}).", inner)
{
    /// <summary>True when the violated index covers a column of this name.</summary>
    public bool Concerns(string column) => index.Contains(column, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Something else still refers to what was to be removed; nothing was saved.</summary>
public sealed class InUseException(Exception inner) : Exception("Something else still refers to this.", inner);

internal static class ReferenceViolation
{
    /// <remarks>SQLite reports a key that restricts (1811) otherwise than one that is checked at the end (787).</remarks>
    public static bool Is(DbUpdateException failed) =>
        failed.InnerException is SqlException { Number: 547 } or SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 787 or 1811 };
}

internal static class UniqueViolation
{
    /// <summary>What was violated, or null when the failure is another one.</summary>
    public static string? Of(DbUpdateException failed) => failed.InnerException switch
    {
        SqlException { Number: 2601 or 2627 } sql => sql.Message,
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 } sqlite => sqlite.Message,
        _ => null,
    };
}

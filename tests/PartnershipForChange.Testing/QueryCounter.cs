using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnershipForChange.Testing;

/// <summary>Counts what the portal asks the database, so that a test can show that a page's queries do not grow with its rows.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private int _count;

    /// <summary>Queries while <paramref name="act"/> runs.</summary>
    public async Task<int> During(Func<Task> act)
    {
        _count = 0;
        await act();
        return _count;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}

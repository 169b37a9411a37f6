using Microsoft.EntityFrameworkCore;

namespace PartnershipForChange.Application.Common;

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Rows in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The same page with other rows made of these.</summary>
    public Page<TRow> Select<TRow>(Func<T, TRow> row) => new([.. Items.Select(row)], Number, Size, Total);
}

public static class Paging
{
    public const int UsualSize = 50;

    /// <summary>Counts, then reads one page; a number past the end gives the last page.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(
        this IQueryable<T> query, int number, CancellationToken cancellation, int size = UsualSize)
    {
        var total = await query.CountAsync(cancellation);
        var last = Math.Max(1, (total + size - 1) / size);
        var page = Math.Clamp(number, 1, last);
        return new Page<T>(await query.Skip((page - 1) * size).Take(size).ToListAsync(cancellation), page, size, total);
    }
}

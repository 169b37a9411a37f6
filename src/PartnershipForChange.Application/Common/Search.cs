using System.Linq.Expressions;

namespace PartnershipForChange.Application.Common;

public static class Search
{
    /// <summary>Words beyond these are not looked at: nobody types more, and each costs the database a comparison.</summary>
    private const int MostWords = 8;

    /// <summary>
    /// The rows that hold every word a reader typed, in any order, whatever the case and diacritics:
    /// <c>.Holding(filter.Search, word => o => o.SearchText.Contains(word))</c>.
    /// </summary>
    public static IQueryable<T> Holding<T>(this IQueryable<T> rows, string? search, Func<string, Expression<Func<T, bool>>> holds) =>
        Folded.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
            .Aggregate(rows, (found, word) => found.Where(holds(word)));
}

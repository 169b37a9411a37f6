using System.Linq.Expressions;

namespace PartnershipForChange.Application.Common;

/// <summary>
/// The orders a list can be asked for by name, each either way: <c>name</c>, or <c>-name</c> for the other way round. The
/// first is the usual one; it takes the place of a name nobody knows, and decides among rows that are otherwise equal.
/// </summary>
public sealed class Sorts<T>
{
    private readonly List<(string Name, Order Order)> _sorts = [];
    private bool _isUsualDescending;

    private delegate IOrderedQueryable<T> Order(IQueryable<T> rows, bool isFirst, bool isDescending);

    public Sorts<T> By<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        _sorts.Add((name, (rows, isFirst, isDescending) => (isFirst, isDescending, rows) switch
        {
            (true, false, _) => rows.OrderBy(key),
            (true, true, _) => rows.OrderByDescending(key),
            (false, false, IOrderedQueryable<T> ordered) => ordered.ThenBy(key),
            (_, _, var ordered) => ((IOrderedQueryable<T>)ordered).ThenByDescending(key),
        }));
        return this;
    }

    /// <summary>In alphabetical order.</summary>
    public Sorts<T> ByText(string name, Expression<Func<T, string>> text) => By(name, Alphabet.Of(text));

    /// <summary>The usual order is the first one the other way round, as where the newest row comes first.</summary>
    public Sorts<T> LastFirst()
    {
        _isUsualDescending = true;
        return this;
    }

    /// <summary>The rows in the order asked for; the caller adds what tells any two rows apart.</summary>
    public IOrderedQueryable<T> Apply(IQueryable<T> rows, string? asked)
    {
        var at = _sorts.FindIndex(s => s.Name == asked?.TrimStart('-'));
        var usual = _sorts[0].Order;
        return at switch
        {
            < 0 => usual(rows, isFirst: true, _isUsualDescending),
            0 => usual(rows, isFirst: true, asked![0] == '-'),
            _ => usual(_sorts[at].Order(rows, isFirst: true, asked![0] == '-'), isFirst: false, _isUsualDescending),
        };
    }
}

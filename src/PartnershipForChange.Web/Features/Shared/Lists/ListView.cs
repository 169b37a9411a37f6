using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Web.Features.Shared.Lists;

/// <summary>What <c>p-list</c> draws around the rows of a list.</summary>
/// <param name="Columns">All that can be chosen, in their order.</param>
public abstract record ListView(IReadOnlyList<ListColumn> Columns, ListChoice Choice, string UsualSort, Page Page)
{
    public bool Shows(string column) => Choice.Shown.Contains(column);

    public ListColumn this[string column] =>
        Columns.FirstOrDefault(c => c.Key == column) ?? throw new ArgumentException($"The list has no column '{column}'.", nameof(column));
}

/// <summary>One page of a list, with how its reader wants to see it.</summary>
public sealed record ListView<TRow>(
    IReadOnlyList<TRow> Items, IReadOnlyList<ListColumn> Columns, ListChoice Choice, string UsualSort, Page Page)
    : ListView(Columns, Choice, UsualSort, Page)
{
    public int Total => Page.Total;
}

internal static class ListPages
{
    /// <summary>For the pager.</summary>
    public static Page Shown<T>(this Page<T> page) => new(page.Number, page.Size, page.Total);
}

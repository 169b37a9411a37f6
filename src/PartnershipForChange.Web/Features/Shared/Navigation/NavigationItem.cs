namespace PartnershipForChange.Web.Features.Shared.Navigation;

/// <summary>A link in the bar.</summary>
/// <param name="Text">As the reader reads it.</param>
/// <param name="Path">Where it leads; of the links whose path the page is at or below, the longest is the current one.</param>
public sealed record NavigationItem(string Text, string Path);

/// <summary>The bar for one reader on one page.</summary>
/// <param name="Items">The links of their work, in its order.</param>
/// <param name="Tools">Links that are needed now and then: they stand in the account menu.</param>
public sealed record NavigationModel(IReadOnlyList<NavigationItem> Items, IReadOnlyList<NavigationItem> Tools, PathString Page)
{
    private readonly NavigationItem? _current = Items
        .Where(item => Page.StartsWithSegments(item.Path, StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Path.Length);

    public bool IsCurrent(NavigationItem item) => item == _current;
}

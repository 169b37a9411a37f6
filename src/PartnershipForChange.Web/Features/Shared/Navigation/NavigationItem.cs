using System.Globalization;

namespace PartnershipForChange.Web.Features.Shared.Navigation;

/// <summary>A link in the bar.</summary>
/// <param name="Text">As the reader reads it.</param>
/// <param name="Path">Where it leads; of the links whose path the page is at or below, the longest is the current one.</param>
public sealed record NavigationItem(string Text, string Path);

/// <summary>The bar for one reader on one page.</summary>
/// <param name="Items">The links of their work, in its order.</param>
/// <param name="Tools">Links that are needed now and then: they stand in the account menu.</param>
/// <param name="Name">The reader's name; null for someone signed out.</param>
public sealed record NavigationModel(IReadOnlyList<NavigationItem> Items, IReadOnlyList<NavigationItem> Tools, string? Name, PathString Page)
{
    // All in rem, and rather too much than too little.
    private const double Letter = .52;
    private const double Gap = 1.05;
    private const double Around = 29;
    private const double LongestName = 12;
    private const double SearchBox = 7.5;
    private const double Bar = 88;

    /// <summary>Below this the bar was always a sheet, also where few links would have room.</summary>
    private const double Narrow = 74;

    private readonly NavigationItem? _current = Items
        .Where(item => Page.StartsWithSegments(item.Path, StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Path.Length);

    /// <summary>
    /// The media in which the links have no room in the bar and stand in a sheet behind a button: how much they need depends on the
    /// reader's roles and on the language. Where they need more than the bar ever has, always.
    /// </summary>
    public string Sheet
    {
        get
        {
            var needs = Around + Items.Sum(item => (item.Text.Length * Letter) + Gap) + Math.Min(LongestName, (Name?.Length ?? 0) * Letter);
            return needs + SearchBox > Bar ? "all" : string.Create(CultureInfo.InvariantCulture, $"(max-width: {Math.Max(Narrow, Math.Ceiling(needs))}rem)");
        }
    }

    public bool IsCurrent(NavigationItem item) => item == _current;
}

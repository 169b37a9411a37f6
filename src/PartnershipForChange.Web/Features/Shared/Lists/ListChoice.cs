using System.Globalization;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Web.Features.Shared.Lists;

/// <summary>Which columns a reader wants, and how many rows a page: as the address says, else as this browser remembers, else as usual.</summary>
/// <param name="Shown">Keys of columns.</param>
/// <param name="Size">One of <see cref="Sizes"/>.</param>
public sealed record ListChoice(IReadOnlySet<string> Shown, int Size)
{
    public const string Columns = "columns";
    public const string Rows = "size";

    private const char Between = '.';

    /// <summary>Rows a page may have.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, Paging.UsualSize, 100, 200];

    internal static ListChoice Of(HttpContext context, string list, IReadOnlyList<ListColumn> columns)
    {
        var cookie = $"p4c-list-{list}";
        var (query, remembered) = (context.Request.Query, (context.Request.Cookies[cookie] ?? string.Empty).Split(Between));
        var hasChosen = query.ContainsKey(Columns) || query.ContainsKey(Rows);
        string[] keys = query.ContainsKey(Columns) ? [.. query[Columns].OfType<string>()] : remembered[1..];
        var usual = columns.Where(c => c.IsUsual || c.IsHead);
        var chosen = columns.Where(c => c.IsHead || keys.Contains(c.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        var choice = new ListChoice(
            (chosen.Exists(c => keys.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) ? chosen : usual).Select(c => c.Key).ToHashSet(),
            SizeOf(query.ContainsKey(Rows) ? query[Rows].ToString() : remembered[0]));
        if (hasChosen)
        {
            context.Response.Cookies.Append(cookie, string.Join(Between, [$"{choice.Size}", .. choice.Shown]), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps,
            });
        }

        return choice;
    }

    private static int SizeOf(string asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : Paging.UsualSize;
}

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>
/// The scripts a page needs beyond site.js. A component asks for its own when it is drawn and the layout links each once,
/// so that a view never has to know and a page never ships more than it uses.
/// </summary>
public static class PageScripts
{
    public const string Reorder = "~/js/reorder.js";
    public const string Board = "~/js/board.js";
    public const string FilterList = "~/js/filter-list.js";
    public const string Tour = "~/js/tour.js";
    public const string Htmx = "~/lib/htmx/htmx.min.js";

    private static readonly object Key = new();

    public static void Need(HttpContext context, string script) => Of(context).Add(script);

    public static ISet<string> Of(HttpContext context)
    {
        if (context.Items[Key] is not SortedSet<string> scripts)
        {
            context.Items[Key] = scripts = new SortedSet<string>(StringComparer.Ordinal);
        }

        return scripts;
    }
}

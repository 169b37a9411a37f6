using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Features.Shared.Lists;

/// <summary>
/// A list that coordinators live in: its columns, said once. From them come the table's head, the choice of columns, and
/// the files; see <c>docs/design-system.md</c>.
/// </summary>
/// <param name="Name">Names what a browser remembers of it.</param>
/// <param name="Title">Text key: title of a spreadsheet.</param>
/// <param name="File">Text key: name of a file, without ending.</param>
/// <param name="UsualSort">The order when the address names none, for example <c>-written</c>.</param>
public sealed class ListDefinition<TRow>(string name, string title, string file, string usualSort, params ListColumn<TRow>[] columns)
{
    public string Name => name;

    public string Title => title;

    public string File => file;

    public string UsualSort => usualSort;

    public IReadOnlyList<ListColumn<TRow>> Columns => columns;

    /// <summary>The list as this request asks for it. A choice of columns or rows in the address is remembered in the browser.</summary>
    public ListRequest<TRow> For(HttpContext context, Text text) => new(this, ListChoice.Of(context, name, columns), context, text);
}

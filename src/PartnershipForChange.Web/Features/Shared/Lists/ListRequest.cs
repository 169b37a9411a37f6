using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Features.Shared.Lists;

/// <summary>
/// A list as one request asks for it: which columns, how many rows a page, and whether as a page or as a file
/// (<c>?as=csv</c>, <c>?as=xlsx</c>). The file comes from the list's own address, so whoever may not see the list gets no file.
/// </summary>
public sealed class ListRequest<TRow>(ListDefinition<TRow> list, ListChoice choice, HttpContext context, Text text)
{
    /// <summary>Rows read at once for a file: few enough for every database's limit of parameters.</summary>
    private const int Batch = 1000;

    /// <summary>Rows a page of the list shows.</summary>
    public int Size => choice.Size;

    public bool WantsFile => Asked is ListFormat.Csv or ListFormat.Xlsx;

    private string Asked => context.Request.Query[ListFormat.Query].ToString();

    /// <summary>The page for the view.</summary>
    public ListView<TRow> Of(Page<TRow> rows) => new(rows.Items, list.Columns, choice, list.UsualSort, rows.Shown());

    /// <summary>Every row that the filter leaves, in the order and with the columns shown, as a file.</summary>
    /// <param name="read">Reads one page: its number from 1, and its size.</param>
    /// <param name="about">Added to the file's name, for example a round's code.</param>
    public async Task<FileResult> File(Func<int, int, Task<Page<TRow>>> read, string? about = null)
    {
        List<IReadOnlyList<object?>> rows = [];
        var shown = list.Columns.Where(c => choice.Shown.Contains(c.Key)).ToList();
        for (var (number, last) = (1, 1); number <= last; number++)
        {
            var page = await read(number, Batch);
            rows.AddRange(page.Items.Select(row => shown.ConvertAll(c => c.Value(row, text))));
            last = page.Last;
        }

        var heads = shown.ConvertAll(c => text[c.Heading]);
        var name = about is null ? text[list.File] : $"{text[list.File]}-{about}";
        return Asked == ListFormat.Xlsx
            ? new FileContentResult(Xlsx.Of([new XlsxSheet(text[list.Title], text[list.Title], AsOf(rows.Count), heads, rows)]), Xlsx.ContentType) { FileDownloadName = $"{name}.xlsx" }
            : new FileContentResult(CsvExport.Of(heads, rows, LanguageExtensions.FromCulture(text.Culture)), CsvExport.ContentType) { FileDownloadName = $"{name}.csv" };
    }

    private string AsOf(int rows) =>
        text.Plural("Lists.AsOf", rows, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
}

/// <summary>The files a list can be had as.</summary>
public static class ListFormat
{
    /// <summary>The part of the address that asks for one.</summary>
    public const string Query = "as";

    public const string Csv = "csv";
    public const string Xlsx = "xlsx";
}

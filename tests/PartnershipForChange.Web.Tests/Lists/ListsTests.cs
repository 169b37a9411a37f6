using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Lists;

/// <summary>What all lists of coordinators do alike, on each of them.</summary>
public sealed class ListsTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public static TheoryData<string> Lists { get; } =
    [
        "/organisations", "/manage/2027/participations", "/manage/2027/registrations", "/manage/2027/places", "/manage/2027/placements/1/list",
        "/people", "/outbox", "/audit",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
        await _fixture.AddReleased(3, publicSide: true);
        await _browser.Run();
        await _browser.PostTo("/manage/2027/participations/remind", "/manage/2027/participations", ("All", "true"));
        await _browser.Submit("/people/invite", ("Role", "Juror"), ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "vid@zirija.si"), ("Language", "English"));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_head_that_sorts_sorts_both_ways_and_says_so(string list)
    {
        var links = (await _browser.Page($"{list}?{await EveryColumn(list)}")).QuerySelectorAll("thead th a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.True(links.Count >= 3, $"{list} sorts by {links.Count} columns");
        foreach (var link in links)
        {
            var once = await _browser.Page(link);
            var (sorted, way) = Sorted(once);
            var again = Sorted(await _browser.Page(once.QuerySelector("thead th[aria-sort] a")!.GetAttribute("href")!));

            Assert.Equal((sorted, way == "ascending" ? "descending" : "ascending"), again);
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_columns_asked_for_are_shown_and_remembered_for_this_list_alone(string list)
    {
        var keys = await Keys(list);
        var usual = Heads(await _browser.Page(list));
        var wanted = keys[^1];

        var chosen = Heads(await _browser.Page($"{list}?columns={wanted}&columns=no-such-column"));
        var later = Heads(await _browser.Page(list));
        var everything = Heads(await _browser.Page($"{list}?{await EveryColumn(list)}"));

        Assert.Equal(2, chosen.Count);
        Assert.Equal(chosen, later);
        Assert.Equal(keys.Count + 1, everything.Count);
        Assert.NotEqual(usual, chosen);
        var other = list == "/people" ? "/outbox" : "/people";
        Assert.True(Heads(await _browser.Page(other)).Count > 2);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Rows_a_page_are_as_asked_for_and_remembered_and_never_without_bound(string list)
    {
        Assert.Equal("50", Size(await _browser.Page(list)));
        Assert.Equal("100", Size(await _browser.Page($"{list}?size=100")));
        Assert.Equal("100", Size(await _browser.Page(list)));
        Assert.Equal("50", Size(await _browser.Page($"{list}?size=100000")));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_file_holds_what_is_shown_in_its_order(string list)
    {
        var page = await _browser.Page($"{list}?size=200&{await EveryColumn(list)}");
        var heads = Heads(page);
        var links = page.QuerySelectorAll(".files a").Select(a => a.GetAttribute("href")!).ToList();

        using var csv = await _browser.Get(links[0]);
        using var xlsx = await _browser.Get(links[1]);
        var lines = Encoding.UTF8.GetString((await csv.Content.ReadAsByteArrayAsync(Cancellation))[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var rows = await Rows(xlsx);

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType));
        Assert.Equal(string.Join(',', heads), lines[0]);
        Assert.Equal(page.QuerySelectorAll("table.stacked tbody tr").Length, lines.Length - 1);
        Assert.Equal(heads, rows[3]);
        Assert.Equal(lines.Length, rows.Count - 3);
        Assert.EndsWith(lines.Length == 2 ? "1 row" : $"{lines.Length - 1} rows", rows[1][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_keeps_filter_order_and_columns()
    {
        var page = await _browser.Page("/manage/2027/registrations?side=Public&sort=-name&columns=email");

        using var csv = await _browser.Get(page.QuerySelector(".files a")!.GetAttribute("href")!);

        Assert.Equal(
            "Person,E-mail\r\nŽagar2 Oseba2,oseba.2@mju.si\r\nŽagar1 Oseba1,oseba.1@mf.si\r\nŽagar0 Oseba0,oseba.0@mju.si\r\nHribar Ana,ana.hribar@mju.si\r\n",
            Encoding.UTF8.GetString((await csv.Content.ReadAsByteArrayAsync(Cancellation))[3..]));
        Assert.Equal("registrations-2027.csv", csv.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_file_is_for_those_who_see_the_list(string list)
    {
        foreach (var email in new[] { World.MinistryEmail, World.ParticipantEmail, World.ReporterEmail, World.JurorEmail })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(email)).Get($"{list}?as=xlsx")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await Browser.Of(_fixture.Portal).Get($"{list}?as=csv")).StatusCode);
    }

    [Fact]
    public async Task A_filter_keeps_order_columns_and_rows_and_the_choice_of_columns_keeps_the_filter()
    {
        var page = await _browser.Page("/organisations?search=ministrstvo&sort=-name&columns=city&size=25&page=1");

        var filter = Hidden(page.QuerySelector("form.filter")!);
        var view = Hidden(page.QuerySelector(".list-bar form")!);

        Assert.Equal(["columns=city", "size=25", "sort=-name"], filter.Order(StringComparer.Ordinal));
        Assert.Equal(["columns=name", "search=ministrstvo", "sort=-name"], view.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}");

    private static (string Column, string Way) Sorted(IDocument page)
    {
        var head = Assert.Single(page.QuerySelectorAll("thead th[aria-sort]"));
        return (head.TextContent, head.GetAttribute("aria-sort")!);
    }

    private static IReadOnlyList<string> Heads(IDocument page) => [.. page.QuerySelectorAll("table.stacked thead th:not(.pick)").Select(h => h.TextContent)];

    private static string Size(IDocument page) => ((IHtmlSelectElement)page.QuerySelector("#list-size")!).Value!;

    private static async Task<List<string[]>> Rows(HttpResponseMessage xlsx)
    {
        await using var file = await xlsx.Content.ReadAsStreamAsync(Cancellation);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, Cancellation));
        return [.. Assert.Single(document.WorkbookPart!.WorksheetParts).Worksheet.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray())];
    }

    /// <summary>The columns one can choose; the one that names the row is always there.</summary>
    private async Task<IReadOnlyList<string>> Keys(string list) =>
        [.. (await _browser.Page(list)).QuerySelectorAll("input[type=checkbox][name=columns]").Select(i => i.GetAttribute("value")!)];

    private async Task<string> EveryColumn(string list) => string.Join('&', (await Keys(list)).Select(key => $"columns={key}"));
}

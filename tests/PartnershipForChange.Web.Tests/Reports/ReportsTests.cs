using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Reports;

public sealed class ReportsTests : IAsyncLifetime
{
    private const string HistoryColumns =
        "round,from,to,public_people,business_people,people_total,public_bodies,companies,challenges_submitted,challenges_solved,exchange,note,source\n";

    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.AddReleased(4, publicSide: true);
        await _fixture.AddReleased(2, publicSide: false);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_figures_are_those_of_the_round()
    {
        await PublishPlacementOfAna(confirmed: true);

        var round = Assert.Single((await Year(2027)).Rounds);

        // Ana and four more of the public side, Rok (handed in) and two more of the other.
        Assert.Equal(
            [
                (ReportStage.Registered, new BySide(5, 3)), (ReportStage.HandedIn, new BySide(5, 3)), (ReportStage.Released, new BySide(5, 2)),
                (ReportStage.Placed, new BySide(1, 0)), (ReportStage.Confirmed, new BySide(1, 0)),
            ],
            round.Funnel.Select(f => (f.Stage, f.Count)));
        Assert.Equal(new BySide(1, 2), round.TakingPart);
        Assert.Equal((new BySide(6, 6), new BySide(0, 1)), (round.Offered, round.Filled));
        Assert.Equal(new BySide(5, 0), round.PersonDays);
        Assert.Equal((new BySide(5, 2), new BySide(0, 0)), (round.FirstTime, round.Returning));
        Assert.Equal(
            [new KindRow(OrganisationKind.Ministry, 2, 1, 1, 0), new KindRow(OrganisationKind.Company, 2, 2, 0, 1)], round.Organisations);
        Assert.Equal(5, round.Challenges);
    }

    [Fact]
    public async Task A_placement_that_is_only_published_is_placed_and_not_confirmed()
    {
        await PublishPlacementOfAna(confirmed: false);

        var round = Assert.Single((await Year(2027)).Rounds);

        Assert.Equal(new BySide(1, 0), round.Funnel.Single(f => f.Stage == ReportStage.Placed).Count);
        Assert.Equal(new BySide(0, 0), round.Funnel.Single(f => f.Stage == ReportStage.Confirmed).Count);
        Assert.Equal(new BySide(0, 0), round.PersonDays);
        Assert.Equal(0, round.DaysToMatch);
    }

    [Fact]
    public async Task What_people_did_before_makes_them_returning()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).FirstAsync(TestContext.Current.CancellationToken);
            var next = round.Clone("2028", new LocalisedText("Krog 2028", "Round 2028"), "2027/28", new DateOnly(2028, 6, 5));
            next.Open();
            db.Add(next);
            var ana = await db.People.FirstAsync(p => p.Email == World.ParticipantEmail, TestContext.Current.CancellationToken);
            db.Add(Domain.Registrations.Registration.Import(next, ana, _fixture.World.Mju.Id, World.Answers(next), by: null, _fixture.Portal.Clock.GetUtcNow()));
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var later = Assert.Single((await Year(2028)).Rounds);
        Assert.Equal((new BySide(0, 0), new BySide(1, 0)), (later.FirstTime, later.Returning));
        Assert.Equal(new BySide(0, 0), Assert.Single((await Year(2027)).Rounds).Returning);
    }

    [Fact]
    public async Task A_reporter_reads_everything_and_no_persons_name()
    {
        await PublishPlacementOfAna(confirmed: true);
        var reporter = await _fixture.SignedIn(World.ReporterEmail);
        var names = await _fixture.Portal.Read(db => db.People.Where(p => p.Email != World.ReporterEmail).ToListAsync());

        foreach (var path in new[] { "/reports", "/reports/2027", "/reports/rounds/2027", "/reports/2027/csv", "/reports/rounds/2027/csv" })
        {
            var answer = await reporter.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.All(names, person =>
            {
                Assert.DoesNotContain(person.FullName, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(person.Email, text, StringComparison.OrdinalIgnoreCase);
            });
        }
    }

    [Fact]
    public async Task The_csv_file_holds_the_figures_with_their_date()
    {
        var reporter = await _fixture.SignedIn(World.ReporterEmail);

        var answer = await reporter.Get("/reports/rounds/2027/csv");

        Assert.Equal("round-report-2027.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("2027-funnel,Released by the employer,public administration,5,2027-03-15,Round 2027: from registered to confirmed", lines);
    }

    [Fact]
    public async Task Files_name_their_tables_in_the_readers_language_and_by_a_key_that_is_the_same_in_every_language()
    {
        var reporter = await _fixture.SignedIn(World.ReporterEmail, "sl");

        var answer = await reporter.Get("/reports/2027/csv");

        Assert.Equal("letno-porocilo-2027.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("Oznaka tabele;Vrstica;Stolpec;Vrednost;Na dan;Naslov tabele", lines[0].TrimStart('\uFEFF'));
        Assert.Contains("2027-figures;Izzivi;Skupaj;5;2027-03-15;Krog 2027: kazalniki", lines);
    }

    [Fact]
    public async Task The_spreadsheet_opens_and_has_a_sheet_for_every_table()
    {
        var reporter = await _fixture.SignedIn(World.ReporterEmail, "sl");

        await using var file = await (await reporter.Get("/reports/2027/xlsx")).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        Assert.Equal(
            ["2027 kazalniki", "2027 organizacije", "2027 od prijave do potrditve", "2027 gostovanja", "2027 odpovedi", "Dolgi pogled", "Merilnik sprememb"],
            document.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        Assert.Contains(
            "Soglasje delodajalca",
            string.Concat(document.WorkbookPart.WorksheetParts.Select(p => p.Worksheet.InnerText)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_a_round_is_not_there()
    {
        var reporter = await _fixture.SignedIn(World.ReporterEmail);

        Assert.Equal(HttpStatusCode.NotFound, (await reporter.Get("/reports/2019")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.Get("/reports/rounds/none")).StatusCode);
    }

    [Fact]
    public async Task The_published_history_is_loaded_and_stands_beside_the_portals_figures()
    {
        await Publish(File.ReadAllText(Repository.PathTo("samples", "history.csv")));

        var trend = (await Year(2027)).Trend;

        Assert.Equal([2015, 2016, 2017, 2018, 2019, 2020, 2022, 2027], trend.Select(t => t.Year));
        Assert.Equal((27, new BySide(15, 12)), (trend[0].People, trend[0].BySide));
        Assert.True(trend.Single(t => t.Year == 2020).IsCancelled);
        Assert.Equal(7, trend[^1].People);
    }

    [Fact]
    public async Task The_published_history_is_read_in_the_readers_language_and_carries_no_date_of_today()
    {
        await Publish(File.ReadAllText(Repository.PathTo("samples", "history.csv")));
        var slovene = await _fixture.SignedIn(World.ReporterEmail, "sl");

        var page = (await slovene.Page("/reports/2020")).QuerySelector("main")!;
        Assert.Contains("izmenjava odpovedana (covid-19), izzivi so se nadaljevali", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("exchange cancelled", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("izmenjava odpovedana;", page.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".head .above"));

        var lines = await Lines(await slovene.Get("/reports/2020/csv"));
        Assert.Contains("trend;2020;Opomba;izmenjava odpovedana (covid-19), izzivi so se nadaljevali;;Dolgi pogled", lines);
        Assert.Contains("trend;2019;Ljudje;58;;Dolgi pogled", lines);
        Assert.Contains("trend;2027;Ljudje;7;2027-03-15;Dolgi pogled", lines);
        Assert.Contains(
            "exchange cancelled (COVID-19), challenges went on",
            (await (await _fixture.SignedIn(World.ReporterEmail)).Page("/reports/2020")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sl")]
    [InlineData("en")]
    public async Task No_two_columns_of_the_long_view_have_the_same_name(string language)
    {
        var table = (await (await _fixture.SignedIn(World.ReporterEmail, language)).Page("/reports/2027")).QuerySelectorAll("main details table")[^1];
        var heads = table.QuerySelectorAll("thead th").Select(head => head.TextContent).ToList();

        Assert.Equal(10, heads.Count);
        Assert.Equal(heads.Count, heads.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Another_wording_of_the_history_stands_as_it_was_published()
    {
        await Publish(
            HistoryColumns +
            "1,2015,2015,1,1,2,1,1,,,cancelled,nobody came,amcham.si\n6,2019,2020,,,,,,,,cancelled,,amcham.si\n");
        var lines = await Lines(await (await _fixture.SignedIn(World.ReporterEmail, "sl")).Get("/reports/2020/csv"));

        Assert.Contains("trend;2015;Opomba;\"izmenjava odpovedana; nobody came\";;Dolgi pogled", lines);
        Assert.Contains("trend;2020;Opomba;izmenjava odpovedana;;Dolgi pogled", lines);
    }

    [Fact]
    public async Task Stays_that_are_not_accepted_by_both_are_not_counted_as_sent_and_a_note_says_so()
    {
        await PublishPlacementOfAna(confirmed: false);

        var page = (await (await _fixture.SignedIn(World.ReporterEmail)).Page("/reports/rounds/2027")).QuerySelector("main")!;

        Assert.Contains("count a stay once the guest and the host have both accepted it", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_history_changes_nothing_and_every_fault_is_named()
    {
        await Publish(File.ReadAllText(Repository.PathTo("samples", "history.csv")));

        var answer = await Upload(
            HistoryColumns +
            "1,2015,2015,many,12,27,1,23,,,held,,amcham.si\n1,2016,someday,1,1,2,1,1,,,perhaps,,amcham.si\n");

        var text = (await Browser.Document(answer)).QuerySelector("main [role=alert]")!.TextContent;
        Assert.Contains("Row 2, public_people", text, StringComparison.Ordinal);
        Assert.Contains("Row 3, exchange", text, StringComparison.Ordinal);
        Assert.Contains("Row 3, round", text, StringComparison.Ordinal);
        Assert.Equal(7, await _fixture.Portal.Read(db => db.HistoricalRounds.CountAsync()));
    }

    [Fact]
    public async Task A_file_is_shown_before_it_takes_the_place_of_what_is_published()
    {
        await Publish(File.ReadAllText(Repository.PathTo("samples", "history.csv")));

        var asked = (await Browser.Document(await Upload(HistoryColumns + "9,2022,2023,1,2,3,1,2,,,held,,amcham.si\n"))).QuerySelector("main")!;

        Assert.Contains("The file has 1 round. It takes the place of all that are published now (7).", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("2015, 2016, 2017, 2018, 2019, 2020, 2022", asked.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2023"], asked.QuerySelectorAll("tbody th").Select(head => head.TextContent));
        Assert.Equal(7, await _fixture.Portal.Read(db => db.HistoricalRounds.CountAsync()));

        await Publish(HistoryColumns + "9,2022,2023,1,2,3,1,2,,,held,,amcham.si\n");
        Assert.Equal([2023], await _fixture.Portal.Read(db => db.HistoricalRounds.Select(r => r.Year).ToListAsync()));
    }

    [Theory]
    [InlineData("1,2015-06-01,2015-05-01,,,,,,,,held,,amcham.si\n", "Row 2, to: It would end (2015-05-01) before it begins (2015-06-01).")]
    [InlineData("1,2015,2015,15,12,99,,,,,held,,amcham.si\n", "Row 2, people_total: The total is 99, but the two sides together are 27.")]
    [InlineData("1,2014,2015,,,,,,,,held,,amcham.si\n2,2015,2015-06,,,,,,,,held,,amcham.si\n", "Row 3, to: Round 1 ended in 2015, too.")]
    public async Task What_contradicts_itself_is_not_published(string rows, string told)
    {
        var page = await Browser.Document(await Upload(HistoryColumns + rows));

        Assert.Contains(told, page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action='/reports/history/replace']"));
    }

    [Fact]
    public async Task An_empty_file_is_named_as_that()
    {
        var page = await Browser.Document(await Upload(string.Empty));

        Assert.StartsWith("The file is empty.", page.QuerySelector("main [role=alert] li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reporters_read_and_do_not_change_the_history()
    {
        var reporter = await _fixture.SignedIn(World.ReporterEmail);

        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.Get("/reports/history")).StatusCode);
    }

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.CompanyEmail)]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.JurorEmail)]
    public async Task Others_do_not_get_in(string email)
    {
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/reports/2027")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/reports/2027/csv")).StatusCode);
    }

    private static async Task<string[]> Lines(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.TrimEntries);

    private Task<AnnualReport> Year(int year) => _fixture.Portal.With<ReportQueries, AnnualReport>(q => q.Year(year, CancellationToken.None));

    private async Task<HttpResponseMessage> Upload(string csv)
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var token = (await coordinator.Page("/reports/history")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "File", "history.csv" },
        };
        return await coordinator.Client.PostAsync("/reports/history", form);
    }

    /// <summary>Uploads the file and confirms what it would publish.</summary>
    private async Task Publish(string csv)
    {
        var page = await Browser.Document(await Upload(csv));
        var form = page.QuerySelector("form[action='/reports/history/replace']")!;
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var answer = await coordinator.PostTo("/reports/history/replace", "/reports/history", ("content", form.QuerySelector("input[name=content]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task PublishPlacementOfAna(bool confirmed)
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await using var db = _fixture.Portal.Database.Open();
        var now = _fixture.Portal.Clock.GetUtcNow();
        var today = _fixture.Portal.Clock.Today;
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync();
        var coordinator = await db.People.FirstAsync(p => p.Email == World.CoordinatorEmail);
        var run = new MatchRun(round, 1, MatchObjective.MinimumCost, 1, new MatchFigures(1, 1, 1, 1, 1, 1, true, true, 1), coordinator.Id, now);
        var placement = new Placement(run, _fixture.World.Ana.Id, new Seat(_fixture.World.LekPlace.Id, round.Weeks[0], 1, true, 1), pinned: false);
        run.Publish(round, isAnotherPublished: false, placements: 1, coordinator.Id, now, today);
        placement.Publish(today.AddDays(7), now, today);
        if (confirmed)
        {
            var registration = await db.Registrations.FirstAsync(r => r.Id == _fixture.World.Ana.Id);
            var place = await db.Set<HostPlace>().FirstAsync(p => p.Id == _fixture.World.LekPlace.Id);
            var setting = new AnswerSetting(round, registration, place, IsSeatFree: true, today);
            placement.Accept(PlacementParty.Guest, setting, coordinator.Id, now);
            placement.Accept(PlacementParty.Host, setting, coordinator.Id, now);
        }

        db.AddRange(run, placement);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
    }
}

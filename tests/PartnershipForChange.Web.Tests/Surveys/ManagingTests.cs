using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Surveys;

/// <summary>Coordinators set a survey up, remind, and read what all together answered; closing the round cuts the names off.</summary>
public sealed class ManagingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_survey_is_set_up_once_with_its_key_and_the_trail_says_who()
    {
        await _fixture.SetSurveys(StrandState.On);
        Assert.Contains("This round has no survey yet", await _coordinator.Text(SurveyWorld.Manage), StringComparison.Ordinal);

        await _coordinator.Submit(SurveyWorld.Manage, $"{SurveyWorld.Manage}/begin");
        await _coordinator.PostTo($"{SurveyWorld.Manage}/begin", SurveyWorld.Manage);

        var survey = await _fixture.Survey();
        Assert.Equal(22, survey.Items.Count);
        Assert.Equal(survey.Id, await _fixture.Portal.Read(db => db.SurveySalts.Select(s => s.SurveyId).SingleAsync()));
        var trail = await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Subject == nameof(Survey)).ToListAsync());
        Assert.Equal([(AuditAct.Added, "Maja Kos")], trail.Select(a => (a.Act, a.ActorName)));
    }

    [Fact]
    public async Task A_wave_is_moved_with_faults_at_their_fields_and_not_by_a_stale_form()
    {
        await _fixture.AddSurvey();
        const string Wave = $"{SurveyWorld.Manage}/waves/later";
        var stale = (await _coordinator.Page(Wave)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;

        var none = await Browser.Document(await _coordinator.Submit(Wave, ("From", "")));
        var overlap = await Browser.Document(await _coordinator.Submit(Wave, ("From", "2027-06-20")));
        var nobody = await Browser.Document(await _coordinator.PostTo(Wave, Wave, ("From", "2027-12-18"), ("To", "2028-01-07"), ("Version", stale)));
        Assert.Equal("Error: Fill this in.", none.QuerySelector("#From-error")!.TextContent.Trim());
        Assert.Equal("Error: Waves follow one another and may not overlap.", overlap.QuerySelector("#From-error")!.TextContent.Trim());
        Assert.Equal("Error: Choose one group at least.", nobody.QuerySelector("#Audience-error")!.TextContent.Trim());

        var saved = await _coordinator.Submit(Wave, ("From", "2027-12-01"), ("To", "2027-12-20"));
        Assert.Equal(SurveyWorld.Manage, saved.Headers.Location!.ToString());
        await _coordinator.Submit(Wave, ("To", "2027-12-30"), ("Version", stale));
        var wave = (await _fixture.Survey()).Wave(WaveKind.Later)!;
        Assert.Equal((new DateOnly(2027, 12, 1), new DateOnly(2027, 12, 20)), (wave.From, wave.To));
    }

    [Fact]
    public async Task The_wave_before_matching_moves_with_registration_unless_its_day_was_set_otherwise()
    {
        await _fixture.AddSurvey();
        async Task<(DateOnly From, DateOnly To)> Before() => (await _fixture.Survey()).Wave(WaveKind.Before) is { } wave ? (wave.From, wave.To) : default;
        var first = (await Before()).From;
        var today = _fixture.Portal.Clock.Today;

        await _coordinator.Submit("/manage/2027/phases", ("Phases[2].From", $"{first.AddDays(-2):yyyy-MM-dd}"), ("Phases[2].To", "2027-03-20"));
        Assert.Equal((first, new DateOnly(2027, 3, 20)), await Before());

        await _coordinator.Submit($"{SurveyWorld.Manage}/waves/before", ("To", "2027-03-19"));
        await _coordinator.Submit("/manage/2027/phases", ("Phases[2].To", "2027-03-21"));
        Assert.Equal((first, new DateOnly(2027, 3, 19)), await Before());

        await _coordinator.Submit($"{SurveyWorld.Manage}/waves/before", ("To", "2027-03-21"));
        await _coordinator.Submit("/manage/2027/move-on");
        Assert.Equal((first, today), await Before());

        await _coordinator.Submit("/manage/2027/phases", ("Phases[2].To", $"{today.AddDays(2):yyyy-MM-dd}"), ("Phases[3].From", $"{today.AddDays(3):yyyy-MM-dd}"));
        Assert.Equal((first, today.AddDays(2)), await Before());

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(4));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _coordinator.Submit("/manage/2027/phases", ("Phases[2].To", $"{today.AddDays(6):yyyy-MM-dd}"), ("Phases[3].From", $"{today.AddDays(7):yyyy-MM-dd}"));
        Assert.Equal((first, today.AddDays(2)), await Before());
    }

    [Fact]
    public async Task Questions_are_added_changed_and_removed_until_the_first_wave_begins()
    {
        await _fixture.AddSurvey();
        const string New = $"{SurveyWorld.Manage}/items/new";
        (string, string)[] own = [("Dimension", "Trust"), ("Kind", "Scale5"), ("TextSl", "Moje vprašanje"), ("LowSl", "ne"), ("HighSl", "da")];
        var late = await Browser.Document(await _coordinator.PostTo(New, SurveyWorld.Manage, own));
        Assert.Contains("The first wave has begun", late.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Moje vprašanje", late.QuerySelector("#TextSl")!.TextContent.Trim());
        Assert.Empty((await _coordinator.Page(New)).QuerySelectorAll("main form"));

        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var fault = await Browser.Document(await _coordinator.Submit(New, [.. own.Where(o => o.Item1 != "LowSl")]));
        Assert.Equal("Error: Fill this in.", fault.QuerySelector("#LowSl-error")!.TextContent.Trim());
        await _coordinator.Submit(New, own);
        var item = (await _fixture.Survey()).Items.Single(i => i.Key == "own-23");
        await _coordinator.Submit($"{SurveyWorld.Manage}/items/{item.Id}", $"{SurveyWorld.Manage}/items/{item.Id}", ("TextEn", "My question"), ("IsReversed", "true"));
        item = (await _fixture.Survey()).Items.Single(i => i.Key == "own-23");
        Assert.Equal((new LocalisedText("Moje vprašanje", "My question"), true), (item.Text, item.IsReversed));
        await _coordinator.Submit($"{SurveyWorld.Manage}/items/{item.Id}", $"{SurveyWorld.Manage}/items/{item.Id}/remove");
        Assert.Equal(22, (await _fixture.Survey()).Items.Count);
    }

    [Fact]
    public async Task Only_those_who_have_not_answered_are_written_to_and_at_most_once_in_three_days()
    {
        await _fixture.AddSurvey();
        await (await _fixture.SignedIn(World.ParticipantEmail)).AnswerAll();
        const string Missing = $"{SurveyWorld.Manage}/waves/before/missing";
        const string Remind = $"{SurveyWorld.Manage}/waves/before/remind";
        var page = await _coordinator.Page(Missing);
        Assert.Equal(["Rado Čeh", "Rok Medved", "Mojca Oblak", "Boštjan Petek", "Tina Zorman"], page.QuerySelectorAll("main tbody tr td:first-child").Select(td => td.TextContent.Trim()));

        await _coordinator.Submit(Missing, Remind);
        await _coordinator.PostTo(Remind, Missing);
        Assert.Equal(
            [World.CompanyEmail, World.OtherCompanyEmail, World.OtherParticipantEmail, World.OtherMinistryEmail, World.MinistryEmail],
            await _fixture.Told("SurveyBefore"));

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(3));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await (await _fixture.SignedIn(World.OtherParticipantEmail)).AnswerAll();
        await _coordinator.Submit(Missing, Remind);
        Assert.Equal(9, (await _fixture.Told("SurveyBefore")).Count);
        Assert.Equal(1, (await _fixture.Told("SurveyBefore")).Count(to => to == World.OtherParticipantEmail));
    }

    [Theory]
    [InlineData("", "Rado Čeh|Ana Hribar|Rok Medved|Mojca Oblak|Boštjan Petek|Tina Zorman")]
    [InlineData("?search=ceh", "Rado Čeh")]
    [InlineData("?search=SAP", "Rado Čeh|Rok Medved")]
    [InlineData("?search=medved%20sap", "Rok Medved")]
    [InlineData("?search=nobody", "")]
    public async Task Who_has_not_answered_is_found_by_name_or_organisation(string query, string names)
    {
        await _fixture.AddSurvey();

        var page = await _coordinator.Page($"{SurveyWorld.Manage}/waves/before/missing{query}");

        Assert.Equal(names, string.Join('|', page.QuerySelectorAll("main tbody tr td:first-child").Select(td => td.TextContent.Trim())));
        Assert.Equal(names.Length == 0, page.QuerySelector("main .empty")?.TextContent.Contains("Nothing matches", StringComparison.Ordinal) == true);
        Assert.NotNull(page.QuerySelector("main form[method=get] input[type=search]"));
    }

    [Fact]
    public async Task What_is_looked_for_stays_while_turning_pages_and_narrows_nobody_who_is_written_to()
    {
        await _fixture.AddSurvey();
        await _fixture.AddReleased(120, publicSide: false);
        const string Missing = $"{SurveyWorld.Manage}/waves/before/missing";

        var page = await _coordinator.Page($"{Missing}?search=zagar%20sap");

        Assert.Contains("126", page.QuerySelector("main .head")!.TextContent, StringComparison.Ordinal);
        var second = page.QuerySelector("main nav.pagination a[href*='page=2']")!.GetAttribute("href")!;
        Assert.Equal(10, (await _coordinator.Page(Missing + second[second.IndexOf('?', StringComparison.Ordinal)..])).QuerySelectorAll("main tbody tr").Length);
    }

    [Theory]
    [InlineData(4, 6, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(6, 0, true)]
    public async Task How_many_would_rather_not_answer_is_shown_once_the_wave_is_over_and_of_no_fewer_than_five(int declined, int others, bool isShown)
    {
        await _fixture.AddSurvey();
        await _fixture.Change(async db =>
        {
            var survey = await db.Surveys.Include(s => s.Items).Include(s => s.Waves).AsSplitQuery().SingleAsync();
            var item = survey.Items.Single(i => i.Key == "trust-word");
            for (var at = 0; at < declined + others; at++)
            {
                var sheet = new SurveySheet(survey.Wave(WaveKind.Before)!.Id, $"p{at}", at % 2 == 0 ? Sector.Public : Sector.Business, SurveyGroup.Waiting);
                sheet.Save(new Dictionary<SurveyItem, int?> { [item] = at < declined ? SurveyItem.Declined : at % 2 == 0 ? 4 : null });
                sheet.Finish();
                db.Add(sheet);
            }
        });
        const string Shown = "Questions people would rather not answer";
        Assert.DoesNotContain(Shown, await _coordinator.Text($"{SurveyWorld.Manage}/results"), StringComparison.Ordinal);

        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 6, 26, 9, 0, 0, TimeSpan.Zero));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var page = await _coordinator.Page($"{SurveyWorld.Manage}/results");
        var csv = await (await _coordinator.Get($"{SurveyWorld.Manage}/results/csv")).Content.ReadAsStringAsync();

        var rows = page.QuerySelectorAll("main table").SelectMany(t => t.QuerySelectorAll("tbody tr")).Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList());
        Assert.Equal(isShown, page.QuerySelector("main")!.TextContent.Contains(Shown, StringComparison.Ordinal));
        Assert.Equal(isShown ? 1 : 0, rows.Count(r => r.Count == 2 && r[1] == $"{declined}"));
        Assert.Equal(isShown, csv.Contains($"declined,Before,,,,,,,,,,,trust-word,{declined}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_are_shown_by_side_with_their_interval_and_nothing_of_fewer_than_five()
    {
        await _fixture.AddSurvey();

        // The films of Lakens (2013) times ten, as degrees; on the other side only four pairs, and a fifth who answered once.
        int[] before = [90, 60, 70, 80, 70, 90, 80, 80, 80, 70], after = [90, 70, 80, 90, 80, 90, 90, 100, 90, 90];
        await _fixture.AddSheets(WaveKind.Before, Sector.Public, SurveyGroup.Waiting, [.. before.Select((b, at) => ($"p{at}", b))]);
        await _fixture.AddSheets(WaveKind.Before, Sector.Business, SurveyGroup.Waiting, [.. Enumerable.Range(0, 5).Select(at => ($"b{at}", 40))]);
        await _fixture.AddSheets(WaveKind.After, Sector.Public, SurveyGroup.Guest, [.. after.Select((a, at) => ($"p{at}", a))]);
        await _fixture.AddSheets(WaveKind.After, Sector.Business, SurveyGroup.Guest, [.. Enumerable.Range(0, 4).Select(at => ($"b{at}", 41 + at))]);
        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 6, 20, 9, 0, 0, TimeSpan.Zero));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        Assert.Contains("It was open from", await (await _fixture.SignedIn(World.OtherParticipantEmail)).Text("/me/2027/surveys"), StringComparison.Ordinal);
        Assert.DoesNotContain("Change from before", await _coordinator.Text($"{SurveyWorld.Manage}/results"), StringComparison.Ordinal);

        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 6, 26, 9, 0, 0, TimeSpan.Zero));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var results = await _fixture.Portal.With((SurveyResultQueries q) => q.Of("2027", CancellationToken.None));
        var thermometer = results.Comparisons.Single().Dimensions.Single(d => d.Dimension == SurveyDimension.Thermometer);
        Assert.Equal([ResultCell.Public], thermometer.Changes.Where(c => c.Value is not null).Select(c => c.Key));
        var page = await _coordinator.Page($"{SurveyWorld.Manage}/results");
        var table = page.QuerySelectorAll("main table").Single(t => t.QuerySelector("caption")?.TextContent.Trim() == "thermometer");
        Assert.Equal([["public side: guests, mentors and teams", "10", "+10.0", "+5.2 … +14.8", "+1.50", "+1.13"]], table.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())));
        Assert.Contains(page.QuerySelectorAll("main .effects [role=img] .name"), n => n.TextContent == "thermometer: public side: guests, mentors and teams");
        Assert.DoesNotContain(page.QuerySelectorAll("main .effects [role=img] .name"), n => n.TextContent.Contains("companies", StringComparison.Ordinal));
        var csv = await (await _coordinator.Get($"{SurveyWorld.Manage}/results/csv")).Content.ReadAsStringAsync();
        Assert.Contains("change,After,Thermometer,Public,,,10,10,5.23,14.77,1.5,1.129", csv, StringComparison.Ordinal);
        Assert.Contains("change,After,Thermometer,Business,,,,,,,,", csv, StringComparison.Ordinal);
        Assert.Contains("change,After,Thermometer,All,,,,,,,,", csv, StringComparison.Ordinal);
        Assert.Contains("change,After,Thermometer,Guests,,,,,,,,", csv, StringComparison.Ordinal);

        // The report says no more.
        var report = await _fixture.Portal.With(async (RoundReportQueries q) => (await q.WithParts(r => r.Id == _fixture.World.Round.Id, CancellationToken.None)).Single());
        var lines = report.Parts.Single(p => p.Name == "surveys").Lines.Where(l => l.Arguments is [SurveyDimension.Thermometer]).ToList();
        Assert.Equal([("Surveys.Report.Change.After", (decimal?)null), ("Surveys.Report.Comparison.After", null)], lines.Select(l => (l.Key, l.Total)));
    }

    [Fact]
    public async Task Closing_the_round_destroys_the_key_and_reopening_does_not_bring_it_back()
    {
        await _fixture.AddSurvey();
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit($"{SurveyWorld.Mine}/before/8", ("Answers[tell-them]", "Beremo vse."), ("Consents", "tell-them"));
        await ana.AnswerAll();
        await ana.Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Pričakujem smeh."));
        await (await _fixture.SignedIn(World.OtherParticipantEmail)).Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Pričakujem delo."));
        var agreed = await _fixture.Portal.Read(db => db.SurveyCards.Where(c => c.Content == "Pričakujem smeh.").Select(c => c.Id).SingleAsync());
        await _coordinator.Submit($"{SurveyWorld.Manage}/cards", $"{SurveyWorld.Manage}/cards/{agreed}/ask");
        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{agreed}", ("agrees", "true"));
        var before = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().SingleAsync());

        await _coordinator.Submit("/manage/2027/close");

        Assert.Equal(0, await _fixture.Portal.Read(db => db.SurveySalts.CountAsync()));
        var after = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().SingleAsync());
        Assert.Equal((before.Pseudonym, true), (after.Pseudonym, after.IsFinished));
        Assert.Equal(before.Answers, after.Answers);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal("Beremo vse.", await _fixture.Portal.Read(db => db.SurveyComments.Select(c => c.Content).SingleAsync()));
        var card = await _fixture.Portal.Read(db => db.SurveyCards.AsNoTracking().SingleAsync());
        Assert.Equal(("Pričakujem smeh.", (Guid?)null), (card.Content, card.PersonId));

        await _coordinator.Submit("/manage/2027/reopen");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get($"{SurveyWorld.Mine}/before/1")).StatusCode);
        Assert.Contains("answered", await ana.Text(SurveyWorld.Mine), StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.SurveySalts.CountAsync()));
        Assert.NotNull((await _fixture.Survey()).SealedAt);
    }

    [Fact]
    public async Task The_dashboard_tells_who_has_answered_and_a_clone_asks_the_same_with_a_key_of_its_own()
    {
        await _fixture.AddSurvey();
        await (await _fixture.SignedIn(World.ParticipantEmail)).AnswerAll();

        var dashboard = await _coordinator.Text("/manage/2027");
        Assert.Contains("5 people have not answered the survey", dashboard, StringComparison.Ordinal);
        await _coordinator.Submit("/manage/2027/clone", ("Code", "2028"), ("NameSl", "Krog 2028"), ("From", "2028-05-29"));

        var (surveys, salts, sheets) = await _fixture.Portal.Read(async db => (
            await db.Surveys.CountAsync(), await db.SurveySalts.AsNoTracking().ToListAsync(), await db.SurveySheets.CountAsync()));
        Assert.Equal((2, 2, 1), (surveys, salts.Count, sheets));
        Assert.NotEqual(salts[0].Value, salts[1].Value);

        await _fixture.SetSurveys(StrandState.Off);
        Assert.DoesNotContain("survey", await _coordinator.Text("/manage/2027"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_is_missing_is_read_page_by_page_with_as_many_queries_as_for_a_few()
    {
        await _fixture.AddSurvey();
        const string Missing = $"{SurveyWorld.Manage}/waves/before/missing";
        await _coordinator.Page(Missing);
        var few = await _fixture.Portal.Queries.During(() => _coordinator.Page(Missing));
        await _fixture.AddReleased(60, publicSide: true);

        var many = await _fixture.Portal.Queries.During(() => _coordinator.Page(Missing));

        Assert.Equal(few, many);
        var first = await Names(Missing);
        var second = await Names($"{Missing}?page=2");
        Assert.Equal((50, 16), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
        Assert.Equal(second, await Names($"{Missing}?page=99"));
        Assert.Contains("Write to 66 people", await _coordinator.Text(Missing), StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> Names(string path) =>
            [.. (await _coordinator.Page(path)).QuerySelectorAll("main tbody tr td:first-child").Select(td => td.TextContent.Trim())];
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Solutions;

/// <summary>The public Change Meter, and the list of solutions as coordinators keep it.</summary>
public sealed class ChangeMeterTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] New =
        [("TitleSl", "Motivacija"), ("TitleEn", "Motivation"), ("SummaryEn", "People who like to come to work."), ("Owner", "MJU")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_solution_is_public_with_its_owner_and_without_anyones_name()
    {
        var id = await Add();
        await _browser.Submit($"/solutions/{id}/edit", ("Responsible", _fixture.World.Ana.PersonId.ToString()));

        var page = (await Browser.Of(_fixture.Portal).Page($"/solutions/{id}")).QuerySelector("main")!;

        Assert.Equal("Motivation", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("People who like to come to work.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ministrstvo za javno upravo", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hribar", page.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href$='/edit'], a[href$='/update']"));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "SolutionEntrusted" && m.To == World.ParticipantEmail)));
    }

    [Theory]
    [InlineData("TitleSl", "", "Fill this in.")]
    [InlineData("UpdateEveryMonths", "25", "Enter a whole number from 1 to 24.")]
    [InlineData("ChosenOn", "2027-03-16", "This day is still to come. Enter today or a day that has passed.")]
    [InlineData("Owner", "NONE", "This organisation is not in the programme.")]
    public async Task A_fault_stands_at_its_field(string field, string value, string message)
    {
        var page = await Browser.Document(await _browser.Submit("/solutions/new", [.. New.Where(n => n.Name != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task Only_somebody_of_the_owner_is_responsible_and_nobody_of_the_old_owner_stays()
    {
        var id = await Add();

        var forged = await Browser.Document(await _browser.Submit($"/solutions/{id}/edit", ("Responsible", _fixture.World.Rok.PersonId.ToString())));
        Assert.Equal("Error: This person is not of the owner organisation. Choose one of those listed.", forged.QuerySelector("#Responsible-error")!.TextContent.Trim());

        await _browser.Submit($"/solutions/{id}/edit", ("Responsible", _fixture.World.Ana.PersonId.ToString()));
        Assert.Equal(_fixture.World.Ana.PersonId, await _fixture.Portal.Read(db => db.Solutions.Select(s => s.ResponsibleId).SingleAsync()));
        await _browser.Submit($"/solutions/{id}/edit", ("Owner", "SAP"));
        Assert.Equal((_fixture.World.Sap.Id, null), await _fixture.Portal.Read(db => db.Solutions.Select(s => new ValueTuple<Guid?, Guid?>(s.OwnerId, s.ResponsibleId)).SingleAsync()));
    }

    [Fact]
    public async Task A_solution_is_edited_and_removed_but_not_by_a_stale_form()
    {
        var id = await Add();
        var stale = (await _browser.Page($"/solutions/{id}/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/edit", ("TitleSl", "Prvi"));

        await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/edit", ("TitleSl", "Drugi"), ("Version", stale));
        await _browser.PostTo($"/solutions/{id}/remove", $"/solutions/{id}/edit", ("version", stale));
        Assert.Equal("Prvi", await _fixture.Portal.Read(db => db.Solutions.Select(s => s.Title.Sl).SingleAsync()));

        await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/remove");
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Subject == "Solution" && a.Act == Application.Data.AuditAct.Removed)));
    }

    [Fact]
    public async Task The_overall_figure_is_the_mean_of_the_latest_percentages()
    {
        await AddMeasured((20, new DateOnly(2026, 1, 1)), (50, new DateOnly(2027, 1, 1)));
        await AddMeasured((90, new DateOnly(2026, 5, 1)), (75, new DateOnly(2026, 5, 1)));
        await AddMeasured();

        var card = (await Browser.Of(_fixture.Portal).Page("/solutions")).QuerySelector("main .card")!;

        Assert.Equal("63", card.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("mean of the latest percentages of 2 solutions · as of 1 January 2027", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("63%", (await Browser.Of(_fixture.Portal).Page("/")).QuerySelectorAll(".stat")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_overall_figure_stands_for_its_day_or_year_once_and_a_year_shows_no_day()
    {
        await _browser.Submit("/solutions/reading", ("Percent", "45"), ("AsOf", "2017-06-01"), ("YearOnly", "true"), ("Source", "amcham.si 2017"));
        var again = await Browser.Document(await _browser.Submit("/solutions/reading", ("Percent", "46"), ("AsOf", "2017-11-05"), ("YearOnly", "true"), ("Source", "x")));

        Assert.Equal("Error: There is an overall figure for 2017 already.", again.QuerySelector("#AsOf-error")!.TextContent.Trim());
        Assert.Equal(45, await _fixture.Portal.Read(db => db.ChangeMeterReadings.Select(r => r.Percent).SingleAsync()));
        var stat = (await Browser.Of(_fixture.Portal).Page("/")).QuerySelectorAll(".stat")[^1];
        Assert.Contains("45%", stat.TextContent, StringComparison.Ordinal);
        Assert.Contains("as of 2017", stat.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("June", (await Browser.Of(_fixture.Portal).Page("/solutions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_is_carried_into_a_later_round_as_its_challenge_with_a_link_back()
    {
        var id = await Add();

        var answer = await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/carry", ("Round", "2027"), ("Key", "motivacija-2"));

        Assert.Equal("/manage/2027/challenges", answer.Headers.Location?.ToString());
        Assert.Equal(("motivacija-2", "Motivation", (Guid?)_fixture.World.Mju.Id), await _fixture.Portal.Read(db =>
            db.Challenges.Where(c => c.SolutionId == id).Select(c => new ValueTuple<string, string, Guid?>(c.Key, c.Title.En, c.OwnerId)).SingleAsync()));
        var stranger = Browser.Of(_fixture.Portal);
        Assert.Contains((await stranger.Page("/rounds/2027")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/solutions/{id}");
        Assert.Contains((await stranger.Page($"/solutions/{id}")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/rounds/2027");

        // It is there once, and cannot be removed while it is.
        Assert.Null((await _browser.Page($"/solutions/{id}/edit")).QuerySelector("form[action$='/carry']"));
        var again = await _browser.PostTo($"/solutions/{id}/carry", $"/solutions/{id}/edit", ("Round", "2027"), ("Key", "tretji"));
        Assert.Contains("This round has this solution as a challenge already.", (await Browser.Document(again)).Body!.TextContent, StringComparison.Ordinal);
        await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/remove");
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_solutions()
    {
        var stranger = Browser.Of(_fixture.Portal);
        await AddMeasured((20, new DateOnly(2026, 1, 1)));
        await stranger.Page("/solutions");
        var few = await Counted(stranger);
        for (var i = 0; i < 12; i++)
        {
            await AddMeasured((i, new DateOnly(2026, 1, 1)));
        }

        Assert.Equal(few, await Counted(stranger));
    }

    [Fact]
    public async Task An_unknown_solution_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.Of(_fixture.Portal).Get($"/solutions/{Guid.NewGuid()}")).StatusCode);

    private Task<int> Counted(Browser browser) => _fixture.Portal.Queries.During(() => browser.Page("/solutions"));

    private async Task<Guid> Add()
    {
        await _browser.Submit("/solutions/new", New);
        return await _fixture.Portal.Read(db => db.Solutions.Select(s => s.Id).SingleAsync());
    }

    private Task AddMeasured(params (int Percent, DateOnly Day)[] readings) => _fixture.Portal.Read(async db =>
    {
        var solution = new Solution(
            new SolutionDetails(new LocalisedText("Rešitev", "Solution"), LocalisedText.Empty, null, null, null), chosenOn: null, _fixture.Portal.Clock.Today);
        foreach (var (percent, day) in readings)
        {
            solution.Record(percent, new DayOrYear(day, DatePrecision.Day), LocalisedText.Empty, null, _fixture.Portal.Clock.Today);
        }

        db.Add(solution);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        return 0;
    });
}

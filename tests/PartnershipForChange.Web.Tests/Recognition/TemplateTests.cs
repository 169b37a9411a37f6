using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;
using PartnershipForChange.Web.Tests.Surveys;

namespace PartnershipForChange.Web.Tests.Recognition;

/// <summary>The rules of recognition in the programme's template, and what becomes of them in rounds.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string Template = "/programme/recognition";

    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Browser _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_new_portal_has_a_stamp_for_every_act_and_three_badges()
    {
        var rows = await Rows(_coordinator, Template);

        Assert.Equal(
            [
                "Been there|a week with the other side|Yes|no limit", "Open door|hosted somebody of the other side|Yes|no limit",
                "Learned together|learned together in a workshop|Yes|no limit", "A kind word|praised somebody of the other side|Yes|no limit",
                "One pen|wrote a proposal together|Yes|no limit",
                "Bridge|stamps: 2, different acts: 2|The first steps to the other side.", "Two worlds|stamps: 5, different acts: 3|At home on both sides.",
                "Compass|stamps: 10, different acts: 4|Shows others the way across.",
            ],
            rows);
    }

    [Fact]
    public async Task A_round_begins_with_the_template_and_keeps_its_rules_until_it_takes_them_over_again()
    {
        await _coordinator.Submit($"{Template}/stamps/praised", ("TitleEn", "Well said"), ("DescriptionEn", "Words count."), ("MostEach", "1"));
        await TurnOn();
        await _coordinator.Submit(RecognitionWorld.Manage, $"{RecognitionWorld.Manage}/begin");
        await _ana.Praise(_fixture.World.Rok.PersonId, "Hvala.");
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(7));
        (_ana, _coordinator) = (await _fixture.SignedIn(World.ParticipantEmail), await _fixture.SignedIn(World.CoordinatorEmail));
        await _ana.Praise(_fixture.World.Rok.PersonId, "Hvala še enkrat.");
        Assert.Equal("1 Well said Words count.", await Stamp(_ana));

        await _coordinator.Submit($"{Template}/stamps/praised", ("MostEach", ""), ("TitleEn", "Said again"));
        await _coordinator.Submit($"{Template}/badges/new", ("TitleSl", "Jezik"), ("TitleEn", "Tongue"), ("Stamps", "2"), ("Kinds", "1"));
        Assert.Equal("1 Well said Words count.", await Stamp(_ana));
        Assert.DoesNotContain("Tongue", await _ana.Text(RecognitionWorld.Mine), StringComparison.Ordinal);

        await _coordinator.Submit(RecognitionWorld.Manage, $"{RecognitionWorld.Manage}/take-over");
        Assert.Equal("2 Said again Words count.", await Stamp(_ana));
        Assert.Equal(["Tongue"], await Earned(_ana));
        Assert.Contains("Tongue|stamps: 2, different acts: 1", await Rows(_coordinator, RecognitionWorld.Manage));
    }

    [Fact]
    public async Task A_round_that_has_ended_keeps_the_badges_it_gave()
    {
        await _coordinator.Submit($"{Template}/badges/new", ("TitleSl", "Jezik"), ("TitleEn", "Tongue"), ("Stamps", "1"), ("Kinds", "1"));
        await TurnOn();
        await _coordinator.Submit(RecognitionWorld.Manage, $"{RecognitionWorld.Manage}/begin");
        await _ana.Praise(_fixture.World.Rok.PersonId, "Hvala.");
        await _coordinator.Submit("/manage/2027/close");

        foreach (var badge in await _fixture.Portal.Read(db => db.TemplateBadges.Select(b => b.Id).ToListAsync()))
        {
            await _coordinator.Submit($"{Template}/badges/{badge}", $"{Template}/badges/{badge}/withdraw");
        }

        await _coordinator.Submit($"{Template}/stamps/praised", ("IsGiven", "false"));
        await _coordinator.PostTo($"{RecognitionWorld.Manage}/take-over", "/account");

        Assert.Equal(0, await _fixture.Portal.Read(db => db.TemplateBadges.CountAsync()));
        Assert.Equal(["Tongue"], await Earned(_ana));
        Assert.Equal("1 A kind word praised somebody of the other side", await Stamp(_ana));
    }

    [Fact]
    public async Task A_round_that_follows_has_the_rules_of_the_one_it_is_cloned_from()
    {
        await _fixture.AddSeason();
        await _coordinator.Submit($"{RecognitionWorld.Manage}/stamps/praised", ("MostEach", "4"));
        var badge = await _fixture.Portal.Read(db => db.TemplateBadges.OrderBy(b => b.Order).Select(b => b.Id).FirstAsync());
        await _coordinator.Submit($"{Template}/badges/{badge}", $"{Template}/badges/{badge}/withdraw");

        await _coordinator.Submit("/manage/2027/clone", ("From", "2028-06-01"));

        var clone = await _fixture.Portal.Read(db => db.Seasons.Include(s => s.Rules).Include(s => s.Badges)
            .SingleAsync(s => db.Rounds.Any(r => r.Id == s.RoundId && r.Code == "2028")));
        Assert.Equal((4, 3), (clone.Rules.Single(r => r.Act == StampAct.Praised).MostEach, clone.Badges.Count));
    }

    [Fact]
    public async Task A_badge_is_added_changed_and_withdrawn_with_a_trail()
    {
        await _coordinator.Submit(
            $"{Template}/badges/new", ("TitleSl", "Gostitelj"), ("TitleEn", "Host"), ("Stamps", "3"), ("Kinds", "1"), ("Acts", "Hosted"), ("Order", "1"));
        var host = await _fixture.Portal.Read(db => db.TemplateBadges.SingleAsync(b => b.Title.En == "Host"));
        Assert.Equal(("3 of 1", StampAct.Hosted), ($"{host.Stamps} of {host.Kinds}", Assert.Single(host.Acts)));
        Assert.Contains("Host|stamps: 3, different acts: 1; these count: hosted somebody of the other side|–", await Rows(_coordinator, Template));

        await _coordinator.Submit($"{Template}/badges/{host.Id}", ("Stamps", "2"), ("DescriptionEn", "Always a cup of coffee."));
        Assert.Equal(2, await _fixture.Portal.Read(db => db.TemplateBadges.Where(b => b.Id == host.Id).Select(b => b.Stamps).SingleAsync()));
        await _coordinator.Submit($"{Template}/badges/{host.Id}", $"{Template}/badges/{host.Id}/withdraw");

        // Nor does it come back when the portal starts again.
        await _fixture.Portal.With<FirstDataService>(first => first.Ensure(CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{Template}/badges/{host.Id}")).StatusCode);
        Assert.Equal(3, await _fixture.Portal.Read(db => db.TemplateBadges.CountAsync()));
        Assert.Equal(
            ["Added", "Changed", "Removed"],
            (await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.SubjectId == host.Id && a.ActorName == "Maja Kos").OrderBy(a => a.Id).ToListAsync()))
                .Select(a => a.Act.ToString()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var empty = await Browser.Document(await _coordinator.PostTo($"{Template}/badges/new", $"{Template}/badges/new"));
        Assert.Equal(["TitleSl-error", "Acts-error", "Stamps-error", "Kinds-error", "Order-error"], empty.QuerySelectorAll("p.error").Select(e => e.Id));

        var many = await Browser.Document(await _coordinator.Submit($"{Template}/badges/new", ("TitleSl", "Vse"), ("Stamps", "2"), ("Kinds", "3")));
        Assert.Equal("Error: Enter a whole number from 1 to 2.", many.QuerySelector("#Kinds-error")!.TextContent.Trim());
        var act = await _coordinator.PostTo($"{Template}/badges/new", $"{Template}/badges/new", ("TitleSl", "x"), ("Stamps", "1"), ("Kinds", "1"), ("Order", "1"), ("Acts", "Slept"));
        Assert.NotNull((await Browser.Document(act)).QuerySelector("#Acts-error"));

        var stamp = await Browser.Document(await _coordinator.Submit($"{Template}/stamps/hosted", ("TitleSl", ""), ("MostEach", "3")));
        Assert.Equal("Error: Fill this in.", stamp.QuerySelector("#TitleSl-error")!.TextContent.Trim());
        var none = await Browser.Document(await _coordinator.Submit($"{Template}/stamps/hosted", ("MostEach", "0")));
        Assert.Equal("Error: Enter a whole number from 1 to 100.", none.QuerySelector("#MostEach-error")!.TextContent.Trim());
        Assert.Equal(3, await _fixture.Portal.Read(db => db.TemplateBadges.CountAsync()));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.TemplateStamps.CountAsync(s => s.MostEach != null)));
    }

    [Fact]
    public async Task Of_two_coordinators_at_once_the_second_is_told()
    {
        var badge = await _fixture.Portal.Read(db => db.TemplateBadges.OrderBy(b => b.Order).Select(b => b.Id).FirstAsync());
        var (badgePage, stampPage) = ($"{Template}/badges/{badge}", $"{Template}/stamps/hosted");
        var (badgeVersion, stampVersion) = (await Version(badgePage), await Version(stampPage));
        await _coordinator.Submit(badgePage, ("TitleEn", "First"));
        await _coordinator.Submit(stampPage, ("TitleEn", "First"));

        var second = await _coordinator.Submit(badgePage, ("TitleEn", "Second"), ("Version", badgeVersion));
        var other = await _coordinator.Submit(stampPage, ("TitleEn", "Second"), ("Version", stampVersion));
        await _coordinator.PostTo($"{badgePage}/withdraw", Template, ("version", badgeVersion));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second.StatusCode, other.StatusCode));
        Assert.Equal("First", await _fixture.Portal.Read(db => db.TemplateBadges.Where(b => b.Id == badge).Select(b => b.Title.En).SingleAsync()));
        Assert.Equal("First", await _fixture.Portal.Read(db => db.TemplateStamps.Where(s => s.Act == StampAct.Hosted).Select(s => s.Title.En).SingleAsync()));
    }

    private static async Task<List<string>> Rows(Browser browser, string path) => [.. (await browser.Page(path)).QuerySelectorAll("main tbody tr")
        .Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim())))];

    /// <summary>The stamp for praise as its owner sees it: how many, its title, what it says.</summary>
    private static async Task<string> Stamp(Browser browser)
    {
        var stamp = (await browser.Page(RecognitionWorld.Mine)).QuerySelector(".stamps li.has")!;
        return $"{stamp.QuerySelector(".stamp-mark")!.TextContent} {stamp.QuerySelector("strong")!.TextContent} {stamp.QuerySelector(".small")!.TextContent}";
    }

    private static async Task<IEnumerable<string>> Earned(Browser browser) =>
        (await browser.Page(RecognitionWorld.Mine)).QuerySelectorAll(".badges .tag.together").Select(t => t.TextContent.Trim());

    private async Task<string> Version(string path) => (await _coordinator.Page(path)).QuerySelector("main input[name=Version]")!.GetAttribute("value")!;

    private Task TurnOn() => _fixture.Change(async db =>
    {
        var round = await db.Rounds.SingleAsync();
        round.Configure(round.Strands with { Recognition = StrandState.On }, round.Settings);
    });
}

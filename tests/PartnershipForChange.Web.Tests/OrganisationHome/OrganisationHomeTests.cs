using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.OrganisationHome;

public sealed class OrganisationHomeTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_contact_of_one_organisation_comes_straight_to_it()
    {
        var browser = await _fixture.SignedIn(World.CompanyEmail);

        Assert.Equal("/organisation/lek", (await browser.Get("/organisation")).Headers.Location!.ToString());
        Assert.Equal("Lek", (await browser.Page("/organisation/lek")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task What_waits_is_shown_with_its_day_and_what_is_done_is_ticked()
    {
        var browser = await _fixture.SignedIn(World.OtherCompanyEmail);

        var page = await browser.Page("/organisation/sap");

        // SAP means to send and host two; it has one person, handed in, and one place in three weeks.
        Assert.Equal(
            [
                ("done", "Answer the invitation", null), ("done", "Offer host places for the guests you want to host", null),
                ("open", "Nominate the people you want to send", "by 22 March (7 days left)"), ("open", "Agree to registrations, or send them back", "by 22 March (7 days left)"),
            ],
            page.QuerySelectorAll(".todo li").Select(li => (li.ClassName, li.QuerySelector(".what a")!.TextContent, li.QuerySelector(".when")?.TextContent)));
        Assert.Equal("Next step: nominate your people", page.QuerySelector(".next h2")!.TextContent);
        Assert.Contains("You want to send 1 more person who is not in the round yet. By 22 March (7 days left).", Spaces(page.QuerySelector(".next")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_answered_has_one_thing_to_do_until_no_answers_are_taken_any_more()
    {
        var browser = await _fixture.SignedIn(World.OtherMinistryEmail);

        var page = await browser.Page("/organisation/mf");

        var task = Assert.Single(page.QuerySelectorAll(".todo li"));
        Assert.Equal("/organisation/mf/2027/invitation", task.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("by 22 March (7 days left)", task.QuerySelector(".when")!.TextContent);
        Assert.Contains("Answer by 22 March", (await browser.Page("/organisation/mf/2027/invitation")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_late_is_said_once_and_is_nobodys_task()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var before = (await coordinator.Page("/manage/2027")).Body!.TextContent;
        await _fixture.MoveTo(PhaseKind.Matching);
        var browser = await _fixture.SignedIn(World.OtherMinistryEmail);

        var page = await browser.Page("/organisation/mf");

        Assert.Contains("Whom we wait for", before, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".todo li"));
        Assert.Null(page.QuerySelector(".next"));
        Assert.Contains("Answers to the invitation are not taken any more", page.QuerySelector("main .card")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await browser.Page("/")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/organisation/mf/2027/invitation");
        Assert.DoesNotContain("Whom we wait for", (await coordinator.Page("/manage/2027")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_today_is_not_asked_for()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        var browser = await _fixture.SignedIn(World.OtherCompanyEmail);

        var page = await browser.Page("/organisation/sap");

        Assert.Equal(["done", "done"], page.QuerySelectorAll(".todo li").Select(li => li.ClassName));
        Assert.Null(page.QuerySelector(".next"));

        // Its one person had handed in, and nobody agreed in time.
        var missed = page.QuerySelectorAll("main .card p").Single(p => p.TextContent.Contains("not agreed to in time", StringComparison.Ordinal));
        Assert.StartsWith("1 person handed in a registration", missed.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Single((await browser.Page(missed.QuerySelector("a")!.GetAttribute("href")!)).QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task The_same_waits_on_the_home_page()
    {
        var browser = await _fixture.SignedIn(World.OtherMinistryEmail);

        var page = await browser.Page("/");

        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/organisation/mf/2027/invitation");
    }

    [Fact]
    public async Task A_contact_of_two_organisations_chooses_and_switches()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.Add(new Contact(_fixture.World.Sap.Id, await db.People.SingleAsync(p => p.Email == World.CompanyEmail)));
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var browser = await _fixture.SignedIn(World.CompanyEmail);

        var choose = await browser.Page("/organisation");
        Assert.Equal(["/organisation/lek", "/organisation/sap"], choose.QuerySelectorAll("main .card a").Select(a => a.GetAttribute("href")));
        Assert.Contains((await browser.Page("/organisation/lek")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/organisation/sap");
    }

    [Fact]
    public async Task Another_organisations_home_is_not_there()
    {
        var browser = await _fixture.SignedIn(World.CompanyEmail);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/organisation/sap")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/organisation/nobody")).StatusCode);
    }

    [Fact]
    public async Task Coordinators_look_at_any_and_participants_at_none()
    {
        Assert.Equal(HttpStatusCode.OK, (await (await _fixture.SignedIn(World.CoordinatorEmail)).Get("/organisation/sap")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(World.ParticipantEmail)).Get("/organisation/mju")).StatusCode);
    }

    private static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

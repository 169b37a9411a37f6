using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Participations;

/// <summary>In the world three organisations take part and MF is invited; these tests add two that are not.</summary>
public sealed class ParticipationsTests : IAsyncLifetime
{
    private const string List = "/manage/2027/participations";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await Add(("KRKA", "Krka"), ("MZ", "Ministrstvo za zdravje"));
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_tabs_count_each_answer() => Assert.Equal(
        ["6", "2", "1", "3", "1", "0"], (await _browser.Page(List)).QuerySelectorAll(".tab .tag").Select(t => t.TextContent));

    [Theory]
    [InlineData("", "Krka|Lek|Ministrstvo za finance|Ministrstvo za javno upravo|Ministrstvo za zdravje|SAP")]
    [InlineData("?status=NotInvited", "Krka|Ministrstvo za zdravje")]
    [InlineData("?status=WithoutPeople", "Lek")]
    [InlineData("?status=Waiting", "Ministrstvo za finance")]
    [InlineData("?status=Accepted&side=Business", "Lek|SAP")]
    [InlineData("?status=Declined", "")]
    [InlineData("?search=zdrav", "Ministrstvo za zdravje")]
    public async Task It_shows_who_stands_where(string query, string names)
    {
        var page = await _browser.Page(List + query);

        Assert.Equal(names, string.Join('|', page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task Before_inviting_it_says_how_many_messages_go_out_and_who_has_no_contact()
    {
        await InviteContact("mz", "skrbnik@mz.si");

        var page = await _browser.Page(await Check(("Act", "Invite"), ("All", "true")));

        var said = page.QuerySelector("main")!.TextContent;
        Assert.Contains("2 organisations will be invited.", said, StringComparison.Ordinal);
        Assert.Contains("1 message will go out, in its reader's language.", said, StringComparison.Ordinal);
        Assert.Contains("1 of them has no contact, so nobody will be written to:", said, StringComparison.Ordinal);
        Assert.Equal("Krka", page.QuerySelector(".notice p:nth-child(2)")!.TextContent);
        Assert.Contains("4 chosen organisations are invited already", said, StringComparison.Ordinal);
        Assert.Equal(4, await _fixture.Portal.Read(db => db.Participations.CountAsync()));
    }

    [Fact]
    public async Task The_invitation_reaches_contacts_and_those_who_have_yet_to_open_their_account()
    {
        await InviteContact("mz", "skrbnik@mz.si");
        var before = await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync());

        var answer = await Submit("Invite", ("Chosen", "MZ"), ("Chosen", "LEK"));

        Assert.Equal(List, answer.Headers.Location!.ToString());
        Assert.Contains("1 organisation is invited. 1 message is on its way.", await Flash(), StringComparison.Ordinal);
        var stored = await _fixture.Portal.Read(db => db.Participations.SingleAsync(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Code == "MZ")));
        Assert.Equal((ParticipationState.Invited, _fixture.Portal.Clock.GetUtcNow()), (stored.State, stored.InvitedAt));
        var message = Assert.Single(await Messages("RoundInvitation"));
        Assert.Equal("skrbnik@mz.si", message.To);
        Assert.Contains("/account/invitation?token=", message.Body, StringComparison.Ordinal);
        Assert.Equal(before + 1, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync()));
        Assert.True(await _fixture.Portal.Read(db => db.AuditEntries.AnyAsync(a => a.SubjectId == stored.Id && a.Act == AuditAct.Added)));
    }

    [Fact]
    public async Task Sent_twice_the_invitation_goes_out_once()
    {
        await Submit("Invite", ("All", "true"));
        await Flash();

        await _browser.PostTo($"{List}/invite", List, ("All", "true"));

        Assert.Contains("No message went out.", await Flash(), StringComparison.Ordinal);
        Assert.Equal(6, await _fixture.Portal.Read(db => db.Participations.CountAsync()));
    }

    [Fact]
    public async Task A_reminder_goes_to_those_that_have_not_decided_once_a_day()
    {
        await Submit("Remind", ("All", "true"));
        Assert.Contains("1 organisation is reminded. 1 message is on its way.", await Flash(), StringComparison.Ordinal);
        var reminder = Assert.Single(await Messages("RoundReminder"));
        Assert.Equal(World.OtherMinistryEmail, reminder.To);
        Assert.Contains("22. marca 2027", reminder.Body, StringComparison.Ordinal);

        await _browser.PostTo($"{List}/remind", List, ("All", "true"));
        Assert.Single(await Messages("RoundReminder"));

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(1));
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
        await _browser.PostTo($"{List}/remind", List, ("Chosen", "MF"), ("Chosen", "MJU"));
        Assert.Equal(2, (await Messages("RoundReminder")).Count);
    }

    [Fact]
    public async Task Where_there_is_nobody_to_write_to_nobody_counts_as_reminded()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            await db.Contacts.Where(c => c.OrganisationId == _fixture.World.Mf.Id).ExecuteDeleteAsync();
        }

        var check = (await _browser.Page($"{List}/check?act=Remind&all=true")).QuerySelector("main")!.TextContent;
        Assert.Contains("1 has no contact and is not reminded:", check, StringComparison.Ordinal);
        Assert.DoesNotContain("will be reminded", check, StringComparison.Ordinal);
        await _browser.PostTo($"{List}/remind", List, ("All", "true"));
        Assert.Null(await _fixture.Portal.Read(db => db.Participations.Where(p => p.OrganisationId == _fixture.World.Mf.Id).Select(p => p.RemindedOn).SingleAsync()));

        await InviteContact("mf", "nov@mf.si");
        await Submit("Remind", ("All", "true"));
        Assert.Equal("nov@mf.si", Assert.Single(await Messages("RoundReminder")).To);
    }

    [Fact]
    public async Task Nobody_is_asked_for_an_answer_that_is_not_taken_any_more()
    {
        await _fixture.MoveTo(PhaseKind.Matching);

        await _browser.PostTo($"{List}/remind", List, ("All", "true"));

        Assert.Contains("The round takes no more answers to invitations.", await Flash(), StringComparison.Ordinal);
        Assert.Empty(await Messages("RoundReminder"));
    }

    [Fact]
    public async Task An_organisation_reminded_by_a_colleague_meanwhile_is_not_written_to_again()
    {
        await using var scope = _fixture.Portal.Services.CreateAsyncScope();
        var slow = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var seen = await slow.Participations.SingleAsync(p => p.OrganisationId == _fixture.World.Mf.Id);
        await _browser.PostTo($"{List}/remind", List, ("All", "true"));

        seen.Remind(_fixture.Portal.Clock.Today);

        await Assert.ThrowsAsync<ConcurrencyException>(() => slow.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task With_nothing_chosen_it_says_so()
    {
        var answer = await _browser.PostTo($"{List}/check", List, ("Act", "Invite"));

        Assert.Equal(List, answer.Headers.Location!.ToString());
        Assert.Contains("Choose at least one organisation.", await Flash(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_invited_into_a_closed_round()
    {
        await _fixture.CloseRound();

        var (list, preview) = (await _browser.Page(List), await _browser.Page($"{List}/check?All=true&Act=Remind"));
        await _browser.PostTo($"{List}/invite", List, ("All", "true"));

        Assert.Contains("This round is closed.", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(list.QuerySelectorAll("button[name=Act], button[name='Chosen']"));
        Assert.Contains("is closed, so", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("will go out", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is closed, so nothing in it can be changed any more.", await Flash(), StringComparison.Ordinal);
        Assert.Equal(4, await _fixture.Portal.Read(db => db.Participations.CountAsync()));
    }

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.ReporterEmail)]
    [InlineData(World.ParticipantEmail)]
    public async Task Only_coordinators_see_and_invite(string email)
    {
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(List)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostTo($"{List}/invite", "/", ("All", "true"))).StatusCode);
        Assert.Equal(4, await _fixture.Portal.Read(db => db.Participations.CountAsync()));
    }

    [Fact]
    public async Task A_thousand_organisations_take_no_more_queries_to_show_or_to_invite()
    {
        var few = await _fixture.Portal.Queries.During(() => _browser.Page(List));
        await Add([.. Enumerable.Range(1, 1000).Select(i => ($"K{i}", $"Podjetje {i}"))]);

        Assert.NotEqual(0, few);
        Assert.Equal(few, await _fixture.Portal.Queries.During(() => _browser.Page(List)));
        await Submit("Invite", ("All", "true"));
        Assert.Equal(1006, await _fixture.Portal.Read(db => db.Participations.CountAsync()));
    }

    [Fact]
    public async Task A_round_that_is_not_there_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get("/manage/1999/participations")).StatusCode);

    /// <summary>As a coordinator does: the list's button, then the button of the page that says what will happen.</summary>
    private async Task<HttpResponseMessage> Submit(string act, params (string, string)[] selection)
    {
        var check = await _browser.Page(await Check([("Act", act), .. selection]));
        var form = check.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return await _browser.PostTo(form.GetAttribute("action")!, List, [.. fields]);
    }

    private async Task<string> Check(params (string, string)[] values) =>
        (await _browser.PostTo($"{List}/check", List, values)).Headers.Location!.ToString();

    private async Task<string> Flash() => (await _browser.Page(List)).QuerySelector("[data-flash] span")?.TextContent ?? string.Empty;

    private Task<List<Application.Messaging.OutboxMessage>> Messages(string kind) =>
        _fixture.Portal.Read(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == kind).ToListAsync());

    private Task<HttpResponseMessage> InviteContact(string code, string email) =>
        _browser.PostTo($"/organisations/{code}/contacts/new", $"/organisations/{code}", ("FirstName", "Špela"), ("LastName", "Žagar"), ("Email", email));

    private async Task Add(params (string Code, string Name)[] organisations)
    {
        await using var db = _fixture.Portal.Database.Open();
        db.AddRange(organisations.Select(o => new Organisation(
            o.Code, new LocalisedText(o.Name, o.Name), o.Code == "MZ" ? OrganisationKind.Ministry : OrganisationKind.Company, null, "Ljubljana")));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

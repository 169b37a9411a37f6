using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

public sealed class InvitationTests : IAsyncLifetime
{
    private const string Email = "vesna.mlakar@novo.si";
    private const string NewPassword = "four quiet blue horses";

    private PortalFixture _fixture = null!;

    private PortalFactory Portal => _fixture.Portal;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_link_opens_the_account_with_role_and_organisation_and_signs_in()
    {
        await Invite(Roles.Company, _fixture.World.Lek.Id);
        var link = await Letters.LinkTo(Portal, Email);
        var browser = Browser.Of(Portal);

        var answer = await Accept(browser, link);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        var account = await browser.Page("/account");
        Assert.Contains("contact of a company", account.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lek", account.Body.TextContent, StringComparison.Ordinal);
        await Portal.Read(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Email == Email);
            var user = await db.Users.SingleAsync(u => u.PersonId == person.Id);
            Assert.Equal([_fixture.World.Lek.Id], await db.Contacts.Where(c => c.PersonId == person.Id).Select(c => c.OrganisationId).ToListAsync());
            Assert.Equal([Roles.Company], await db.UserRoles.Where(r => r.UserId == user.Id).Join(db.Roles, h => h.RoleId, r => r.Id, (_, r) => r.Name).ToListAsync());
            Assert.Equal(Portal.Clock.GetUtcNow(), (await db.AccountInvitations.SingleAsync()).UsedAt);
            Assert.Equal(
                [AuditAct.AccountOpened, AuditAct.SignedIn],
                await db.AuditEntries.Where(a => a.Subject == "Account" && a.SubjectId == person.Id).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
            return 0;
        });
        Assert.True(await SignsIn(NewPassword));
    }

    [Fact]
    public async Task Whoever_is_signed_in_as_somebody_else_is_told_so_and_can_sign_out_and_go_on()
    {
        await Invite(Roles.Reporter);
        var link = await Letters.LinkTo(Portal, Email);
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);

        Assert.Contains($"You are signed in as Maja Kos, but this invitation is for {Email}.", await browser.Text(link), StringComparison.Ordinal);
        var answer = await browser.Submit(link, "/account/sign-out", ("returnUrl", link));

        Assert.Equal(link, answer.Headers.Location!.ToString());
        Assert.DoesNotContain("You are signed in as", await browser.Text(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await Invite(Roles.Reporter);
        var link = await Letters.LinkTo(Portal, Email);
        await Accept(Browser.Of(Portal), link);

        var again = await Browser.Of(Portal).Page(link);

        Assert.Equal("This invitation has been used", again.QuerySelector("h1")!.TextContent);
        Assert.NotNull(again.QuerySelector("main a[href='/account/sign-in']"));
    }

    [Fact]
    public async Task Two_who_use_a_link_at_once_open_one_account()
    {
        await Invite(Roles.Reporter);
        var link = await Letters.LinkTo(Portal, Email);
        Browser[] browsers = [Browser.Of(Portal), Browser.Of(Portal)];

        // Without opening the form first: the quicker of the two may have used the link by then.
        var answers = await Task.WhenAll(browsers.Select(b => b.PostTo("/account/invitation", "/account/sign-in", [.. Form(link)])));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(1, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Email)));
    }

    [Fact]
    public async Task An_expired_link_offers_a_new_one_which_goes_to_the_invited_address()
    {
        await Invite(Roles.Juror);
        var link = await Letters.LinkTo(Portal, Email);
        Portal.Clock.Advance(AccountInvitation.Lasts);
        var browser = Browser.Of(Portal);
        Assert.Equal("This invitation has expired", (await browser.Page(link)).QuerySelector("h1")!.TextContent);

        var refused = await browser.PostTo("/account/invitation", link, [.. Form(link)]);
        var asked = await browser.Submit(link, "/account/invitation/again");

        Assert.Equal("This invitation has expired", (await Browser.Document(refused)).QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Email)));
        Assert.Equal("/account/sign-in", asked.Headers.Location!.ToString());
        Assert.Equal("We do not know this link", (await browser.Page(link)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await Accept(browser, await Letters.LinkTo(Portal, Email))).StatusCode);
    }

    [Fact]
    public async Task An_unknown_link_says_what_to_do()
    {
        var page = await Browser.Of(Portal).Page("/account/invitation?token=no-such-token");

        Assert.Equal("We do not know this link", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_withdrawn_link_opens_nothing()
    {
        await Invite(Roles.Reporter);
        var link = await Letters.LinkTo(Portal, Email);
        await Portal.With<AccountInvitationService>(async service =>
        {
            var (person, invitation) = await Portal.Read(async db => (await db.AccountInvitations.SingleAsync()) is { } i ? (i.PersonId, i.Id) : default);
            await service.Revoke(person, invitation, Actor.Portal, CancellationToken.None);
        });

        var answer = await Browser.Of(Portal).PostTo("/account/invitation", "/account/sign-in", [.. Form(link)]);

        Assert.Equal("This invitation was withdrawn", (await Browser.Document(answer)).QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Email)));
    }

    [Theory]
    [InlineData("short words", "Use at least 12 characters. Several words in a row make a good password.")]
    [InlineData("aaaaaaaaaaaaaaaa", "This password repeats a few characters. Use a more varied one.")]
    [InlineData("Password123456", "This password is among those that are guessed first. Choose another beginning.")]
    [InlineData("my own vesna words", "Do not use your name or e-mail address in your password.")]
    public async Task A_weak_password_keeps_what_was_typed_and_opens_nothing(string password, string reason)
    {
        await Invite(Roles.Reporter);
        var link = await Letters.LinkTo(Portal, Email);

        var answer = await Browser.Of(Portal).Submit(link, ("FirstName", "Vesna"), ("LastName", "Mlakar-Kos"), ("Password", password), ("PasswordAgain", password));

        var page = await Browser.Document(answer);
        Assert.Equal($"Error: {reason}", page.QuerySelector("#Password-error")!.TextContent.Trim());
        Assert.Equal("Mlakar-Kos", page.QuerySelector("#LastName")!.GetAttribute("value"));
        Assert.Equal(0, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Email)));
    }

    [Fact]
    public async Task Two_different_passwords_are_refused()
    {
        await Invite(Roles.Reporter);

        var answer = await Browser.Of(Portal).Submit(await Letters.LinkTo(Portal, Email), ("Password", NewPassword), ("PasswordAgain", "something else then"));

        Assert.NotNull((await Browser.Document(answer)).QuerySelector("#PasswordAgain-error"));
        Assert.Equal(0, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Email)));
    }

    [Fact]
    public async Task Whoever_has_an_account_gets_the_further_role_at_once_and_a_message_without_link()
    {
        await InContext(async (db, invitations) =>
        {
            var ana = await db.People.SingleAsync(p => p.Email == World.ParticipantEmail);
            await invitations.Invite(ana, Roles.Ministry, _fixture.World.Mju.Id, roundId: null, Actor.Portal, CancellationToken.None);
        });

        var letter = Assert.Single(await Letters.To(Portal, World.ParticipantEmail));
        Assert.Equal(("ContactAdded", string.Empty), (letter.Kind, letter.SecretLink));
        var page = await (await _fixture.SignedIn(World.ParticipantEmail)).Page("/account");
        Assert.Contains("contact of a public body", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Portal.Read(db => db.AccountInvitations.CountAsync()));
    }

    [Fact]
    public async Task Every_letter_has_a_link_of_its_own_and_any_of_them_brings_every_role()
    {
        await Invite(Roles.Reporter);
        var first = await Letters.LinkTo(Portal, Email);
        await Invite(Roles.Reporter);
        await Invite(Roles.Juror);

        var browser = Browser.Of(Portal);
        await Accept(browser, first);
        var text = (await browser.Page("/account")).Body!.TextContent;
        Assert.Contains("reporter", text, StringComparison.Ordinal);
        Assert.Contains("juror", text, StringComparison.Ordinal);
        Assert.Equal(3, await Portal.Read(db => db.AccountInvitations.CountAsync(i => i.UsedAt != null)));
    }

    [Fact]
    public async Task A_notice_leads_on_to_its_own_page()
    {
        await InContext(async (db, invitations) =>
        {
            var person = new Person(Email, "Vesna", "Mlakar", Language.English);
            db.People.Add(person);
            await invitations.Invite(person, Roles.Participant, null, null, Actor.Portal, CancellationToken.None, new Notice("RoleAdded", "/account/password", "x"));
        });

        var answer = await Accept(Browser.Of(Portal), await Letters.LinkTo(Portal, Email));

        Assert.Equal("/account/password", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Many_are_invited_with_few_queries_and_one_save()
    {
        await InContext(async (db, invitations) =>
        {
            List<InvitationOrder> orders = [.. Enumerable.Range(0, 300).Select(i =>
            {
                var person = new Person($"p{i}@many.si", "Ime", $"Priimek{i}", Language.Slovene);
                db.People.Add(person);
                return new InvitationOrder(person, Roles.Participant);
            })];
            await invitations.Invite(orders, _fixture.World.Round.Id, Actor.Portal, CancellationToken.None);
        });

        Assert.Equal((300, 300), await Portal.Read(async db => (await db.AccountInvitations.CountAsync(), await db.OutboxMessages.CountAsync(m => m.RoundId == _fixture.World.Round.Id))));
    }

    private static (string Name, string Value)[] Form(string link) =>
    [
        ("Token", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("FirstName", "Vesna"), ("LastName", "Mlakar"),
        ("Language", "English"), ("Password", NewPassword), ("PasswordAgain", NewPassword),
    ];

    private static Task<HttpResponseMessage> Accept(Browser browser, string link) =>
        browser.Submit(link, ("Language", "English"), ("Password", NewPassword), ("PasswordAgain", NewPassword));

    private Task Invite(string role, Guid? organisationId = null) => InContext(async (db, invitations) =>
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Email == Email);
        if (person is null)
        {
            person = new Person(Email, "Vesna", "Mlakar", Language.Slovene);
            db.People.Add(person);
        }

        await invitations.Invite(person, role, organisationId, roundId: null, Actor.Portal, CancellationToken.None);
    });

    private async Task InContext(Func<PortalDbContext, Invitations, Task> act)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await act(db, scope.ServiceProvider.GetRequiredService<Invitations>());
        await db.SaveAsync(Actor.Portal, Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    private async Task<bool> SignsIn(string password) =>
        (await Browser.Of(Portal).Submit("/account/sign-in", ("Email", Email), ("Password", password))).StatusCode == HttpStatusCode.Redirect;
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

public sealed class PasswordTests : IAsyncLifetime
{
    private const string NewPassword = "four quiet blue horses";

    private PortalFixture _fixture = null!;

    private PortalFactory Portal => _fixture.Portal;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task An_address_with_and_without_account_get_the_same_answer()
    {
        var known = await Ask(World.ReporterEmail);
        var unknown = await Ask("nobody@nowhere.si");

        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (known.StatusCode, known.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (unknown.StatusCode, unknown.Headers.Location!.ToString()));
        Assert.Equal(["PasswordReset"], (await Letters.To(Portal, World.ReporterEmail)).Select(m => m.Kind));
        Assert.Equal(0, await Portal.Read(db => db.OutboxMessages.CountAsync(m => m.To == "nobody@nowhere.si")));
    }

    [Fact]
    public async Task A_link_sets_a_new_password_once_and_ends_other_sessions()
    {
        var elsewhere = await _fixture.SignedIn(World.ReporterEmail);
        await Ask(World.ReporterEmail);
        var link = await Letters.LinkTo(Portal, World.ReporterEmail);
        var browser = Browser.Of(Portal);

        var answer = await Set(browser, link);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).StatusCode);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/account")).Headers.Location!.AbsolutePath);
        Assert.Equal("This link does not work any more", (await Browser.Of(Portal).Page(link)).QuerySelector("h1")!.TextContent);
        Assert.False(await SignsIn(World.Password));
        Assert.True(await SignsIn(NewPassword));
        Assert.Equal(1, await Portal.Read(db => db.AuditEntries.CountAsync(a => a.Act == AuditAct.PasswordReset)));
    }

    [Fact]
    public async Task A_link_expires()
    {
        await Ask(World.ReporterEmail);
        var link = await Letters.LinkTo(Portal, World.ReporterEmail);
        Portal.Clock.Advance(PasswordReset.Lasts);

        Assert.Equal("This link does not work any more", (await Browser.Of(Portal).Page(link)).QuerySelector("h1")!.TextContent);
        var forged = await Browser.Of(Portal).PostTo(
            "/account/reset", "/account/sign-in", ("Token", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("Password", NewPassword), ("PasswordAgain", NewPassword));
        Assert.Equal("This link does not work any more", (await Browser.Document(forged)).QuerySelector("h1")!.TextContent);
        Assert.True(await SignsIn(World.Password));
    }

    [Fact]
    public async Task Asking_again_at_once_sends_nothing_and_later_replaces_the_link()
    {
        await Ask(World.ReporterEmail);
        await Ask(World.ReporterEmail);
        var first = await Letters.LinkTo(Portal, World.ReporterEmail);
        Assert.Single(await Letters.To(Portal, World.ReporterEmail));
        Portal.Clock.Advance(PasswordReset.LeastApart);

        await Ask(World.ReporterEmail);

        Assert.Equal(2, (await Letters.To(Portal, World.ReporterEmail)).Count);
        Assert.Equal("This link does not work any more", (await Browser.Of(Portal).Page(first)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await Set(Browser.Of(Portal), await Letters.LinkTo(Portal, World.ReporterEmail))).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_shut_the_account_for_a_quarter_of_an_hour_but_throw_nobody_out()
    {
        var inside = await _fixture.SignedIn(World.ReporterEmail);
        for (var i = 0; i < PortalUser.MostFailures; i++)
        {
            Assert.False(await SignsIn("wrong"));
        }

        var answer = await Browser.Of(Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", World.Password));

        var said = (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent;
        Assert.Contains("fails for 15 minutes even with the right password", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await inside.Get("/account")).StatusCode);
        Assert.Equal((4, 1), await Portal.Read(async db => (
            await db.AuditEntries.CountAsync(a => a.Act == AuditAct.SignInRefused), await db.AuditEntries.CountAsync(a => a.Act == AuditAct.LockedOut))));
        Portal.Clock.Advance(PortalUser.LockoutLasts);
        Assert.True(await SignsIn(World.Password));
    }

    [Fact]
    public async Task Guessing_does_not_tell_which_addresses_have_an_account()
    {
        async Task<List<string>> Guess(string email)
        {
            var said = new List<string>();
            for (var i = 0; i < PortalUser.MostFailures + 2; i++)
            {
                using var answer = await Browser.Of(Portal).Submit("/account/sign-in", ("Email", email), ("Password", "wrong"));
                said.Add($"{answer.StatusCode} {(await Browser.Document(answer)).QuerySelector(".errors")!.TextContent}");
            }

            return said;
        }

        Assert.Equal(await Guess("nobody@nowhere.si"), await Guess(World.ReporterEmail));
        Assert.False(await SignsIn(World.Password));
    }

    [Fact]
    public async Task A_new_password_opens_an_account_that_guessing_shut()
    {
        for (var i = 0; i < PortalUser.MostFailures; i++)
        {
            Assert.False(await SignsIn("wrong"));
        }

        await Ask(World.ReporterEmail);
        await Set(Browser.Of(Portal), await Letters.LinkTo(Portal, World.ReporterEmail));

        Assert.True(await SignsIn(NewPassword));
    }

    [Fact]
    public async Task Changing_the_password_needs_the_present_one_and_keeps_only_this_session()
    {
        var elsewhere = await _fixture.SignedIn(World.JurorEmail);
        var here = await _fixture.SignedIn(World.JurorEmail);

        var wrong = await here.Submit("/account/password", ("Current", "not this one"), ("Password", NewPassword), ("PasswordAgain", NewPassword));
        var right = await here.Submit("/account/password", ("Current", World.Password), ("Password", NewPassword), ("PasswordAgain", NewPassword));

        Assert.NotNull((await Browser.Document(wrong)).QuerySelector("#Current-error"));
        Assert.Equal("/account", right.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/account")).Headers.Location!.AbsolutePath);
        Assert.Equal(["PasswordChanged"], (await Letters.To(Portal, World.JurorEmail)).Select(m => m.Kind));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        var elsewhere = await _fixture.SignedIn(World.JurorEmail);
        var here = await _fixture.SignedIn(World.JurorEmail);

        await here.Submit("/account", "/account/sign-out-everywhere");

        Assert.Equal("/account/sign-in", (await here.Get("/account")).Headers.Location!.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/account")).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task My_account_saves_name_and_language_and_refuses_a_stale_form()
    {
        var browser = await _fixture.SignedIn(World.ReporterEmail);
        var stale = (await browser.Page("/account")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;

        var saved = await browser.Submit("/account", "/account", ("FirstName", "Nina Ana"), ("Language", "English"));
        var late = await browser.Submit("/account", "/account", ("FirstName", "Other"), ("Version", stale));

        Assert.Equal("/account", saved.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal("Nina Ana", await Portal.Read(db => db.People.Where(p => p.Email == World.ReporterEmail).Select(p => p.FirstName).SingleAsync()));
    }

    private static Task<HttpResponseMessage> Set(Browser browser, string link) =>
        browser.Submit(link, ("Password", NewPassword), ("PasswordAgain", NewPassword));

    private Task<HttpResponseMessage> Ask(string email) => Browser.Of(Portal).Submit("/account/forgotten", ("Email", email));

    private async Task<bool> SignsIn(string password) =>
        (await Browser.Of(Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", password))).StatusCode == HttpStatusCode.Redirect;
}

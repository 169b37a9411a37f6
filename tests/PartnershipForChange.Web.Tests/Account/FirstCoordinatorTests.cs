using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

public sealed class FirstCoordinatorTests
{
    private const string Email = "vodja@program.si";

    [Fact]
    public async Task An_empty_portal_invites_its_first_coordinator_once()
    {
        await using var portal = await PortalFactory.CreateAsync(("Portal:FirstCoordinatorEmail", Email));
        _ = portal.Server;

        var letter = Assert.Single(await Letters.To(portal, Email));
        Assert.False(await portal.With<FirstCoordinatorService, bool>(s => s.Ensure(CancellationToken.None)));
        Assert.Equal(("vodja", string.Empty, "vodja"), await portal.Read(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Email == Email);
            return (person.FirstName, person.LastName, person.FullName);
        }));
        Assert.StartsWith("Pozdravljeni, vodja!\n", letter.Body, StringComparison.Ordinal);
        var browser = Browser.Of(portal);
        Assert.Equal(string.Empty, (await browser.Page(new Uri(letter.SecretLink).PathAndQuery)).QuerySelector("#LastName")!.GetAttribute("value") ?? string.Empty);
        var answer = await browser.Submit(
            new Uri(letter.SecretLink).PathAndQuery, ("FirstName", "Meta"), ("LastName", "Vrhovec"), ("Language", "English"),
            ("Password", "four quiet blue horses"), ("PasswordAgain", "four quiet blue horses"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/people")).StatusCode);
        Assert.NotNull((await browser.Page("/")).QuerySelector("main a[href='/manage/new']"));
        Assert.Equal("Meta Vrhovec", await portal.Read(db => db.People.Where(p => p.Email == Email).Select(p => p.FirstName + " " + p.LastName).SingleAsync()));
        portal.Clock.Advance(AccountInvitation.Lasts + AccountInvitation.Lasts);
        Assert.False(await portal.With<FirstCoordinatorService, bool>(s => s.Ensure(CancellationToken.None)));
    }

    [Fact]
    public async Task An_invitation_nobody_followed_is_renewed_at_the_next_start()
    {
        await using var portal = await PortalFactory.CreateAsync(("Portal:FirstCoordinatorEmail", Email));
        _ = portal.Server;
        portal.Clock.Advance(AccountInvitation.Lasts);

        Assert.True(await portal.With<FirstCoordinatorService, bool>(s => s.Ensure(CancellationToken.None)));

        Assert.Equal(2, (await Letters.To(portal, Email)).Count);
        Assert.Equal(1, await portal.Read(db => db.AccountInvitations.CountAsync()));
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_invited()
    {
        await using var portal = await PortalFactory.CreateAsync();
        _ = portal.Server;

        Assert.False(await portal.With<FirstCoordinatorService, bool>(s => s.Ensure(CancellationToken.None)));
        Assert.Equal(0, await portal.Read(db => db.OutboxMessages.CountAsync()));
    }
}

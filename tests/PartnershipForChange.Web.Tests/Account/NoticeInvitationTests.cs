using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Account;

/// <summary>People an import brought in without accounts, and how every letter lets them in.</summary>
public sealed class NoticeInvitationTests : IAsyncLifetime
{
    private const string Guest = "gal.gost@mf.si";
    private const string Contact = "nova.skrbnica@mf.si";
    private const string NewPassword = "four quiet blue horses";

    private PortalFixture _fixture = null!;
    private Guid _registration;

    private PortalFactory Portal => _fixture.Portal;

    private World World => _fixture.World;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await using var db = Portal.Database.Open();
        var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
        var guest = new Person(Guest, "Gal", "Gost", Language.English, World.Mf.Id);
        var contact = new Person(Contact, "Neža", "Novak", Language.English, World.Mf.Id);
        var registration = Registration.Import(round, guest, World.Mf.Id, World.Answers(round), by: null, Portal.Clock.GetUtcNow());
        _registration = registration.Id;
        db.AddRange(guest, contact, registration, new Contact(World.Mf.Id, contact));
        await db.SaveAsync(Actor.Portal, Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Published_placements_let_guests_and_contacts_in_and_lead_them_to_their_page()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _fixture.Publish(coordinator);

        var letter = Assert.Single(await Letters.To(Portal, Guest));
        Assert.Equal("PlacementPublished", letter.Kind);
        Assert.Contains($"It works once, for 14 days:\n\n{letter.SecretLink}\n\n", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/me/2027/placement", letter.Body, StringComparison.Ordinal);
        Assert.Equal(string.Empty, (await Letters.To(Portal, World.ParticipantEmail)).Single(m => m.Kind == "PlacementPublished").SecretLink);
        Assert.Equal([World.ParticipantEmail, Guest], await _fixture.Told("PlacementPublished"));

        var guest = Browser.Of(Portal);
        Assert.Equal("/me/2027/placement", (await Accept(guest, await Letters.LinkTo(Portal, Guest))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/me/2027/placement")).StatusCode);
        Assert.Equal("PlacementsPublishedSender", Assert.Single(await Letters.To(Portal, Contact)).Kind);
        var contact = Browser.Of(Portal);
        Assert.Equal("/organisation/mf/2027/guests", (await Accept(contact, await Letters.LinkTo(Portal, Contact))).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await contact.Get("/organisation/mf/2027/guests")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get("/organisation/lek/2027/guests")).StatusCode);
    }

    [Fact]
    public async Task Earlier_letters_go_on_working_and_lead_to_their_own_page_once_the_account_is_open()
    {
        await Tell(Guest, "RegistrationReleased", "/me/2027", "x", "y", "z");
        await Tell(Guest, "PlacementReminder", "/me/2027/placement", "x", Portal.Clock.Today.AddDays(7));
        var links = (await Letters.To(Portal, Guest)).ConvertAll(m => new Uri(m.SecretLink).PathAndQuery);
        var browser = Browser.Of(Portal);

        Assert.Equal("/me/2027", (await Accept(browser, links[0])).Headers.Location!.ToString());

        Assert.Equal("/me/2027/placement", (await browser.Get(links[1])).Headers.Location!.ToString());
        var stranger = await Browser.Of(Portal).Page(links[1]);
        Assert.Equal("This invitation has been used", stranger.QuerySelector("h1")!.TextContent);
        Assert.NotNull(stranger.QuerySelector("main a[href='/account/sign-in?returnUrl=%2Fme%2F2027%2Fplacement']"));
        Assert.Equal(1, await Portal.Read(db => db.Users.CountAsync(u => u.Email == Guest)));

        await Tell(Guest, "RegistrationReleased", "/me/2027", "x", "y", "z");
        Assert.Equal(string.Empty, (await Letters.To(Portal, Guest))[^1].SecretLink);
    }

    [Fact]
    public async Task A_link_works_until_the_day_the_letter_names_and_14_days_at_least()
    {
        await Tell(Guest, "PlacementReminder", "/me/2027/placement", "x", Portal.Clock.Today.AddDays(40));
        var sent = Portal.Clock.GetUtcNow();
        await Tell(Guest, "PlacementReminder", "/me/2027/placement", "x", Portal.Clock.Today.AddDays(2));

        var ends = await Portal.Read(db => db.AccountInvitations.OrderByDescending(i => i.ExpiresAt).Select(i => i.ExpiresAt).ToListAsync());

        // The end of that day in Ljubljana, where summer time has begun by then.
        Assert.Equal([new DateTimeOffset(2027, 4, 24, 22, 0, 0, TimeSpan.Zero), sent + AccountInvitation.Lasts], ends);
    }

    [Fact]
    public async Task What_everybody_may_read_and_people_who_are_nothing_in_the_portal_need_no_account()
    {
        await using (var db = Portal.Database.Open())
        {
            db.Add(new Person("nihce@mf.si", "Nihče", "Znan", Language.English, World.Mf.Id));
            await db.SaveAsync(Actor.Portal, Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        await Tell(Guest, "TeamsCancelled", "/rounds/2027", "x");
        await Tell("nihce@mf.si", "RegistrationReleased", "/me/2027", "x", "y", "z");

        Assert.Equal(0, await Portal.Read(db => db.AccountInvitations.CountAsync()));
        Assert.Contains("/rounds/2027", Assert.Single(await Letters.To(Portal, Guest)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_comes_with_no_further_letter()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await Tell(Guest, "RegistrationReleased", "/me/2027", "x", "y", "z");
        await Tell(Guest, "RegistrationReleased", "/me/2027", "x", "y", "z");
        var link = await Letters.LinkTo(Portal, Guest);
        var (person, invitation) = await Portal.Read(async db => (await db.AccountInvitations.FirstAsync()) is { } i ? (i.PersonId, i.Id) : default);
        await coordinator.PostTo($"/people/{person}/invitations/{invitation}/revoke", $"/people/{person}");

        await Tell(Guest, "RegistrationReleased", "/me/2027", "x", "y", "z");
        await Forgot(Guest);

        Assert.Equal("This invitation was withdrawn", (await Browser.Of(Portal).Page(link)).QuerySelector("h1")!.TextContent);
        Assert.Equal(3, (await Letters.To(Portal, Guest)).Count);
        Assert.Equal(string.Empty, (await Letters.To(Portal, Guest))[^1].SecretLink);
    }

    [Theory]
    [InlineData(Guest, "AccountInvitation")]
    [InlineData(Contact, "ContactInvitation")]
    public async Task A_forgotten_password_invites_whom_the_portal_knows_without_an_account(string email, string kind)
    {
        var stranger = await Flash(await Forgot("nobody@nowhere.si"));

        Assert.Equal(stranger, await Flash(await Forgot(email)));
        await Forgot(email);
        Assert.Equal([kind], (await Letters.To(Portal, email)).Select(m => m.Kind));
        var first = await Letters.LinkTo(Portal, email);
        Portal.Clock.Advance(PasswordReset.LeastApart);
        await Forgot(email);

        Assert.Equal(2, (await Letters.To(Portal, email)).Count);
        Assert.Equal(HttpStatusCode.Redirect, (await Accept(Browser.Of(Portal), first)).StatusCode);
        Assert.Equal(0, await Portal.Read(db => db.OutboxMessages.CountAsync(m => m.To == "nobody@nowhere.si")));
    }

    [Fact]
    public async Task A_coordinator_invites_from_the_registration_once_however_often_the_button_is_pressed()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var page = $"/manage/2027/registrations/{_registration}";

        await coordinator.Submit(page, $"{page}/invite");
        Assert.Contains($"Gal Gost: the invitation to open an account is in the outbox, to {Guest}.", await Said(coordinator, page), StringComparison.Ordinal);
        await coordinator.Submit(page, $"{page}/invite");

        Assert.Equal(["Registered"], (await Letters.To(Portal, Guest)).Select(m => m.Kind));
        Assert.Equal("/me/2027", (await Accept(Browser.Of(Portal), await Letters.LinkTo(Portal, Guest))).Headers.Location!.ToString());
        Assert.DoesNotContain((await coordinator.Page(page)).Forms, f => f.Action.EndsWith("/invite", StringComparison.Ordinal));
        await coordinator.PostTo($"{page}/invite", page);
        Assert.Contains("Gal Gost has an account in the portal already.", await Said(coordinator, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_invites_a_contact_from_the_organisation_once_however_often_the_button_is_pressed()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var id = await Portal.Read(db => db.People.Where(p => p.Email == Contact).Select(p => p.Id).SingleAsync());
        Assert.Contains("has no account yet", (await coordinator.Page("/organisations/mf")).Body!.TextContent, StringComparison.Ordinal);

        await coordinator.Submit("/organisations/mf", $"/organisations/mf/contacts/{id}/invite");
        await coordinator.PostTo(
            "/organisations/mf/contacts/new", "/organisations/mf", ("FirstName", "Neža"), ("LastName", "Novak"), ("Email", Contact), ("Language", "English"));

        Assert.Contains($"Neža Novak: the invitation to open an account is in the outbox, to {Contact}.", await Said(coordinator, "/organisations/mf"), StringComparison.Ordinal);
        Assert.Equal(["ContactInvitation"], (await Letters.To(Portal, Contact)).Select(m => m.Kind));
        Assert.Single((await coordinator.Page("/organisations/mf")).QuerySelectorAll(".what b"), b => b.TextContent == "Neža Novak");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostTo($"/organisations/lek/contacts/{id}/invite", "/organisations/lek")).StatusCode);
        var browser = Browser.Of(Portal);
        await Accept(browser, await Letters.LinkTo(Portal, Contact));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/organisation/mf")).StatusCode);
    }

    [Fact]
    public async Task Whoever_acts_at_once_is_named_by_their_own_name_and_said_to_have_an_account()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        await coordinator.Submit("/organisations/mf/contacts/new", ("FirstName", "Luka"), ("LastName", "K."), ("Email", World.MinistryEmail));

        Assert.Contains(
            $"Boštjan Petek ({World.MinistryEmail}) has an account and the new role at once, without an invitation.",
            await Said(coordinator, "/organisations/mf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inviting_somebody_twice_at_the_same_moment_sends_one_letter()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        (string, string)[] form = [("Role", "Juror"), ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "vid@zirija.si"), ("Language", "English")];

        var answers = await Task.WhenAll(coordinator.Submit("/people/invite", form), coordinator.Submit("/people/invite", form));
        await coordinator.Submit("/people/invite", form);

        Assert.All(answers, a => Assert.StartsWith("/people/", a.Headers.Location?.ToString(), StringComparison.Ordinal));
        Assert.Single(await Letters.To(Portal, "vid@zirija.si"));
        Assert.Equal(HttpStatusCode.Redirect, (await Accept(Browser.Of(Portal), await Letters.LinkTo(Portal, "vid@zirija.si"))).StatusCode);
    }

    private static Task<HttpResponseMessage> Accept(Browser browser, string link) =>
        browser.Submit(link, ("Language", "English"), ("Password", NewPassword), ("PasswordAgain", NewPassword));

    private static async Task<string> Said(Browser browser, string page) => (await browser.Page(page)).QuerySelector("[data-flash]")!.TextContent;

    private static async Task<string> Flash((Browser Browser, HttpResponseMessage Answer) asked)
    {
        Assert.Equal("/account/sign-in", asked.Answer.Headers.Location!.ToString());
        return await Said(asked.Browser, "/account/sign-in");
    }

    private async Task<(Browser Browser, HttpResponseMessage Answer)> Forgot(string email)
    {
        var browser = Browser.Of(Portal);
        return (browser, await browser.Submit("/account/forgotten", ("Email", email)));
    }

    /// <summary>What any feature does when it tells somebody something.</summary>
    private async Task Tell(string email, string kind, string path, params object?[] arguments)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var person = await db.People.SingleAsync(p => p.Email == email);
        scope.ServiceProvider.GetRequiredService<Outbox>().Notify(person, kind, World.Round.Id, path, arguments);
        await db.SaveAsync(Actor.Portal, Portal.Clock.GetUtcNow(), CancellationToken.None);
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.People;

public sealed class PeopleTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    private PortalFactory Portal => _fixture.Portal;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_list_finds_by_name_without_diacritics_by_role_and_by_state()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        Assert.Equal(["Ana Hribar"], await Names(coordinator, "/people?search=HRIBAR"));
        Assert.Equal(["Rado Čeh"], await Names(coordinator, "/people?search=ceh"));
        Assert.Equal(["Boštjan Petek", "Mojca Oblak"], (await Names(coordinator, "/people?role=Ministry")).Order(StringComparer.Ordinal));
        Assert.Empty(await Names(coordinator, "/people?state=Locked"));
        Assert.Equal(9, (await Names(coordinator, "/people")).Count);
    }

    [Fact]
    public async Task Inviting_writes_person_invitation_message_and_audit_in_one_go()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.Submit(
            "/people/invite", ("Role", "Juror"), ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", " Vid.Zagar@Zirija.si "), ("Language", "English"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var invitation = await Portal.Read(db => db.AccountInvitations.SingleAsync());
        Assert.Equal($"/people/{invitation.PersonId}", answer.Headers.Location!.ToString());
        Assert.Equal((Roles.Juror, Portal.Clock.GetUtcNow() + AccountInvitation.Lasts), (invitation.Role, invitation.ExpiresAt));
        var letter = Assert.Single(await Letters.To(Portal, "vid.zagar@zirija.si"));
        Assert.Equal("Your invitation to the Partnership for Change portal", letter.Subject);
        Assert.Equal(
            ["AccountInvitation", "Person"],
            await Portal.Read(db => db.AuditEntries.Where(a => a.PersonId == invitation.PersonId).Select(a => a.Subject).Order().ToListAsync()));
        Assert.DoesNotContain(LinkToken.Hash("x"), await Portal.Read(db => db.AuditEntries.Select(a => a.Changes).ToListAsync()));
        Assert.Equal(["Vid Žagar"], await Names(coordinator, "/people?state=Invited"));
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_with_what_was_typed()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.Submit("/people/invite", ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "no address"), ("Role", "Juror"));
        var contact = await coordinator.Submit("/people/invite", ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "vid@zirija.si"), ("Role", "Ministry"));

        var page = await Browser.Document(answer);
        Assert.Equal("Error: Enter an e-mail address such as ana.novak@example.si, without letters such as č, š, ž.", page.QuerySelector("#Email-error")!.TextContent.Trim());
        Assert.Equal("no address", page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.NotNull((await Browser.Document(contact)).QuerySelector("#Role-error"));
        Assert.Equal(0, await Portal.Read(db => db.AccountInvitations.CountAsync()));
    }

    [Fact]
    public async Task A_role_is_given_and_taken_at_once()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var juror = await _fixture.SignedIn(World.JurorEmail);
        var id = await Id(World.JurorEmail);
        Assert.Equal(HttpStatusCode.Forbidden, (await juror.Get("/people")).StatusCode);

        await coordinator.Submit($"/people/{id}", $"/people/{id}/roles/add", ("role", "Coordinator"));
        var allowed = await juror.Get("/people");
        await coordinator.PostTo($"/people/{id}/roles/remove", $"/people/{id}", ("role", "Coordinator"));

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await juror.Get("/people")).StatusCode);
        Assert.Equal(
            [(AuditAct.RoleAdded, "Maja Kos"), (AuditAct.RoleRemoved, "Maja Kos")],
            await Portal.Read(async db => (await db.AuditEntries.Where(a => a.Act == AuditAct.RoleAdded || a.Act == AuditAct.RoleRemoved).OrderBy(a => a.Id).ToListAsync())
                .ConvertAll(a => (a.Act, a.ActorName))));
    }

    [Fact]
    public async Task A_locked_account_loses_its_session_and_opens_again_when_unlocked()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var reporter = await _fixture.SignedIn(World.ReporterEmail);
        var id = await Id(World.ReporterEmail);

        await coordinator.Submit($"/people/{id}", $"/people/{id}/lock");

        Assert.Equal("/account/sign-in", (await reporter.Get("/account")).Headers.Location!.AbsolutePath);
        var refused = await Browser.Of(Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", World.Password));
        Assert.Contains("Your account is locked.", (await Browser.Document(refused)).Body!.TextContent, StringComparison.Ordinal);
        var stranger = await Browser.Of(Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", "wrong"));
        Assert.Contains("The e-mail or the password is not right.", (await Browser.Document(stranger)).Body!.TextContent, StringComparison.Ordinal);
        await Browser.Of(Portal).Submit("/account/forgotten", ("Email", World.ReporterEmail));
        Assert.Empty(await Letters.To(Portal, World.ReporterEmail));

        await coordinator.Submit($"/people/{id}", $"/people/{id}/unlock");
        Assert.Equal(HttpStatusCode.OK, (await (await _fixture.SignedIn(World.ReporterEmail)).Get("/account")).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_sees_until_when_wrong_passwords_keep_an_account_shut()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var id = await Id(World.ReporterEmail);
        for (var attempt = 0; attempt < PortalUser.MostFailures; attempt++)
        {
            Assert.DoesNotContain("wrong passwords", await coordinator.Text($"/people/{id}"), StringComparison.Ordinal);
            await Browser.Of(Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", "wrong"));
        }

        Assert.Contains("shut by wrong passwords until", await coordinator.Text($"/people/{id}"), StringComparison.Ordinal);
        Portal.Clock.Advance(PortalUser.LockoutLasts);
        Assert.DoesNotContain("wrong passwords", await coordinator.Text($"/people/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_locks_themselves_or_gives_up_their_coordinator_role()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var id = await Id(World.CoordinatorEmail);

        await coordinator.PostTo($"/people/{id}/lock", $"/people/{id}");
        await coordinator.PostTo($"/people/{id}/roles/remove", $"/people/{id}", ("role", "Coordinator"));

        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get("/people")).StatusCode);
        var page = await coordinator.Page($"/people/{id}");
        Assert.Null(page.QuerySelector($"form[action='/people/{id}/lock']"));
        Assert.Null(page.QuerySelector($"form[action='/people/{id}/roles/remove']"));
    }

    [Fact]
    public async Task Of_two_coordinators_who_remove_each_other_at_once_one_stays()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var second = await Id(World.JurorEmail);
        await coordinator.PostTo($"/people/{second}/roles/add", "/people", ("role", "Coordinator"));
        var first = await Id(World.CoordinatorEmail);
        await using var one = Portal.Services.CreateAsyncScope();
        await using var other = Portal.Services.CreateAsyncScope();
        var (db, late) = (one.ServiceProvider.GetRequiredService<PortalDbContext>(), other.ServiceProvider.GetRequiredService<PortalDbContext>());

        // The later one has read both accounts before the earlier one saves.
        await late.Users.LoadAsync();
        await one.ServiceProvider.GetRequiredService<PeopleService>().RemoveRole(second, Roles.Coordinator, await ActorOf(db, first), CancellationToken.None);
        await Assert.ThrowsAsync<ConcurrencyException>(async () => await other.ServiceProvider.GetRequiredService<PeopleService>()
            .RemoveRole(first, Roles.Coordinator, await ActorOf(late, second), CancellationToken.None));

        Assert.Equal(["Maja"], await Portal.Read(db => (
            from held in db.UserRoles
            join role in db.Roles on held.RoleId equals role.Id
            join user in db.Users on held.UserId equals user.Id
            join person in db.People on user.PersonId equals person.Id
            where role.Name == Roles.Coordinator
            select person.FirstName).ToListAsync()));
    }

    [Fact]
    public async Task An_invitation_is_sent_anew_and_withdrawn()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit("/people/invite", ("Role", "Reporter"), ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "vid@zirija.si"));
        var invitation = await Portal.Read(db => db.AccountInvitations.SingleAsync());
        var page = $"/people/{invitation.PersonId}";

        await coordinator.Submit(page, $"{page}/invitations/{invitation.Id}/again");
        await coordinator.Submit(page, $"{page}/invitations/{invitation.Id}/revoke");
        var again = await coordinator.PostTo($"{page}/invitations/{invitation.Id}/again", page);

        Assert.Equal(2, (await Letters.To(Portal, "vid@zirija.si")).Count);
        Assert.Equal(
            [Portal.Clock.GetUtcNow(), Portal.Clock.GetUtcNow()],
            (await Portal.Read(db => db.AccountInvitations.ToListAsync())).Select(i => i.RevokedAt!.Value));
        Assert.Equal(page, again.Headers.Location!.ToString());
        Assert.Contains("has been withdrawn", (await coordinator.Page(page)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_is_added_to_an_organisation_and_removed_with_the_role()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var (mf, mju) = (_fixture.World.Mf, _fixture.World.Mju);
        var id = await Id(World.MinistryEmail);

        var added = await coordinator.Submit(
            $"/organisations/{mf.Code}/contacts/new", ("FirstName", "Boštjan"), ("LastName", "Petek"), ("Email", World.MinistryEmail));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal([mf.Id, mju.Id], await OrganisationsOf(id));
        await coordinator.PostTo($"/organisations/{mju.Code}/contacts/{id}/remove", "/people");
        Assert.Equal([mf.Id], await OrganisationsOf(id));
        Assert.Equal([Roles.Ministry], await RolesOf(id));
        await coordinator.PostTo($"/organisations/{mf.Code}/contacts/{id}/remove", "/people");

        Assert.Empty(await OrganisationsOf(id));
        Assert.Empty(await RolesOf(id));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostTo($"/organisations/{mf.Code}/contacts/{id}/remove", "/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get("/organisations/NONE/contacts/new")).StatusCode);
    }

    private static async Task<List<string>> Names(Browser browser, string path) =>
        [.. (await browser.Page(path)).QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim())];

    private static async Task<Actor> ActorOf(PortalDbContext db, Guid personId) => Actor.Of(await db.People.SingleAsync(p => p.Id == personId));

    private Task<Guid> Id(string email) => Portal.Read(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    private Task<List<Guid>> OrganisationsOf(Guid person) => Portal.Read(db => (
        from contact in db.Contacts
        join organisation in db.Organisations on contact.OrganisationId equals organisation.Id
        where contact.PersonId == person
        orderby organisation.Code
        select organisation.Id).ToListAsync());

    private Task<List<string?>> RolesOf(Guid person) => Portal.Read(db => (
        from held in db.UserRoles
        join role in db.Roles on held.RoleId equals role.Id
        join user in db.Users on held.UserId equals user.Id
        where user.PersonId == person
        select role.Name).ToListAsync());
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>Contacts nominate many people by a file.</summary>
public sealed class NominationImportTests : IAsyncLifetime
{
    private const string Page = "/organisation/mju/2027/nominate/import";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.MinistryEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Each_person_of_the_file_is_nominated_and_written_to()
    {
        var job = await Job("email;first_name;last_name;level;host_wishes\neva@mju.si;Eva;Kos;senior;LEK\njan@mju.si;Jan;Kos;;\nana.hribar@mju.si;Ana;Hribar;;\n");
        await _browser.Submit(job, $"{job}/confirm");
        Assert.True(await Work());

        var people = await _fixture.Portal.Read(db => (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            where registration.State == RegistrationState.Nominated
            orderby person.Email
            select new { person.Email, registration.Level, registration.OrganisationId, registration.NominatedById }).ToListAsync(Cancellation));
        var contact = await _fixture.Portal.Read(db => db.People.SingleAsync(p => p.Email == World.MinistryEmail, Cancellation));
        Assert.Equal([("eva@mju.si", "senior"), ("jan@mju.si", "")], people.Select(p => (p.Email, p.Level)));
        Assert.All(people, p => Assert.Equal((_fixture.World.Mju.Id, contact.Id), (p.OrganisationId, p.NominatedById)));
        Assert.Equal(
            [("Nominated", "eva@mju.si"), ("Nominated", "jan@mju.si")],
            (await _fixture.Portal.Read(db => db.OutboxMessages.OrderBy(m => m.To).Select(m => new { m.Kind, m.To }).ToListAsync(Cancellation))).Select(m => (m.Kind, m.To)));
    }

    [Fact]
    public async Task People_of_another_organisation_are_no_ones_to_nominate()
    {
        var page = await _browser.Page(await Job("email,first_name,last_name,organisation\neva@mf.si,Eva,Kos,MF\nkontakt@lek.si,Tina,Zorman,\n"));

        Assert.Equal(
            [("2", "organisation"), ("3", "email")],
            page.QuerySelectorAll("main tbody tr").Select(r => (r.QuerySelectorAll("td")[1].TextContent.Trim(), r.QuerySelectorAll("td")[2].TextContent.Trim())));
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task An_address_that_is_not_the_organisations_is_refused_without_saying_whose_it_is()
    {
        // One in the round for another organisation, one who runs the programme, one who judges in it.
        var page = await _browser.Page(await Job($"email,first_name,last_name\n{World.OtherParticipantEmail},X,Y\n{World.CoordinatorEmail},X,Y\n{World.JurorEmail},X,Y\n"));

        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Contains("cannot be nominated here", row, StringComparison.Ordinal));
        Assert.DoesNotContain("Medved", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(
            await _fixture.Portal.Read(db => db.People.Where(p => p.Email == World.CoordinatorEmail || p.Email == World.JurorEmail).ToListAsync(Cancellation)),
            person => Assert.Null(person.OrganisationId));
    }

    [Fact]
    public async Task Wishes_that_contradict_themselves_are_refused_by_row_and_column()
    {
        var page = await _browser.Page(await Job(
            "email,first_name,last_name,host_wishes,excluded_hosts,challenge_wishes\n"
            + "eva@mju.si,Eva,Kos,LEK|SAP,lek,\njan@mju.si,Jan,Kos,LEK|lek,,brand|skills|brand\niva@mju.si,Iva,Kos,LEK,SAP,brand\n"));

        Assert.Equal(
            [("2", "excluded_hosts"), ("3", "challenge_wishes"), ("3", "host_wishes")],
            page.QuerySelectorAll("main tbody tr").Select(r => (r.QuerySelectorAll("td")[1].TextContent.Trim(), r.QuerySelectorAll("td")[2].TextContent.Trim())).Order());
        Assert.Contains("LEK is both wished for and not wanted. Choose one of the two.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_wish_for_ones_own_side_is_refused_as_the_wizard_refuses_it()
    {
        var page = await _browser.Page(await Job("email,first_name,last_name,host_wishes\neva@mju.si,Eva,Kos,LEK|mf-1|MJU\n"));

        Assert.Equal(
            [("2", "host_wishes"), ("2", "host_wishes")],
            page.QuerySelectorAll("main tbody tr").Select(r => (r.QuerySelectorAll("td")[1].TextContent.Trim(), r.QuerySelectorAll("td")[2].TextContent.Trim())));
        Assert.Contains("Guests go to the other side, so MF-1 cannot be wished for.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_column_that_is_missing_is_one_fault_and_not_one_more_in_each_row()
    {
        var page = await _browser.Page(await Job("email,first_name\neva@mju.si,Eva\njan@mju.si,Jan\n"));

        Assert.Equal(
            [("1", "last_name")],
            page.QuerySelectorAll("main tbody tr").Select(r => (r.QuerySelectorAll("td")[1].TextContent.Trim(), r.QuerySelectorAll("td")[2].TextContent.Trim())));
    }

    [Fact]
    public async Task An_organisation_that_has_not_accepted_nominates_nobody()
    {
        var other = await _fixture.SignedIn(World.OtherMinistryEmail);

        var answer = await other.UploadTo("/organisation/mf/2027/nominate/import", "/account", ("File", "ljudje.csv", "email,first_name,last_name\neva@mf.si,Eva,Kos\n"u8.ToArray()));
        var page = await other.Page(answer.Headers.Location!.ToString());

        Assert.Contains("does not take part in this round yet", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisations_import_is_not_there()
    {
        var job = await Job("email,first_name,last_name\neva@mju.si,Eva,Kos\n");
        var other = await _fixture.SignedIn(World.OtherMinistryEmail);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(job)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(job.Replace("/mju/", "/mf/", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostTo($"{job}/confirm", "/organisation/mf")).StatusCode);
        Assert.False(await Work());
    }

    [Fact]
    public async Task Nothing_is_taken_when_the_phase_is_over()
    {
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(20));
        var browser = await _fixture.SignedIn(World.MinistryEmail);

        var page = await Browser.Document(await browser.UploadTo(Page, "/account", ("File", "ljudje.csv", "email,first_name,last_name\neva@mju.si,Eva,Kos\n"u8.ToArray())));

        Assert.Contains("People cannot be nominated today", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.ImportJobs.CountAsync(Cancellation)));
    }

    private async Task<string> Job(string text)
    {
        var answer = await _browser.Upload(Page, ("File", "ljudje.csv", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<bool> Work() => _fixture.Portal.With((ImportWorkService work) => work.WorkNext(Cancellation));
}

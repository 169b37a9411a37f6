using System.Globalization;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Audit;

public sealed class AuditPageTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(1));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _fixture.Portal.Read(async db =>
        {
            var maja = await db.People.SingleAsync(p => p.Email == World.CoordinatorEmail);
            (await db.People.SingleAsync(p => p.Email == World.OtherCompanyEmail)).Edit("Rado", "Čeh-Novak", Language.English);
            var place = await db.HostPlaces.SingleAsync(p => p.Code == "LEK-1");
            place.Withdraw(_fixture.World.Round, _fixture.Portal.Clock.Today);
            await db.SaveAsync(Actor.Of(maja), _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
            return 0;
        });
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_change_reads_from_and_to_with_names_of_the_readers_language()
    {
        var row = Assert.Single(Rows(await _coordinator.Page("/audit?search=CEH-NOVAK&subject=Person&from=2027-03-16")));

        Assert.Equal("Maja Kos", row.Children[1].TextContent.Trim());
        Assert.Contains("person: Rado Čeh-Novak", row.Children[3].TextContent, StringComparison.Ordinal);
        Assert.Equal(["language:", "last name:"], row.QuerySelectorAll("li > span.muted").Select(s => s.TextContent));
        Assert.Equal(["Slovene", "Čeh"], row.QuerySelectorAll("del").Select(s => s.TextContent));
        Assert.Equal(["English", "Čeh-Novak"], row.QuerySelectorAll("ins").Select(s => s.TextContent));
        var slovene = await (await _fixture.SignedIn(World.CoordinatorEmail, "sl")).Page("/audit?search=ceh-novak&subject=Person&from=2027-03-16");
        Assert.Equal(["jezik:", "priimek:"], Rows(slovene)[0].QuerySelectorAll("li > span.muted").Select(s => s.TextContent));
    }

    [Fact]
    public async Task A_file_says_when_as_clocks_show_it_in_Ljubljana()
    {
        using var file = await _coordinator.Get("/audit?search=CEH-NOVAK&as=csv");

        Assert.Contains(
            _fixture.Portal.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            await file.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_by_person_subject_days_and_round()
    {
        Assert.Single(Rows(await _coordinator.Page("/audit?subject=HostPlace&from=2027-03-16&to=2027-03-16")));
        Assert.Empty(Rows(await _coordinator.Page("/audit?subject=HostPlace&from=2027-03-17")));
        Assert.Single(Rows(await _coordinator.Page("/audit?round=2027&from=2027-03-16")));
        Assert.Equal(4, Rows(await _coordinator.Page("/audit?person=maja&from=2027-03-15&to=2027-03-16")).Count(r => r.Children[1].TextContent.Trim() == "Maja Kos"));
        Assert.Empty(Rows(await _coordinator.Page("/audit?person=nobody")));
    }

    [Fact]
    public async Task What_is_about_somebody_is_found_by_their_name()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var maja = await db.People.SingleAsync(p => p.Email == World.CoordinatorEmail);
            var registration = await db.Registrations.FirstAsync();
            registration.Withdraw(_fixture.World.Round, "bolezen", maja.Id, _fixture.Portal.Clock.GetUtcNow(), onBehalf: true);
            await db.SaveAsync(Actor.Of(maja), _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var (name, organisation) = await _fixture.Portal.Read(db => db.Registrations.Where(r => r.State == RegistrationState.Withdrawn)
            .Select(r => ValueTuple.Create(db.People.Single(p => p.Id == r.PersonId).LastName, db.Organisations.Single(o => o.Id == r.OrganisationId).Name.En)).SingleAsync());

        Assert.Single(Rows(await _coordinator.Page($"/audit?subject=Registration&search={name}&from=2027-03-16")));
        Assert.Single(Rows(await _coordinator.Page($"/audit?subject=Registration&search={Uri.EscapeDataString(organisation)}&from=2027-03-16")));
        Assert.Empty(Rows(await _coordinator.Page("/audit?subject=Registration&search=nobody&from=2027-03-16")));

        // Values are found as they are read: the state by its word, a day as the language writes it.
        var slovene = await _fixture.SignedIn(World.CoordinatorEmail, "sl");
        Assert.Single(Rows(await slovene.Page("/audit?subject=Registration&search=umaknjen&from=2027-03-16")));
        Assert.Empty(Rows(await slovene.Page("/audit?subject=Registration&search=vrnjen&from=2027-03-16")));
        Assert.NotEmpty(Rows(await slovene.Page("/audit?subject=Phase&search=31.+5.+2027")));
        Assert.NotEmpty(Rows(await _coordinator.Page("/audit?subject=Phase&search=31/05/2027")));
        Assert.Empty(Rows(await _coordinator.Page("/audit?subject=Phase&search=30/12/2027")));
    }

    [Fact]
    public async Task Signing_in_with_and_without_success_is_in_the_trail()
    {
        await Browser.Of(_fixture.Portal).Submit("/account/sign-in", ("Email", World.ReporterEmail), ("Password", "wrong"));
        await _fixture.SignedIn(World.ReporterEmail);

        var acts = Rows(await _coordinator.Page("/audit?subject=Account&person=nina.lah")).Select(r => r.QuerySelector("strong")!.TextContent);

        Assert.Equal(["signed in", "wrong password"], acts);
    }

    [Fact]
    public async Task Long_trails_have_pages()
    {
        await _fixture.Portal.Read(db =>
        {
            db.AuditEntries.AddRange(Enumerable.Range(0, 120).Select(i => new AuditEntry
            {
                At = _fixture.Portal.Clock.GetUtcNow(), ActorName = "Portal", Act = AuditAct.Changed, Subject = "Solution", Changes = "{}",
            }));
            return db.SaveChangesAsync();
        });

        var last = await _coordinator.Page("/audit?subject=Solution&page=3");

        Assert.Equal(20, Rows(last).Count);
        Assert.Contains("101 to 120 of 120", last.QuerySelector("nav.pagination")!.TextContent, StringComparison.Ordinal);
    }

    private static List<IElement> Rows(IDocument page) => [.. page.QuerySelectorAll("tbody tr")];
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.HostPlaces;

public sealed class HostPlacesTests : IAsyncLifetime
{
    private const string Lek = "/organisation/lek/2027/places";

    private static readonly (string, string)[] New =
    [
        ("Department", "Kakovost in čistost"), ("City", "Mengeš"), ("Description", "Dan v laboratoriju."), ("Weeks", "2027-05-31"),
        ("Weeks", "2027-06-14"), ("PlacesPerWeek", "2"), ("Languages", "sl"), ("Languages", "en"), ("SkillsOffered", "data analysis"),
        ("MentorName", "Urška Čeh"), ("MentorEmail", "urska.ceh@lek.si"), ("Conditions", ""),
    ];

    private PortalFixture _fixture = null!;
    private Browser _contact = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _contact = await _fixture.SignedIn(World.CompanyEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_new_place_gets_the_next_code()
    {
        var answer = await _contact.Submit($"{Lek}/new", New);

        Assert.Equal(Lek, answer.Headers.Location!.ToString());
        var place = await Stored("LEK-2");
        Assert.Equal(("Kakovost in čistost", "Mengeš", 2), (place.Department, place.City, place.PlacesPerWeek));
        Assert.Equal([new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 14)], place.Weeks);
        Assert.Equal(["sl", "en"], place.Languages);
        Assert.Equal("Tina Zorman", (await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.SubjectId == place.Id))).ActorName);
        var page = await _contact.Page(Lek);
        Assert.Contains("31 May–4 June, 14–18 June", page.QuerySelector("[aria-labelledby='place-LEK-2']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_at_once_both_places_are_stored_under_codes_of_their_own()
    {
        var details = World.PlaceDetails(_fixture.World.Round);
        var actor = await ActorOf(World.CompanyEmail);
        await Add(db => new Organisation("LEK-3", new LocalisedText("Lek 3", ""), OrganisationKind.Company, null, null));

        var codes = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            codes.Add(await _fixture.Portal.With<HostPlaceService, string>(s => s.Offer("lek", "2027", details, actor, CancellationToken.None)));
        }

        // LEK-3 is an organisation: a wish for it must not mean a place.
        Assert.Equal(["LEK-4", "LEK-5"], codes);
    }

    [Theory]
    [InlineData("Department", "", "Fill this in.")]
    [InlineData("Weeks", "2027-06-01", "1 June 2027 is no Monday. Weeks are named by their Monday.")]
    [InlineData("Weeks", "2027-07-05", "The week of 5 July 2027 is not in this round.")]
    [InlineData("Weeks", "soon", "This value is not right. Check it and try again.")]
    [InlineData("PlacesPerWeek", "0", "Enter a whole number from 1 to 50.")]
    [InlineData("PlacesPerWeek", "51", "Enter a whole number from 1 to 50.")]
    [InlineData("Languages", "xx", "The language “xx” cannot be chosen here. Use one of: sl, en, de, it, hr, fr, hu.")]
    [InlineData("SkillsOffered", "juggling", "The skill “juggling” cannot be chosen here. Choose from the list.")]
    [InlineData("MentorEmail", "urska", "Enter an e-mail address such as ana.novak@example.si, without letters such as č, š, ž.")]
    public async Task A_field_that_is_wrong_is_named_and_nothing_is_stored(string field, string value, string message)
    {
        var answer = await _contact.Submit($"{Lek}/new", [.. New.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.Document(answer);
        Assert.EndsWith(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Urška Čeh", page.QuerySelector("[name=MentorName]")!.GetAttribute("value"));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.HostPlaces.CountAsync(p => p.OrganisationId == _fixture.World.Lek.Id)));
    }

    [Fact]
    public async Task Coordinators_bring_no_skill_of_their_own_either()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var page = await Browser.Document(await coordinator.Submit($"{Lek}/new", [.. New, ("SkillsOffered", "juggling")]));

        Assert.EndsWith("Choose from the list.", page.QuerySelector("#SkillsOffered-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.HostPlaces.CountAsync(p => p.OrganisationId == _fixture.World.Lek.Id)));
    }

    [Fact]
    public async Task A_word_of_a_file_stays_with_its_place_and_is_not_copied()
    {
        await Add(db => HostPlace.Import(_fixture.World.Round, _fixture.World.Lek, "LEK-7", World.PlaceDetails(_fixture.World.Round) with { SkillsOffered = ["beekeeping", "strategy"] }));

        await _contact.Submit($"{Lek}/lek-7", ("Department", "Prodaja"));

        Assert.Equal(("Prodaja", "beekeeping, strategy"), ((await Stored("LEK-7")).Department, string.Join(", ", (await Stored("LEK-7")).SkillsOffered)));
        Assert.Equal(
            ["strategy"],
            (await _contact.Page($"{Lek}/new?copy=LEK-7")).QuerySelectorAll("[name=SkillsOffered][checked]").Select(s => s.GetAttribute("value")));
    }

    [Fact]
    public async Task A_copy_begins_with_everything_but_the_code()
    {
        var page = await _contact.Page($"{Lek}/new?copy=LEK-1");

        Assert.Equal("Digitalizacija", page.QuerySelector("[name=Department]")!.GetAttribute("value"));
        Assert.Equal(3, page.QuerySelectorAll("[name=Weeks][checked]").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await _contact.Get($"{Lek}/new?copy=SAP-1")).StatusCode);
    }

    [Fact]
    public async Task Of_two_contacts_who_edit_one_place_the_second_sees_what_the_first_saved()
    {
        var seen = (await _contact.Page($"{Lek}/lek-1")).QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await _contact.Submit($"{Lek}/lek-1", ("Department", "Prodaja"));

        var answer = await _contact.Submit($"{Lek}/lek-1", ("Department", "Nabava"), ("Version", seen));

        var page = await Browser.Document(answer);
        Assert.Contains("A colleague has saved this place in the meantime", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Prodaja", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nabava", page.QuerySelector("[name=Department]")!.GetAttribute("value"));
        Assert.Equal("Prodaja", (await Stored("LEK-1")).Department);
    }

    [Fact]
    public async Task Withdrawn_and_offered_again_it_is_as_before()
    {
        await _contact.Submit(Lek, $"{Lek}/lek-1/withdraw");
        Assert.True((await Stored("LEK-1")).IsWithdrawn);

        await _contact.PostTo($"{Lek}/lek-1/withdraw", Lek);
        Assert.Contains("This host place is withdrawn.", (await _contact.Page(Lek)).QuerySelector("[data-flash]")!.TextContent, StringComparison.Ordinal);

        await _contact.Submit(Lek, $"{Lek}/lek-1/offer-again");
        Assert.False((await Stored("LEK-1")).IsWithdrawn);
    }

    [Fact]
    public async Task What_relies_on_a_place_can_keep_it_from_being_withdrawn_or_changed()
    {
        var world = _fixture.World;
        await using var scope = _fixture.Portal.Services.CreateAsyncScope();
        var service = ActivatorUtilities.CreateInstance<HostPlaceService>(scope.ServiceProvider, (IEnumerable<IHostPlaceReliance>)[new KeepsEveryPlace()]);
        var key = new HostPlaceKey("lek", "2027", "lek-1");
        var actor = await ActorOf(World.CompanyEmail);

        var broken = await Assert.ThrowsAsync<DomainRuleException>(() => service.Withdraw(key, actor, CancellationToken.None));
        Assert.Equal("Rules.Kept", broken.Rule);
        await Assert.ThrowsAsync<DomainRuleException>(() => service.Edit(key, World.PlaceDetails(world.Round), world.LekPlace.Version, actor, CancellationToken.None));
        Assert.False((await Stored("LEK-1")).IsWithdrawn);
    }

    [Fact]
    public async Task When_the_phase_is_over_contacts_read_and_coordinators_still_change()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        Assert.Null((await _contact.Page(Lek)).QuerySelector("main form"));
        Assert.Equal(Lek, (await _contact.Get($"{Lek}/new")).Headers.Location!.ToString());
        var refused = await _contact.PostTo($"{Lek}/new", Lek, New);
        Assert.Contains("Host places cannot be changed today", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await _contact.PostTo($"{Lek}/lek-1/withdraw", Lek);
        Assert.False((await Stored("LEK-1")).IsWithdrawn);

        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit($"{Lek}/new", New);
        await coordinator.Submit(Lek, $"{Lek}/lek-1/withdraw");

        Assert.True((await Stored("LEK-1")).IsWithdrawn);
        Assert.False((await Stored("LEK-2")).IsWithdrawn);
    }

    [Fact]
    public async Task Once_the_round_is_closed_nobody_changes_anything()
    {
        await _fixture.CloseRound();

        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.PostTo($"{Lek}/lek-1/withdraw", Lek);
        var refused = await coordinator.PostTo($"{Lek}/new", Lek, New);

        Assert.Contains("is closed", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.False((await Stored("LEK-1")).IsWithdrawn);
    }

    [Fact]
    public async Task Without_a_yes_no_place_is_offered()
    {
        var contact = await _fixture.SignedIn(World.OtherMinistryEmail);

        var answer = await contact.PostTo("/organisation/mf/2027/places/new", "/organisation/mf/2027/places", New);

        Assert.Contains("does not take part in this round yet", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/organisation/sap/2027/places")]
    [InlineData("/organisation/sap/2027/places/new")]
    [InlineData("/organisation/sap/2027/places/sap-1")]
    [InlineData("/organisation/lek/2027/places/sap-1")]
    [InlineData("/organisation/sap/2027/places/sap-1/withdraw")]
    [InlineData("/organisation/lek/2027/places/sap-1/withdraw")]
    [InlineData("/organisation/sap/2027/places/sap-1/offer-again")]
    [InlineData("/organisation/lek/1999/places/lek-1/withdraw")]
    public async Task Another_organisations_places_are_not_there(string path)
    {
        if (!path.EndsWith("withdraw", StringComparison.Ordinal) && !path.EndsWith("again", StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _contact.Get(path)).StatusCode);
        }

        if (!path.EndsWith("places", StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _contact.PostTo(path, Lek, [.. New, ("Version", Guid.NewGuid().ToString())])).StatusCode);
        }

        var place = await Stored("SAP-1");
        Assert.Equal(("Digitalizacija", false), (place.Department, place.IsWithdrawn));
        Assert.Equal(4, await _fixture.Portal.Read(db => db.HostPlaces.CountAsync()));
    }

    private sealed class KeepsEveryPlace : IHostPlaceReliance
    {
        public Task<DomainRuleException?> WhyNot(HostPlace place, HostPlaceDetails? change, CancellationToken cancellation) =>
            Task.FromResult<DomainRuleException?>(new DomainRuleException("Rules.Kept"));
    }

    private Task<HostPlace> Stored(string code) => _fixture.Portal.Read(db => db.HostPlaces.AsNoTracking().SingleAsync(p => p.Code == code));

    private Task<Actor> ActorOf(string email) => _fixture.Portal.Read(async db =>
    {
        var person = await db.People.SingleAsync(p => p.Email == email);
        var organisations = await db.Contacts.Where(c => c.PersonId == person.Id).Select(c => c.OrganisationId).ToListAsync();
        return new Actor(person.Id, person.FullName, new HashSet<string>(), organisations);
    });

    private async Task Add(Func<PortalDbContext, object> entity)
    {
        await using var db = _fixture.Portal.Database.Open();
        db.Add(entity(db));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Organisations;

public sealed class OrganisationsTests : IAsyncLifetime
{
    private static readonly (string, string)[] New =
        [("Code", "ob-zuz"), ("NameSl", "Občina Žužemberk"), ("NameEn", ""), ("Kind", "Municipality"), ("City", "Žužemberk"), ("MaxAwayPerWeek", "3")];

    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.ReporterEmail)]
    public async Task Only_coordinators_see_the_list_and_add(string email)
    {
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/organisations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostTo("/organisations/new", "/", New)).StatusCode);
        Assert.False(await _fixture.Portal.Read(db => db.Organisations.AnyAsync(o => o.Code == "OB-ZUZ")));
    }

    [Fact]
    public async Task Signed_out_leads_to_signing_in() =>
        Assert.Equal("/account/sign-in", (await Browser.Of(_fixture.Portal).Get("/organisations/mju")).Headers.Location!.AbsolutePath);

    [Fact]
    public async Task A_new_organisation_is_stored_audited_and_shown()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await browser.Submit("/organisations/new", New);

        Assert.Equal("/organisations/ob-zuz", answer.Headers.Location!.ToString());
        var stored = await _fixture.Portal.Read(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Code == "OB-ZUZ"));
        Assert.Equal((new LocalisedText("Občina Žužemberk", ""), Sector.Public, 3), (stored.Name, stored.Sector, stored.MaxAwayPerWeek));
        var entry = await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.SubjectId == stored.Id));
        Assert.Equal((AuditAct.Added, "Organisation", "Maja Kos"), (entry.Act, entry.Subject, entry.ActorName));
        var page = await browser.Page("/organisations/OB-ZUZ");
        Assert.Equal("Občina Žužemberk", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("Code", "", "Fill this in.")]
    [InlineData("Code", "lek", "There is already an organisation with the code LEK.")]
    [InlineData("Code", "lek-1", "“LEK-1” is already the code of a host place. Choose another.")]
    [InlineData("Code", "new", "“new” cannot be a code, because an address of the portal uses it. Choose another.")]
    [InlineData("NameSl", "LEK", "There is already an organisation called LEK. If this is another one, tell the two apart in the name.")]
    [InlineData("Kind", "", "Choose what applies.")]
    [InlineData("MaxAwayPerWeek", "0", "Enter a whole number from 1 to 1000.")]
    [InlineData("MaxAwayPerWeek", "veliko", "“veliko” cannot be read here. Check how it is written.")]
    public async Task A_field_that_is_wrong_is_named_and_nothing_is_stored(string field, string value, string message)
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await browser.Submit("/organisations/new", [.. New.Where(v => v.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.Document(answer);
        Assert.EndsWith(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name={field}]")!.GetAttribute("value") ?? "");
        Assert.Equal(4, await _fixture.Portal.Read(db => db.Organisations.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_one_organisation_the_second_sees_what_the_first_saved()
    {
        var first = await _fixture.SignedIn(World.CoordinatorEmail);
        var second = await _fixture.SignedIn(World.CoordinatorEmail);
        var seen = (await second.Page("/organisations/lek/edit")).QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await first.Submit("/organisations/lek/edit", ("NameSl", "Lek d.d."), ("City", "Mengeš"));

        var answer = await second.Submit("/organisations/lek/edit", ("NameSl", "Lek Sandoz"), ("Version", seen));

        var page = await Browser.Document(answer);
        Assert.Contains("Somebody else has changed this in the meantime.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mengeš", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lek Sandoz", page.QuerySelector("[name=NameSl]")!.GetAttribute("value"));
        Assert.Equal("Lek d.d.", await NameOf("LEK"));

        await second.PostTo("/organisations/lek/edit", "/organisations/lek", ("Code", "LEK"), ("NameSl", "Lek Sandoz"), ("Kind", "Company"),
            ("Version", page.QuerySelector("[name=Version]")!.GetAttribute("value")!));
        Assert.Equal("Lek Sandoz", await NameOf("LEK"));
    }

    [Fact]
    public async Task The_side_stays_while_there_are_relations()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        await browser.Submit("/organisations/mf/relations/new", ("OtherCode", "LEK"), ("Kind", "Licence"), ("Until", "2027-12-31"));

        var answer = await browser.Submit("/organisations/lek/edit", ("Kind", "Ministry"));

        Assert.EndsWith("Keep its kind on this side.", (await Browser.Document(answer)).QuerySelector("#Kind-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(OrganisationKind.Company, await _fixture.Portal.Read(db => db.Organisations.Where(o => o.Code == "LEK").Select(o => o.Kind).SingleAsync()));
    }

    [Theory]
    [InlineData("/organisations/nobody")]
    [InlineData("/organisations/nobody/edit")]
    [InlineData("/organisations/nobody/relations/new")]
    [InlineData("/organisations/nobody/contacts/new")]
    public async Task An_organisation_that_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await _fixture.SignedIn(World.CoordinatorEmail)).Get(path)).StatusCode);

    private Task<string> NameOf(string code) =>
        _fixture.Portal.Read(db => db.Organisations.Where(o => o.Code == code).Select(o => o.Name.Sl).SingleAsync());
}

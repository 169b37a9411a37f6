using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Organisations;

public sealed class RelationsAndContactsTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_relation_is_recorded_from_either_side_ended_and_taken_up_again()
    {
        await Record("lek", "MJU", "2027-12-31");
        var relation = Assert.Single(await Relations());
        Assert.Equal(
            (_fixture.World.Mju.Id, _fixture.World.Lek.Id, RelationKind.Supervises, new DateOnly(2027, 12, 31)),
            (relation.PublicBodyId, relation.CompanyId, relation.Kind, relation.Until));

        var ended = await _browser.Submit("/organisations/mju", $"/organisations/mju/relations/{relation.Id}/end");
        Assert.Equal("/organisations/mju", ended.Headers.Location!.ToString());
        Assert.Equal(_fixture.Portal.Clock.Today.AddDays(-1), Assert.Single(await Relations()).Until);

        await Record("mju", "LEK", "2028-01-31");
        Assert.Equal(new DateOnly(2028, 1, 31), Assert.Single(await Relations()).Until);
    }

    [Theory]
    [InlineData("OtherCode", "", "2027-12-31", "Choose an organisation of the other side.")]
    [InlineData("OtherCode", "NOBODY", "2027-12-31", "Choose an organisation of the other side.")]
    [InlineData("Until", "LEK", "2027-03-14", "This day has passed already. Choose today or a later day.")]
    [InlineData("Until", "LEK", "", "Fill this in.")]
    public async Task A_relation_that_cannot_be_is_refused(string field, string other, string until, string message)
    {
        var page = await Browser.Document(await Record("mju", other, until));

        Assert.EndsWith(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Relations());
    }

    [Fact]
    public async Task Two_of_one_side_have_no_relation_and_one_that_lasts_is_not_recorded_twice()
    {
        var page = await Browser.Document(await Record("mju", "MF", "2027-12-31"));
        Assert.Contains("A relation is between a public body and a company.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);

        await Record("mju", "LEK", "2027-12-31");
        page = await Browser.Document(await Record("mju", "LEK", "2028-12-31"));
        Assert.EndsWith("It lasts until 31 December 2027.", page.QuerySelector("#Kind-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 12, 31), Assert.Single(await Relations()).Until);
    }

    [Fact]
    public async Task A_relation_of_others_is_not_ended_from_here()
    {
        await Record("mju", "LEK", "2027-12-31");
        var relation = Assert.Single(await Relations());

        var answer = await _browser.PostTo($"/organisations/mf/relations/{relation.Id}/end", "/organisations/mf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(new DateOnly(2027, 12, 31), Assert.Single(await Relations()).Until);
    }

    [Fact]
    public async Task An_invited_contact_gets_a_message_and_is_shown_as_waiting()
    {
        var answer = await _browser.Submit(
            "/organisations/lek/contacts/new", ("FirstName", "Žiga"), ("LastName", "Čeh"), ("Email", "Ziga.Ceh@lek.si"), ("Language", "English"));

        Assert.Equal("/organisations/lek", answer.Headers.Location!.ToString());
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(m => m.To == "ziga.ceh@lek.si"));
        Assert.Equal("Your invitation as a contact of Lek", message.Subject);
        var page = await _browser.Page("/organisations/lek");
        Assert.Contains("has not opened the account yet", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_with_an_account_acts_for_a_second_organisation_at_once()
    {
        await _browser.Submit(
            "/organisations/mf/contacts/new", ("FirstName", "Boštjan"), ("LastName", "Petek"), ("Email", World.MinistryEmail));

        var contact = await _fixture.SignedIn(World.MinistryEmail);
        var page = await contact.Page("/organisation");
        Assert.Equal(["Ministrstvo za finance", "Ministrstvo za javno upravo"], page.QuerySelectorAll(".card h2").Select(h => h.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.OK, (await contact.Get("/organisation/mf")).StatusCode);
    }

    [Theory]
    [InlineData("Email", "ziga", "Enter an e-mail address such as ana.novak@example.si, without letters such as č, š, ž.")]
    [InlineData("Email", World.CompanyEmail, "Tina Zorman is a contact of this organisation already.")]
    [InlineData("FirstName", "", "Fill this in.")]
    public async Task A_contact_that_cannot_be_is_refused(string field, string value, string message)
    {
        (string, string)[] fields = [("FirstName", "Tina"), ("LastName", "Zorman"), ("Email", "ziga.ceh@lek.si")];

        var page = await Browser.Document(await _browser.Submit(
            "/organisations/lek/contacts/new", [.. fields.Where(f => f.Item1 != field), (field, value)]));

        Assert.EndsWith(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync()));
    }

    [Fact]
    public async Task A_removed_contact_sees_nothing_any_more()
    {
        var contact = await _fixture.SignedIn(World.CompanyEmail);
        var person = await _fixture.Portal.Read(db => db.People.SingleAsync(p => p.Email == World.CompanyEmail));

        var answer = await _browser.Submit("/organisations/lek", $"/organisations/lek/contacts/{person.Id}/remove");

        Assert.Equal("/organisations/lek", answer.Headers.Location!.ToString());
        Assert.False(await _fixture.Portal.Read(db => db.Contacts.AnyAsync(c => c.PersonId == person.Id)));
        Assert.Equal(HttpStatusCode.Forbidden, (await contact.Get("/organisation/lek")).StatusCode);
    }

    private Task<HttpResponseMessage> Record(string code, string other, string until) =>
        _browser.PostTo($"/organisations/{code}/relations/new", $"/organisations/{code}", ("OtherCode", other), ("Kind", "Supervises"), ("Until", until));

    private Task<List<OrganisationRelation>> Relations() => _fixture.Portal.Read(db => db.Relations.AsNoTracking().ToListAsync());
}

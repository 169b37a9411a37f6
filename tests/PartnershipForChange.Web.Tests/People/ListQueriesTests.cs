using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.People;

public sealed class ListQueriesTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("/people")]
    [InlineData("/outbox")]
    [InlineData("/audit?subject=AccountInvitation")]
    public async Task A_list_asks_as_often_for_many_rows_as_for_one(string path)
    {
        await Invite(1, "one");
        await _coordinator.Page(path);
        var few = await _fixture.Portal.Queries.During(() => _coordinator.Page(path));
        await Invite(40, "many");

        var many = await _fixture.Portal.Queries.During(() => _coordinator.Page(path));

        Assert.NotEqual(0, few);
        Assert.Equal(few, many);
    }

    private async Task Invite(int count, string domain)
    {
        for (var i = 0; i < count; i++)
        {
            await _fixture.Portal.With<ContactService, InvitedPerson>(contacts => contacts.Add(
                new AddContact(i % 2 == 0 ? "MJU" : "LEK", $"p{i}@{domain}.si", "Ime", $"Priimek{i}", Language.Slovene), Actor.Portal, CancellationToken.None));
        }
    }
}

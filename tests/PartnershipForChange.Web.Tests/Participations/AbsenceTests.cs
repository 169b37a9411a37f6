using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Participations;

/// <summary>MF is invited and has not answered: what the pages of the round say to its contact.</summary>
public sealed class AbsenceTests : IAsyncLifetime
{
    private const string Mf = "/organisation/mf/2027";
    private PortalFixture _fixture = null!;
    private Browser _contact = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _contact = await _fixture.SignedIn(World.OtherMinistryEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("people")]
    [InlineData("nominate")]
    [InlineData("places")]
    public async Task Every_page_says_why_the_organisation_can_do_nothing_and_what_is_left(string page)
    {
        var unanswered = await Main(page);
        await Declines();
        var declined = await Main(page);
        await _fixture.MoveTo(PhaseKind.Matching);
        var forGood = await Main(page);
        await _fixture.CloseRound();
        var closed = await Main(page);

        Assert.Contains("does not take part in this round yet", unanswered, StringComparison.Ordinal);
        Assert.Contains("declined the invitation on 15 March 2027. Whoever changes their mind can still say yes", declined, StringComparison.Ordinal);
        Assert.Contains("declined the invitation on 15 March 2027 and does not take part", forGood, StringComparison.Ordinal);
        Assert.Contains("This round is closed.", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("declined", closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_let_the_time_pass_writes_to_the_coordinator()
    {
        await _fixture.MoveTo(PhaseKind.Matching);

        Assert.Contains("answers are not taken any more", await Main("people"), StringComparison.Ordinal);
    }

    private async Task<string> Main(string page) => (await _contact.Page($"{Mf}/{page}")).QuerySelector("main")!.TextContent;

    private async Task Declines()
    {
        var round = await _fixture.Portal.Read(db => db.Rounds.Include(r => r.Phases).SingleAsync());
        var by = await _fixture.Portal.Read(db => db.People.Where(p => p.Email == World.OtherMinistryEmail).Select(p => p.Id).SingleAsync());
        var clock = _fixture.Portal.Clock;
        await Change(
            db => db.Participations.SingleAsync(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Code == "MF")),
            one => one.Decline(round, hasPeopleOrPlaces: false, "Ni časa.", by, clock.GetUtcNow(), clock.Today));
    }

    private async Task Change<T>(Func<Application.Data.PortalDbContext, Task<T>> find, Action<T> act)
    {
        await using var db = _fixture.Portal.Database.Open();
        act(await find(db));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Registrations;

/// <summary>What coordinators see and do with a round's registrations.</summary>
public sealed class RegistrationsTests : IAsyncLifetime
{
    private const string List = "/manage/2027/registrations";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("", "Hribar Ana", "Medved Rok")]
    [InlineData("?sort=-name", "Medved Rok", "Hribar Ana")]
    [InlineData("?search=medved", "Medved Rok")]
    [InlineData("?search=SAP", "Medved Rok")]
    [InlineData("?state=Released", "Hribar Ana")]
    [InlineData("?side=Business", "Medved Rok")]
    [InlineData("?organisation=MJU", "Hribar Ana")]
    [InlineData("?search=nobody")]
    public async Task The_list_is_searched_filtered_and_sorted(string query, params string[] names)
    {
        var page = await _browser.Page(List + query);

        Assert.Equal(names, page.QuerySelectorAll("main tbody th a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task The_list_asks_the_database_no_more_for_more_people()
    {
        var few = await _fixture.Portal.Queries.During(() => _browser.Page(List));
        await _fixture.AddReleased(30, publicSide: true);
        var many = await _fixture.Portal.Queries.During(() => _browser.Page(List));

        Assert.Equal(few, many);
        Assert.InRange(few, 3, 12);
    }

    [Fact]
    public async Task The_list_is_a_file_too()
    {
        var bytes = await _browser.Client.GetByteArrayAsync(new Uri($"{List}?state=Released&as=csv&columns=email&columns=organisation&columns=side&columns=state&columns=level&columns=exchange&columns=team&columns=handed-in", UriKind.Relative), Cancellation);

        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Trim().Split('\n').Select(l => l.Trim()).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Hribar Ana,ana.hribar@mju.si,Ministrstvo za javno upravo,public administration,released,specialist,Yes,Yes,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_releases_for_an_employer_only_with_a_reason_and_the_contact_learns()
    {
        var rok = _fixture.World.Rok.Id.ToString();
        var without = await Browser.Document(await _browser.PostTo($"{List}/release", List, ("Chosen", rok), ($"Seen[{rok}]", $"{_fixture.World.Rok.Version}")));
        Assert.Contains("Fill this in.", without.QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);

        await _browser.PostTo($"{List}/release", List, ("Chosen", rok), ($"Seen[{rok}]", $"{_fixture.World.Rok.Version}"), ("Reason", "Dogovor po telefonu."));

        var now = await RokNow();
        Assert.Equal((RegistrationState.Released, true, "Dogovor po telefonu."), (now.State, now.SettledOnBehalf, now.Reason));
        Assert.Equal(
            [("RegistrationReleasedFor", World.OtherParticipantEmail), ("ReleasedOnBehalf", World.OtherCompanyEmail)],
            (await _fixture.Portal.Read(db => db.OutboxMessages.OrderBy(m => m.Kind).Select(m => new { m.Kind, m.To }).ToListAsync(Cancellation))).Select(m => (m.Kind, m.To)));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.SubjectId == now.Id && a.ActorName == "Maja Kos", Cancellation)));
    }

    [Fact]
    public async Task A_coordinator_sends_back_what_is_released_and_withdraws()
    {
        var ana = $"{List}/{_fixture.World.Ana.Id}";
        await _browser.Submit(ana, $"{ana}/send-back", ("Reason", "Popravite teden."));
        Assert.Equal(RegistrationState.SentBack, (await Now(_fixture.World.Ana.Id)).State);

        await _browser.Submit(ana, $"{ana}/withdraw", ("WithdrawReason", "Na lastno željo."));

        var now = await Now(_fixture.World.Ana.Id);
        Assert.Equal((RegistrationState.Withdrawn, "Na lastno željo.", true), (now.State, now.Reason, now.SettledOnBehalf));
    }

    [Theory]
    [InlineData(World.ReporterEmail)]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.ParticipantEmail)]
    public async Task The_list_is_for_coordinators(string email)
    {
        var other = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(List)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{List}?as=csv")).StatusCode);
    }

    private Task<Registration> RokNow() => Now(_fixture.World.Rok.Id);

    private Task<Registration> Now(Guid id) => _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => r.Id == id, Cancellation));
}

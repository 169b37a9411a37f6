using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.ChallengeCall;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Rounds;

/// <summary>Ending a strand of an open round tells those who count on it, each once, after the coordinator has said to be sure.</summary>
public sealed class StrandCancellingTests : IAsyncLifetime
{
    private const string Edit = "/manage/2027/edit";
    private static readonly (string, string) Sure = ("IsSure", "true");
    private static readonly string[] Contacts = [World.CompanyEmail, World.OtherCompanyEmail, World.OtherMinistryEmail, World.MinistryEmail];
    private static readonly string[] Guests = [World.ParticipantEmail, World.OtherParticipantEmail];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Nothing_changes_before_the_coordinator_has_seen_whom_it_tells()
    {
        var page = await Browser.Document(await _browser.Submit(Edit, ("Exchange", "Cancelled"), ("NameEn", "Renamed")));

        Assert.Contains("6 messages go out at once", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Renamed", page.QuerySelector("#NameEn")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#IsSure"));
        var round = await _fixture.Portal.Read(db => db.Rounds.AsNoTracking().SingleAsync());
        Assert.Equal((StrandState.On, "Round 2027"), (round.Strands.Exchange, round.Name.En));
        Assert.Empty(await Told());
    }

    [Theory]
    [InlineData("Cancelled")]
    [InlineData("Off")]
    public async Task Of_the_exchange_guests_and_contacts_are_told_once(string state)
    {
        await _browser.Submit(Edit, ("Exchange", state), Sure);
        await _browser.Submit(Edit, ("Exchange", state), Sure);

        Assert.Equal([.. Guests.Concat(Contacts).Order(StringComparer.Ordinal)], await Told());
    }

    [Fact]
    public async Task Published_stays_that_have_not_begun_end_with_it_and_ask_nobody_any_more()
    {
        await _fixture.Publish(_browser);
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.NotEmpty(await Current());
        Assert.Contains("/me/2027/placement", (await ana.Page("/")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        await _browser.Submit(Edit, ("Exchange", "Cancelled"), Sure);

        Assert.Empty(await Current());
        Assert.Equal([.. Guests.Concat(Contacts).Append("mentor@example.si").Order(StringComparer.Ordinal)], await Told());
        Assert.Empty(await _fixture.Told("PlacementEnded"));
        Assert.DoesNotContain("/me/2027/placement", (await ana.Page("/")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _browser.PostTo("/manage/2027/placements/1/remind", "/manage/2027/placements/1/list")).StatusCode);
        Assert.Empty(await _fixture.Told("PlacementReminder"));
        Assert.Contains("This strand of the round is called off.", (await ana.Page("/me/2027/placement")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var guests = (await (await _fixture.SignedIn(World.CompanyEmail)).Page("/organisation/lek/2027/guests")).QuerySelector("main")!.TextContent;
        Assert.Contains("The exchange of this round is cancelled.", guests, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_teams_those_who_would_be_in_one_are_told()
    {
        await _browser.Submit(Edit, ("Teams", "Cancelled"), Sure);

        Assert.Equal(Guests, await Told());
    }

    [Theory]
    [InlineData("Teams", "/manage/2027/teams", "This round has no teams, or they are cancelled.")]
    [InlineData("Exchange", "/manage/2027/placements", "This round has no exchange, or it was called off.")]
    public async Task What_is_cancelled_can_be_read_but_nothing_is_formed_or_matched_any_more(string strand, string page, string why)
    {
        Assert.NotNull((await _browser.Page(page)).QuerySelector($"main form[action='{page}'], main form:not([action])"));

        await _browser.Submit(Edit, (strand, "Cancelled"), Sure);

        var main = (await _browser.Page(page)).QuerySelector("main")!;
        Assert.Contains("This strand of the round is called off.", main.TextContent, StringComparison.Ordinal);
        Assert.Null(main.QuerySelector("form"));
        Assert.Contains(why, (await Browser.Document(await _browser.PostTo(page, Edit))).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubmissionState.Submitted, true)]
    [InlineData(SubmissionState.Checked, true)]
    [InlineData(SubmissionState.Published, true)]
    [InlineData(SubmissionState.Finalist, true)]
    [InlineData(SubmissionState.Draft, false)]
    [InlineData(SubmissionState.Unconfirmed, false)]
    public async Task Of_the_call_those_whose_challenge_is_not_decided_are_told(SubmissionState state, bool isTold)
    {
        await _fixture.Submitted(state, "Izziv");

        await _browser.Submit(Edit, ("ChallengeCall", "Cancelled"), Sure);

        Assert.Equal(isTold ? ["izziv@kontakt.si"] : [], (await Told()).Select(to => to.ToLowerInvariant()));
    }

    [Fact]
    public async Task Of_several_strands_everybody_is_told_in_one_message_and_that_many_are_announced()
    {
        await _fixture.Submitted(SubmissionState.Published, "Prvi");
        await _fixture.Submitted(SubmissionState.Finalist, "Drugi");
        await _fixture.Change(db => db.ChallengeSubmissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ContactEmail, World.ParticipantEmail.ToUpperInvariant())));
        (string, string)[] all = [("Exchange", "Cancelled"), ("Teams", "Off"), ("ChallengeCall", "Cancelled")];

        var notice = (await Browser.Document(await _browser.Submit(Edit, all))).QuerySelector("main .notice.warn")!;
        await _browser.Submit(Edit, [.. all, Sure]);

        Assert.Equal(
            ["Exchange: 6 people", "Mixed teams: 2 people", "Call for challenges: 1 person"], notice.QuerySelectorAll("li").Select(li => li.TextContent.Split('.')[0]));
        Assert.Contains("6 messages go out at once", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal([.. Guests.Concat(Contacts).Order(StringComparer.Ordinal)], await Told());
        var letters = await _fixture.Portal.Read(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "StrandsEnded").ToListAsync());
        var ana = letters.Single(m => m.To == World.ParticipantEmail);
        Assert.Equal((_fixture.World.Ana.PersonId, "Odpovedano (Krog 2027): Izmenjava, Mešane ekipe, Razpis izzivov"), (ana.PersonId, ana.Subject));
        Assert.Matches("(?s)Izmenjava je odpovedana.*Mešane ekipe so odpovedane.*»Prvi«.*»Drugi«.*/rounds/2027", ana.Body);
        Assert.Equal("Odpovedano (Krog 2027): Izmenjava", letters.Single(m => m.To == World.CompanyEmail).Subject);
    }

    [Fact]
    public async Task Whoever_has_no_account_is_told_in_the_language_of_the_challenge()
    {
        await _fixture.Submitted(SubmissionState.Published, "Izziv");

        await _browser.Submit(Edit, ("ChallengeCall", "Cancelled"), Sure);

        var letter = await _fixture.Portal.Read(db => db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Kind == "StrandsEnded"));
        Assert.Equal("Called off in Round 2027: Call for challenges", letter.Subject);
        Assert.Contains("your challenge “Izziv” will not be decided on", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_draft_nobody_hears_of_it()
    {
        await _fixture.Change(async db => db.Entry(await db.Rounds.SingleAsync()).Property(r => r.State).CurrentValue = RoundState.Draft);

        await _browser.Submit(Edit, ("Exchange", "Cancelled"), ("Teams", "Off"));

        Assert.Equal(StrandState.Cancelled, await _fixture.Portal.Read(db => db.Rounds.Select(r => r.Strands.Exchange).SingleAsync()));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "StrandsEnded")));
    }

    private Task<List<string>> Told() => _fixture.Told("StrandsEnded");

    private Task<List<Placement>> Current() =>
        _fixture.Portal.Read(db => db.Placements.AsNoTracking().Where(p => p.PublishedAt != null && p.EndedAt == null).ToListAsync());
}

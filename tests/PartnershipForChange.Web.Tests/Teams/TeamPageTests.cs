using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Teams;

/// <summary>A published team and its proposal, for its members, for other teams' members, and for coordinators.</summary>
public sealed class TeamPageTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _ana = null!;
    private Guid _team;
    private string _mate = null!;
    private string _stranger = null!;

    private string Proposal => $"/teams/{_team}/proposal";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.AddReleased(6, publicSide: true);
        await _fixture.AddReleased(7, publicSide: false);
        await _fixture.MoveTo(PhaseKind.Matching);
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit("/manage/2027/teams", action: "/manage/2027/teams", ("Teams", "2"));
        await coordinator.Submit("/manage/2027/teams/1", "/manage/2027/teams/1/publish");
        await _fixture.MoveTo(PhaseKind.Teams);
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        var members = await _fixture.Portal.Read(db => (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            select new { member.TeamId, person.Email }).ToListAsync());
        _team = members.Single(m => m.Email == World.ParticipantEmail).TeamId;
        _mate = members.First(m => m.TeamId == _team && m.Email != World.ParticipantEmail).Email;
        _stranger = members.First(m => m.TeamId != _team).Email;
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_member_sees_the_team_without_anyones_level()
    {
        var page = await _ana.Page($"/teams/{_team}");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(_mate, text, StringComparison.Ordinal);
        Assert.DoesNotContain("specialist", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([$"/teams/{_team}"], (await _ana.Page("/teams")).QuerySelectorAll("main a.card").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Whoever_leaves_the_round_leaves_the_team_and_gets_none_of_its_messages()
    {
        var mate = await _fixture.SignedIn(_mate);
        await mate.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        Assert.Equal(HttpStatusCode.NotFound, (await mate.Get($"/teams/{_team}")).StatusCode);
        Assert.Equal("You have left the round", (await mate.Page("/teams")).QuerySelector("main .empty h2")!.TextContent);
        var unreleased = await _fixture.SignedIn(World.OtherParticipantEmail);
        Assert.Equal("You are in no team of this round", (await unreleased.Page("/teams")).QuerySelector("main .empty h2")!.TextContent);
        Assert.Empty((await mate.Page("/me")).QuerySelectorAll($"main a[href='/teams/{_team}']"));
        Assert.DoesNotContain(_mate, (await _ana.Page($"/teams/{_team}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Write(_ana, "Prvi osnutek");
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        var told = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "ProposalSubmitted").Select(m => m.To).ToListAsync());
        Assert.NotEmpty(told);
        Assert.DoesNotContain(_mate, told);
    }

    [Fact]
    public async Task A_member_finds_the_team_by_a_mate_and_nobody_elses()
    {
        var byName = await _fixture.Portal.Read(db => db.People.ToDictionaryAsync(p => p.Email, p => $"{p.FirstName} {p.LastName}"));

        // Somebody in the other team may have the same name as a mate: what is found is one's own team at most.
        Assert.Equal([$"/teams/{_team}"], await Finds(byName[_mate]));
        Assert.Subset(new HashSet<string?> { $"/teams/{_team}" }, (await Finds(byName[_stranger])).ToHashSet());
        Assert.Empty(await Finds(byName[World.OtherParticipantEmail]));

        async Task<IEnumerable<string?>> Finds(string name) =>
            (await _ana.Page($"/search?q={Uri.EscapeDataString(name)}")).QuerySelectorAll("main .feed a").Select(a => a.GetAttribute("href"));
    }

    [Fact]
    public async Task A_member_of_another_team_finds_nothing()
    {
        await Write(_ana, "Skrivnost");
        var stranger = await _fixture.SignedIn(_stranger);

        foreach (var path in new[] { $"/teams/{_team}", Proposal, $"{Proposal}/edit", $"{Proposal}/versions/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        }

        var forged = await stranger.PostTo($"{Proposal}/edit", "/teams", ("Seen", "1"), ("Title", "Tuje"), ("Text", "Tuje"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.ProposalVersions.CountAsync()));
    }

    [Fact]
    public async Task Before_writing_begins_its_first_day_is_told_and_nothing_is_to_be_opened()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(TestContext.Current.CancellationToken);
            round.Plan([.. round.Phases.Select(p => p.Kind == PhaseKind.Teams
                ? new PhasePlan(p.Kind, new DateOnly(2027, 6, 1), p.To, p.Rights) : new PhasePlan(p.Kind, p.From, p.To, p.Rights))]);
            await db.SaveAsync(Application.Identity.Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        }

        var next = (await _ana.Page($"/teams/{_team}")).QuerySelector("main .next")!;
        Assert.Equal("You can write your proposal from 1 June 2027", next.QuerySelector("h2")!.TextContent);
        Assert.Empty(next.QuerySelectorAll("a"));

        Assert.Equal(Proposal, (await _ana.Get($"{Proposal}/edit")).Headers.Location!.ToString());
        var page = await _ana.Page(Proposal);
        Assert.Contains("You can write your proposal from 1 June 2027", page.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"main a[href='{Proposal}/edit']"));
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing()
    {
        var mate = await _fixture.SignedIn(_mate);
        await Write(mate, "Zapis sodelavca");

        var answer = await _ana.PostTo($"{Proposal}/edit", $"{Proposal}/edit", ("Seen", "0"), ("Title", "Moj naslov"), ("Text", "Moje besedilo."));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.Document(answer);
        Assert.Equal("Moje besedilo.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("Zapis sodelavca", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("input[name=Seen]")!.GetAttribute("value"));

        // Saved again, now knowing the other text: a second version on top of the first.
        var again = await _ana.PostTo($"{Proposal}/edit", $"{Proposal}/edit", ("Seen", "1"), ("Title", "Oboje"), ("Text", "Skupaj."));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(["Zapis sodelavca", "Oboje"], await Titles());
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var answer = await _ana.Submit($"{Proposal}/edit", ("Title", ""), ("Text", "Že napisano."));

        var page = await Browser.Document(answer);
        Assert.Equal("Že napisano.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("true", page.QuerySelector("input[name=Title]")!.GetAttribute("aria-invalid"));
        Assert.Empty(await Titles());
    }

    [Fact]
    public async Task It_is_handed_in_and_taken_back_and_the_mates_are_told()
    {
        await Write(_ana, "Predlog");
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        Assert.Equal(ProposalState.Submitted, await State());

        await _ana.Submit(Proposal, $"{Proposal}/take-back");
        Assert.Equal(ProposalState.Draft, await State());
        var mates = await _fixture.Portal.Read(db => db.TeamMembers.CountAsync(m => m.TeamId == _team)) - 1;
        Assert.Equal(mates, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "ProposalSubmitted")));
        Assert.Equal(mates, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "ProposalTakenBack")));
    }

    [Fact]
    public async Task A_second_press_of_hand_in_changes_nothing()
    {
        await Write(_ana, "Predlog");
        var version = await _fixture.Portal.Read(db => db.Proposals.Where(p => p.TeamId == _team).Select(p => p.Version).SingleAsync());

        await _ana.PostTo($"{Proposal}/submit", Proposal, ("version", $"{version}"));
        await _ana.PostTo($"{Proposal}/submit", Proposal, ("version", $"{version}"));

        Assert.Equal(ProposalState.Submitted, await State());
        Assert.Contains("The proposal is handed in. Take it back to go on writing.", (await _ana.Page(Proposal)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coordinators_read_and_do_not_write()
    {
        await Write(_ana, "Predlog");
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        Assert.Contains("Predlog", (await coordinator.Page(Proposal)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var forged = await coordinator.PostTo($"{Proposal}/edit", "/teams", ("Seen", "1"), ("Title", "Od zgoraj"), ("Text", "Od zgoraj"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(["Predlog"], await Titles());
    }

    [Fact]
    public async Task Markdown_cannot_smuggle_a_script()
    {
        await _ana.Submit($"{Proposal}/edit", ("Title", "Predlog"), ("Text", "<script>alert(1)</script> [x](javascript:alert(1)) **krepko**"));

        var article = (await _ana.Page(Proposal)).QuerySelector("article")!;
        Assert.Empty(article.QuerySelectorAll("script"));
        Assert.DoesNotContain("javascript:", article.InnerHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("krepko", article.QuerySelector("strong")!.TextContent);
    }

    private async Task Write(Browser browser, string title) =>
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit($"{Proposal}/edit", ("Title", title), ("Text", "Besedilo."))).StatusCode);

    private Task<List<string>> Titles() => _fixture.Portal.Read(db => db.ProposalVersions.OrderBy(v => v.Number).Select(v => v.Title).ToListAsync());

    private Task<ProposalState> State() => _fixture.Portal.Read(db => db.Proposals.Where(p => p.TeamId == _team).Select(p => p.State).SingleAsync());
}

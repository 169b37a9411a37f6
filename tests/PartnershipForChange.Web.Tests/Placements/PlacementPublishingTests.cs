using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>Publishing, and what keeps published placements whole.</summary>
public sealed class PlacementPublishingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    private World World => _fixture.World;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Publishing_waits_for_its_phase()
    {
        await _coordinator.Run();
        Assert.Contains("Placements can be published once registration has ended", await _coordinator.Text($"{Runs}/1/publish"), StringComparison.Ordinal);

        await Publish(1);

        Assert.Equal(MatchRunState.Draft, (await _fixture.Read(1)).State);
        Assert.Empty(await _fixture.Told("PlacementPublished"));
    }

    [Fact]
    public async Task Publishing_tells_guest_contacts_and_mentor_in_the_same_moment()
    {
        await _fixture.Publish(_coordinator);

        var ana = (await _fixture.Seats(1))[World.Ana.Id];
        Assert.Equal(MatchRunState.Published, (await _fixture.Read(1)).State);
        Assert.Equal((_fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today.AddDays(7)), (ana.PublishedAt!.Value, ana.AnswerBy!.Value));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementPublished"));
        Assert.Equal([World.CompanyEmail], await _fixture.Told("PlacementsPublished"));
        Assert.Equal([World.MinistryEmail], await _fixture.Told("PlacementsPublishedSender"));
        Assert.Equal(["mentor@example.si"], await _fixture.Told("PlacementMentor"));
        var body = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "PlacementsPublished" && m.To == World.CompanyEmail).Select(m => m.Body).SingleAsync());
        Assert.Contains("k vam pride 1 gost, od vas gre 0 oseb", body, StringComparison.Ordinal);
        Assert.Contains("/organisation/lek/2027/guests", body, StringComparison.Ordinal);
        var sender = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "PlacementsPublishedSender").Select(m => m.Body).SingleAsync());
        Assert.Contains("od vas gre 1 oseba. K vam tokrat ne pride nihče, zato vam ni treba odgovoriti.", sender, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checklist_says_how_many_hear_of_it()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _fixture.AddReleased(1, publicSide: false);
        await _coordinator.Run();

        var page = await _coordinator.Page($"{Runs}/1/publish");

        Assert.Equal(["2", "2", "3", "1"], page.QuerySelectorAll("main .stat b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task Once_published_the_page_says_since_when_and_by_whom_and_leads_on()
    {
        await _fixture.Publish(_coordinator);

        var page = await _coordinator.Page($"{Runs}/1/publish");

        Assert.Equal("The placements are published", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Matches("Published on .*2027.* by Maja Kos\\.", page.QuerySelector("main")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main .stat, main .todo, main form"));
        Assert.Equal("1 placement waits for an answer", page.QuerySelector(".next h2")!.TextContent.Trim());
        Assert.Equal([$"{Runs}/1/list?show=Waiting", $"{Runs}/1"], page.QuerySelectorAll(".next a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Organisations_that_have_not_accepted_the_terms_are_named_before_publishing()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _coordinator.Run();
        Assert.Contains("All organisations of these placements have accepted", await _coordinator.Text($"{Runs}/1/publish"), StringComparison.Ordinal);
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.Remove(await db.Participations.SingleAsync(p => p.OrganisationId == _fixture.World.Mju.Id));
            await db.SaveChangesAsync();
        }

        var page = await _coordinator.Text($"{Runs}/1/publish");

        Assert.Contains("1 organisation has not accepted the partnership terms: Ministrstvo za javno upravo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_run_the_matching_at_once_get_a_draft_each()
    {
        var other = await _fixture.SignedIn(World.CoordinatorEmail);
        Task<HttpResponseMessage> Run(Browser browser) => browser.PostTo(Runs, Runs, ("Objective", "MinimumCost"), ("Seed", "0"));

        var answers = await Task.WhenAll(Run(_coordinator), Run(other));

        Assert.Equal([$"{Runs}/1", $"{Runs}/2"], answers.Select(a => a.Headers.Location!.ToString()).Order());
        Assert.Equal([1, 2], await _fixture.Portal.Read(db => db.MatchRuns.OrderBy(r => r.Number).Select(r => r.Number).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_drafts_published_at_once_exactly_one_wins()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _coordinator.Run();
        await _coordinator.Run();
        var versions = new[] { (await _fixture.Read(1)).Version, (await _fixture.Read(2)).Version };
        var other = await _fixture.SignedIn(World.CoordinatorEmail);

        var answers = await Task.WhenAll(
            _coordinator.PostTo($"{Runs}/1/publish", $"{Runs}/1", ("version", $"{versions[0]}")),
            other.PostTo($"{Runs}/2/publish", $"{Runs}/2", ("version", $"{versions[1]}")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.MatchRuns.CountAsync(r => r.State == MatchRunState.Published)));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementPublished"));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_published_run()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _coordinator.Run();
        await _coordinator.Run();
        await using var first = _fixture.Portal.Database.Open();
        await using var second = _fixture.Portal.Database.Open();
        await PublishIn(first, 1);
        await PublishIn(second, 2);
        await first.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);

        await Assert.ThrowsAsync<DuplicateException>(() => second.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None));

        async Task PublishIn(PortalDbContext db, int number)
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            var run = await db.MatchRuns.SingleAsync(r => r.Number == number);
            run.Publish(round, isAnotherPublished: false, placements: 1, run.CreatedById, _fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today);
        }
    }

    [Fact]
    public async Task The_same_draft_is_published_once_and_never_unseen()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _coordinator.Run();
        var seen = (await _fixture.Read(1)).Version;
        await _coordinator.PostTo($"{Runs}/1/pin", $"{Runs}/1", ("guest", $"{World.Ana.Id}"), ("pinned", "true"));

        await _coordinator.PostTo($"{Runs}/1/publish", $"{Runs}/1", ("version", $"{seen}"));
        Assert.Equal(MatchRunState.Draft, (await _fixture.Read(1)).State);
        Assert.Contains("Somebody else was faster.", (await _coordinator.Page($"{Runs}/1")).Body!.TextContent, StringComparison.Ordinal);

        var now = (await _fixture.Read(1)).Version;
        await _coordinator.PostTo($"{Runs}/1/publish", $"{Runs}/1", ("version", $"{now}"));
        await _coordinator.PostTo($"{Runs}/1/publish", $"{Runs}/1", ("version", $"{now}"));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementPublished"));
    }

    [Fact]
    public async Task A_draft_that_breaks_a_rule_by_now_is_not_published()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await _coordinator.Run();
        await Withdraw();

        Assert.Contains("Ana Hribar is not released for the exchange any more", await _coordinator.Text($"{Runs}/1/publish"), StringComparison.Ordinal);
        await Publish(1);

        Assert.Equal(MatchRunState.Draft, (await _fixture.Read(1)).State);
        Assert.Empty(await _fixture.Told("PlacementPublished"));
    }

    [Fact]
    public async Task A_published_run_takes_no_steps_but_gives_places_with_messages()
    {
        await _fixture.Publish(_coordinator);
        await _coordinator.PostTo($"{Runs}/1/unplace", $"{Runs}/1", ("guest", $"{World.Ana.Id}"));
        Assert.Single(await _fixture.Seats(1));

        var answer = await Give(World.Ana.Id, World.SapPlace.Id);

        Assert.Equal($"{Runs}/1", answer.Headers.Location!.ToString());
        var seat = (await _fixture.Seats(1))[World.Ana.Id];
        Assert.Equal((World.SapPlace.Id, AnswerState.Waiting), (seat.HostPlaceId, seat.Guest.State));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Placements.CountAsync(p => p.EndedAt != null)));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementEnded"));
        Assert.Equal([World.ParticipantEmail, World.ParticipantEmail], await _fixture.Told("PlacementPublished"));
        Assert.Equal([World.OtherCompanyEmail], await _fixture.Told("PlacementGiven"));
        Assert.Equal([World.MinistryEmail], await _fixture.Told("PlacementGivenSender"));
    }

    [Fact]
    public async Task Giving_what_a_rule_forbids_is_refused_and_tells_nobody()
    {
        await _fixture.Publish(_coordinator);

        var answer = await Give(World.Ana.Id, World.MfPlace.Id);

        Assert.Contains("are on the same side", (await Browser.Document(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(World.LekPlace.Id, (await _fixture.Seats(1))[World.Ana.Id].HostPlaceId);
        Assert.Empty(await _fixture.Told("PlacementGiven"));
    }

    [Fact]
    public async Task A_week_that_is_over_is_neither_offered_nor_given()
    {
        await _fixture.Publish(_coordinator);
        var page = $"{Runs}/1/guests/{World.Ana.Id}";
        Assert.NotEmpty((await _coordinator.Page(page)).QuerySelectorAll("main form[action$='/give']"));
        _fixture.Portal.Clock.Set(World.Round.Weeks[2].AddDays(5).BeginsAt());
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await Give(World.Ana.Id, World.SapPlace.Id);

        Assert.Contains("The week of 14 June 2027 is over", (await Browser.Document(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await _fixture.Told("PlacementGiven"));
        Assert.Empty((await _coordinator.Page(page)).QuerySelectorAll("main form[action$='/give']"));
    }

    [Fact]
    public async Task The_last_seat_is_given_once()
    {
        await _fixture.AddReleased(1, publicSide: true);
        await _fixture.Publish(_coordinator);
        var other = (await _fixture.Seats(1)).Keys.First(g => g != World.Ana.Id);
        var week = World.Round.Weeks[2];

        // Both have read the run before either saves: the first to save wins.
        await using var first = _fixture.Portal.Services.CreateAsyncScope();
        await using var second = _fixture.Portal.Services.CreateAsyncScope();
        foreach (var scope in new[] { first, second })
        {
            await scope.ServiceProvider.GetRequiredService<PortalDbContext>().MatchRuns.SingleAsync();
        }

        await first.ServiceProvider.GetRequiredService<PlacementPublishingService>()
            .Give(new MoveGuest("2027", 1, World.Ana.Id, World.SapPlace.Id, week), Actor.Portal with { PersonId = World.Ana.PersonId }, CancellationToken.None);

        await Assert.ThrowsAnyAsync<Exception>(() => second.ServiceProvider.GetRequiredService<PlacementPublishingService>()
            .Give(new MoveGuest("2027", 1, other, World.SapPlace.Id, week), Actor.Portal with { PersonId = World.Ana.PersonId }, CancellationToken.None));
        Assert.Equal(1, (await _fixture.Seats(1)).Values.Count(p => p.HostPlaceId == World.SapPlace.Id && p.Week == week));
    }

    [Fact]
    public async Task Ending_frees_the_seat_and_tells_those_who_counted_on_it()
    {
        await _fixture.Publish(_coordinator);

        await _coordinator.PostTo($"{Runs}/1/end", $"{Runs}/1", ("guest", $"{World.Ana.Id}"));

        Assert.Empty(await _fixture.Seats(1));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementEnded"));
        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementEndedHost"));
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.PostTo($"{Runs}/1/end", $"{Runs}/1", ("guest", $"{World.Ana.Id}"))).StatusCode);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_a_day()
    {
        await _fixture.Publish(_coordinator);

        await _coordinator.PostTo($"{Runs}/1/remind", $"{Runs}/1/list", ("All", "true"));
        await _coordinator.PostTo($"{Runs}/1/remind", $"{Runs}/1/list", ("All", "true"));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementReminder"));
        Assert.Equal([World.CompanyEmail], await _fixture.Told("PlacementsReminder"));
        Assert.Contains("They were reminded today already", (await _coordinator.Page($"{Runs}/1/list")).Body!.TextContent, StringComparison.Ordinal);

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(1));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _coordinator.PostTo($"{Runs}/1/remind", $"{Runs}/1/list", ("Chosen", $"{World.Ana.Id}"));
        Assert.Equal(2, (await _fixture.Told("PlacementReminder")).Count);
    }

    [Fact]
    public async Task A_closed_round_says_why_it_runs_no_matching_and_offers_none()
    {
        await _fixture.CloseRound();

        var page = await _coordinator.Page(Runs);
        using var refused = await _coordinator.PostTo(Runs, "/manage/2027", ("Objective", "MinimumCost"), ("Seed", "0"));

        Assert.Contains("This round is closed.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Run the matching", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is closed, so nothing in it", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.False(await _fixture.Portal.Read(db => db.MatchRuns.AnyAsync()));
    }

    [Fact]
    public async Task A_withdrawal_after_publishing_frees_the_seat_and_shows()
    {
        await _fixture.Publish(_coordinator);
        await Withdraw();

        var list = await _coordinator.Text($"{Runs}/1/list?show=FellThrough");

        Assert.Contains("Ana Hribar", list, StringComparison.Ordinal);
        Assert.Contains("withdrawn", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Hribar", await _coordinator.Text($"{Runs}/1/list?show=Waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_count_only_those_who_still_come_and_go()
    {
        await _fixture.Publish(_coordinator);
        Assert.Equal(("0", "1"), await ComingAndGoing(World.MinistryEmail));
        Assert.Equal(("1", "0"), await ComingAndGoing(World.CompanyEmail));

        await Withdraw();

        Assert.Equal(("0", "0"), await ComingAndGoing(World.MinistryEmail));
        Assert.Equal(("0", "0"), await ComingAndGoing(World.CompanyEmail));
    }

    [Fact]
    public async Task The_list_of_runs_counts_the_guests_of_today_as_the_run_itself_does()
    {
        await _fixture.Publish(_coordinator);
        await _fixture.AddReleased(1, publicSide: false);

        Assert.Contains("1 of 2 placed", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);
        Assert.Contains("1 of 2 placed", await _coordinator.Text(Runs), StringComparison.Ordinal);
    }

    private async Task<(string Coming, string Going)> ComingAndGoing(string contact)
    {
        var figures = (await (await _fixture.SignedIn(contact)).Page("/")).QuerySelectorAll("main .feed strong.number").Select(f => f.TextContent).ToList();
        return (figures[0], figures[1]);
    }

    private async Task Publish(int number)
    {
        var version = (await _fixture.Read(number)).Version;
        await _coordinator.PostTo($"{Runs}/{number}/publish", $"{Runs}/{number}", ("version", $"{version}"));
    }

    private Task<HttpResponseMessage> Give(Guid guest, Guid place) => _coordinator.PostTo(
        $"{Runs}/1/give", $"{Runs}/1", ("guest", $"{guest}"), ("seat", Seat(place, World.Round.Weeks[2])));

    private async Task Withdraw()
    {
        await using var db = _fixture.Portal.Database.Open();
        var ana = await db.Registrations.SingleAsync(r => r.Id == World.Ana.Id);
        ana.Withdraw(await db.Rounds.Include(r => r.Phases).SingleAsync(), null, ana.PersonId, _fixture.Portal.Clock.GetUtcNow());
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

public sealed class PlacementRunTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Running_keeps_a_verified_draft_of_everyone_released()
    {
        await _fixture.AddReleased(4, publicSide: true);
        await _fixture.AddReleased(3, publicSide: false);

        Assert.Equal(1, await _coordinator.Run());

        var run = await _fixture.Read(1);
        Assert.Equal((MatchRunState.Draft, 8, 8, true, true), (run.State, run.Figures.Guests, run.Figures.Placed, run.Figures.IsOptimal, run.Figures.IsVerified));
        var seats = await _fixture.Seats(1);
        Assert.Equal(8, seats.Count);
        Assert.DoesNotContain(_fixture.World.Rok.Id, seats.Keys);
        Assert.Equal((_fixture.World.LekPlace.Id, 1, true, 1), (seats[_fixture.World.Ana.Id].HostPlaceId, seats[_fixture.World.Ana.Id].Rank, seats[_fixture.World.Ana.Id].IsWish, seats[_fixture.World.Ana.Id].Fit));
        Assert.Equal(run.Figures.RankSum, seats.Values.Sum(p => (long)p.Rank));
        Assert.Equal("Maja Kos", await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Subject == "MatchRun").Select(a => a.ActorName).SingleAsync()));
        Assert.Contains("proven best", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_whoever_comes_after_a_draft_it_proves_nothing_and_says_so()
    {
        await _coordinator.Run();
        await _fixture.AddReleased(2, publicSide: false);

        var draft = await _coordinator.Text($"{Runs}/1");

        Assert.Contains("2 more people came into the round; it has no places for them.", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("proven best", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("proven best", await _coordinator.Text(Runs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MatchObjective.MinimumCost)]
    [InlineData(MatchObjective.Generous)]
    [InlineData(MatchObjective.Greedy)]
    public async Task A_run_is_repeated_from_its_frozen_input_whatever_has_changed_since(MatchObjective objective)
    {
        await _fixture.AddReleased(5, publicSide: true);
        await _fixture.AddReleased(5, publicSide: false);
        await _coordinator.Run(("Objective", $"{objective}"), ("Seed", "5"));
        var record = await _fixture.Portal.Read(db => db.MatchRecords.AsNoTracking().SingleAsync());
        await Withdraw(_fixture.World.Ana.Id);

        var again = PlacementEngine.Solve(RoundSnapshot.FromJson(record.Input), objective, 5, TestContext.Current.CancellationToken);
        await _coordinator.Submit($"{Runs}/1", $"{Runs}/1/verify");

        Assert.Equal(record.Result, again.Answer.ToJson());
        Assert.Equal(_fixture.Portal.Clock.GetUtcNow(), (await _fixture.Read(1)).VerifiedAt);
        Assert.Contains("the same answer, word for word", (await _coordinator.Page($"{Runs}/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_keeps_its_rank_when_the_one_before_it_is_no_longer_offered()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            (await db.HostPlaces.SingleAsync(p => p.Id == _fixture.World.LekPlace.Id)).Withdraw(round, _fixture.Portal.Clock.Today, onBehalf: true);
            await db.SaveChangesAsync();
        }

        await _coordinator.Run();

        var seat = (await _fixture.Seats(1))[_fixture.World.Ana.Id];
        Assert.Equal((_fixture.World.SapPlace.Id, 2, true), (seat.HostPlaceId, seat.Rank, seat.IsWish));
        Assert.Equal((2L, true), ((await _fixture.Read(1)).Figures.RankSum, (await _fixture.Read(1)).Figures.IsVerified));
        var ana = RoundSnapshot.FromJson((await _fixture.Portal.Read(db => db.MatchRecords.AsNoTracking().SingleAsync())).Input)
            .Participants.Single(p => p.Key == $"{_fixture.World.Ana.Id:D}");
        Assert.Equal(["LEK-1", "SAP"], ana.HostWishes);
    }

    [Fact]
    public async Task A_place_nobody_wished_for_ranks_after_every_wish_even_those_no_longer_offered()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            var ana = await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Ana.Id);
            db.Entry(ana).Property(r => r.HostWishes).CurrentValue = ["LEK-1", "GONE-7"];
            (await db.HostPlaces.SingleAsync(p => p.Id == _fixture.World.LekPlace.Id)).Withdraw(round, _fixture.Portal.Clock.Today, onBehalf: true);
            await db.SaveChangesAsync();
        }

        await _coordinator.Run();

        var seat = (await _fixture.Seats(1))[_fixture.World.Ana.Id];
        Assert.Equal((_fixture.World.SapPlace.Id, 3, false), (seat.HostPlaceId, seat.Rank, seat.IsWish));
    }

    [Fact]
    public async Task A_stored_answer_that_was_tampered_with_does_not_verify()
    {
        await _coordinator.Run();
        await _fixture.Portal.With<Application.Data.PortalDbContext>(db => db.MatchRecords.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Result, r => r.Result.Replace("\"rank\":1", "\"rank\":2"))));

        await _coordinator.Submit($"{Runs}/1", $"{Runs}/1/verify");

        Assert.Null((await _fixture.Read(1)).VerifiedAt);
        Assert.Contains("gave another answer", (await _coordinator.Page($"{Runs}/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pins_of_the_newest_draft_are_kept_and_those_no_longer_possible_dropped()
    {
        await _fixture.AddReleased(2, publicSide: true);
        await _coordinator.Run();
        var seats = await _fixture.Seats(1);
        foreach (var guest in seats.Keys)
        {
            await _coordinator.PostTo($"{Runs}/1/pin", $"{Runs}/1", ("guest", $"{guest}"), ("pinned", "true"));
        }

        var gone = seats.Keys.First(g => g != _fixture.World.Ana.Id);
        await Withdraw(gone);
        await _coordinator.Run(("KeepPins", "true"));

        var kept = await _fixture.Seats(2);
        Assert.Equal(seats.Keys.Where(g => g != gone).Order(), kept.Keys.Order());
        Assert.All(kept.Values, p => Assert.True(p.IsPinned));
        Assert.All(kept, p => Assert.Equal(seats[p.Key].Seat, p.Value.Seat));
        Assert.Contains("1 pin could not be kept", (await _coordinator.Page($"{Runs}/2")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anyone_released_there_is_nothing_to_run()
    {
        await Withdraw(_fixture.World.Ana.Id);

        var page = await Browser.Document(await _coordinator.Submit(Runs));

        Assert.Contains("Nobody is released for the exchange yet", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.MatchRuns.CountAsync()));
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_and_its_number_is_not_used_again()
    {
        await _coordinator.Run();
        await _coordinator.Submit($"{Runs}/1", $"{Runs}/1/discard");

        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{Runs}/1")).StatusCode);
        Assert.Equal(2, await _coordinator.Run());
    }

    [Fact]
    public async Task Two_drafts_stand_side_by_side_with_what_differs()
    {
        await _coordinator.Run();
        await _coordinator.Run();
        await _coordinator.PostTo($"{Runs}/2/unplace", $"{Runs}/2", ("guest", $"{_fixture.World.Ana.Id}"));

        var page = await _coordinator.Text($"{Runs}/1/compare/2");

        Assert.Contains("Ana Hribar", page, StringComparison.Ordinal);
        Assert.Contains("no place", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Both place everyone the same.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/1")]
    [InlineData("/1/list")]
    [InlineData("/1/list?as=csv")]
    [InlineData("/1/publish")]
    public async Task Nobody_but_coordinators_sees_runs(string path)
    {
        await _coordinator.Run();
        foreach (var email in new[] { World.MinistryEmail, World.CompanyEmail, World.ParticipantEmail, World.ReporterEmail, World.JurorEmail })
        {
            var answer = await (await _fixture.SignedIn(email)).Get(Runs + path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var signedOut = await Browser.Of(_fixture.Portal).Get(Runs + path);
        Assert.Contains("/account/sign-in", signedOut.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_a_row_a_guest_and_no_formulas()
    {
        await _coordinator.Run();

        using var answer = await _coordinator.Get($"{Runs}/1/list?as=csv&columns=email&columns=organisation&columns=host&columns=place&columns=department&columns=city&columns=week");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Ana Hribar,ana.hribar@mju.si,Ministrstvo za javno upravo,Lek,LEK-1,Digitalizacija,Ljubljana,2027-", lines[1], StringComparison.Ordinal);
    }

    private async Task Withdraw(Guid registration)
    {
        await using var db = _fixture.Portal.Database.Open();
        var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
        var found = await db.Registrations.SingleAsync(r => r.Id == registration);
        found.Withdraw(round, "Bolezen.", found.PersonId, _fixture.Portal.Clock.GetUtcNow());
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(RegistrationState.Withdrawn, found.State);
    }
}

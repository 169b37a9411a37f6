using System.Net;
using System.Net.Http.Json;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Shared;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>What the board shows when a guest is lifted, before anything is done. Ana (MJU) begins at LEK-1, her first wish; SAP is her second.</summary>
public sealed class PlacementBoardEffectTests : IAsyncLifetime
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
    public async Task Every_seat_of_the_other_side_shows_wish_and_sums_and_the_move_does_what_was_shown()
    {
        await _coordinator.Run();
        var ana = (await _fixture.Seats(1))[World.Ana.Id];

        var effects = await Effects(World.LekPlace.Id, World.SapPlace.Id, World.MfPlace.Id);

        Assert.Equal("Ana Hribar: 5 possible seats. Choose or drop; Esc puts back.", effects.Said);
        Assert.Equal("Ana Hribar: 5 possible seats. Choose or drop; Esc puts back. On this page: 0.", (await Effects(World.MfPlace.Id)).Said);
        var expected = World.Round.Weeks.Select(week => new BoardEffect(
                $"move:{Seat(World.SapPlace.Id, week)}", BoardEffect.Warn, "wish 1 → wish 2. Placed 0, sum of ranks +1, skills 0"))
            .Concat(World.Round.Weeks.Where(week => week != ana.Week).Select(week => new BoardEffect(
                $"move:{Seat(World.LekPlace.Id, week)}", BoardEffect.Good, "wish 1 → wish 1. Placed 0, sum of ranks 0, skills 0")));
        Assert.Equal(expected.OrderBy(e => e.Target, StringComparer.Ordinal), effects.Targets.OrderBy(e => e.Target, StringComparer.Ordinal));

        await _coordinator.PostTo($"{Runs}/1/move", $"{Runs}/1", ("guest", $"{World.Ana.Id}"), ("seat", effects.Targets.First(t => t.Kind == BoardEffect.Warn).Target["move:".Length..]));
        Assert.Contains("Placed 1 → 1, sum of ranks 1 → 2, skills met 1 → 1.", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_seat_says_who_holds_it()
    {
        await _fixture.AddReleased(1, publicSide: true);
        await _coordinator.Run();
        var other = (await _fixture.Seats(1)).Single(s => s.Key != World.Ana.Id).Value;

        var effect = (await Effects(other.HostPlaceId)).Targets.Single(t => t.Target == $"move:{Seat(other.HostPlaceId, other.Week)}");

        Assert.Equal((BoardEffect.No, "It is full. Held by Oseba0 Žagar0."), (effect.Kind, effect.Text));
    }

    [Fact]
    public async Task The_board_has_every_target_and_asks_first_where_placements_are_published()
    {
        await _fixture.Publish(_coordinator);
        var board = await _coordinator.Page($"{Runs}/1");

        var effects = await _coordinator.Client.GetFromJsonAsync<BoardEffects>(
            board.QuerySelector("[data-board]")!.GetAttribute("data-board")!.Replace("{0}", $"{World.Ana.Id}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(5, effects!.Targets.Count);
        Assert.All(effects.Targets, t => Assert.StartsWith("give:", t.Target, StringComparison.Ordinal));
        Assert.Subset(board.QuerySelectorAll("[data-target]").Select(e => e.GetAttribute("data-target")!).ToHashSet(), effects.Targets.Select(t => t.Target).ToHashSet());
        Assert.NotNull(board.QuerySelector("dialog form[data-board-form=give]"));
        Assert.Equal([$"{World.Ana.Id}"], board.QuerySelectorAll(".guest[data-guest]").Select(e => e.GetAttribute("data-guest")));
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_round_is_not_found()
    {
        await _coordinator.Run();
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{Runs}/1/guests/{Guid.NewGuid()}/effects")).StatusCode);
    }

    private async Task<BoardEffects> Effects(params Guid[] places) => (await _coordinator.Client.GetFromJsonAsync<BoardEffects>(
        $"{Runs}/1/guests/{World.Ana.Id}/effects?{string.Join('&', places.Select(p => $"places={p}"))}", TestContext.Current.CancellationToken))!;
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>Changes of a draft by hand. Ana (MJU) begins at LEK-1, her first wish.</summary>
public sealed class PlacementMoveTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    private World World => _fixture.World;

    private DateOnly Week => World.Round.Weeks[0];

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_move_goes_where_it_is_told_pins_and_tells_its_effect()
    {
        await _coordinator.Run();
        var option = (await _coordinator.Page($"{Runs}/1/guests/{World.Ana.Id}"))
            .QuerySelectorAll($"input[name=seat][value='{Seat(World.SapPlace.Id, Week)}']");
        Assert.Single(option);

        var answer = await Move(World.Ana.Id, World.SapPlace.Id, Week);

        Assert.Equal($"{Runs}/1", answer.Headers.Location!.ToString());
        var seat = (await _fixture.Seats(1))[World.Ana.Id];
        Assert.Equal(new Seat(World.SapPlace.Id, Week, 2, IsWish: true, 1), seat.Seat);
        Assert.True(seat.IsPinned);
        Assert.Equal(1, (await _fixture.Read(1)).Steps);
        var board = await _coordinator.Text($"{Runs}/1");
        Assert.Contains("Placed 1 → 1, sum of ranks 1 → 2, skills met 1 → 1.", board, StringComparison.Ordinal);
        Assert.DoesNotContain("proven best", board, StringComparison.Ordinal);
        Assert.Contains("changed by hand: 1 step", board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_takes_steps_back_one_by_one_and_pressing_twice_undoes_one()
    {
        await _coordinator.Run();
        var before = (await _fixture.Seats(1))[World.Ana.Id];
        await Move(World.Ana.Id, World.SapPlace.Id, Week);
        await _coordinator.PostTo($"{Runs}/1/unplace", $"{Runs}/1", ("guest", $"{World.Ana.Id}"));
        Assert.Empty(await _fixture.Seats(1));

        await _coordinator.PostTo($"{Runs}/1/undo", $"{Runs}/1", ("step", "2"));
        await _coordinator.PostTo($"{Runs}/1/undo", $"{Runs}/1", ("step", "2"));
        Assert.Equal(World.SapPlace.Id, (await _fixture.Seats(1))[World.Ana.Id].HostPlaceId);

        await _coordinator.Submit($"{Runs}/1", $"{Runs}/1/undo");
        var undone = (await _fixture.Seats(1))[World.Ana.Id];
        Assert.Equal((before.Seat, before.IsPinned), (undone.Seat, undone.IsPinned));
        Assert.Equal(0, (await _fixture.Read(1)).Steps);
        Assert.Contains("proven best", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_is_a_step_too()
    {
        await _coordinator.Run();
        await _coordinator.PostTo($"{Runs}/1/pin", $"{Runs}/1", ("guest", $"{World.Ana.Id}"), ("pinned", "true"));
        Assert.True((await _fixture.Seats(1))[World.Ana.Id].IsPinned);
        Assert.Contains("proven best", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);

        await _coordinator.Submit($"{Runs}/1", $"{Runs}/1/undo");
        Assert.False((await _fixture.Seats(1))[World.Ana.Id].IsPinned);
    }

    [Fact]
    public async Task The_guests_own_side_is_refused() =>
        Assert.Contains("are on the same side", await Refused(World.Ana.Id, World.MfPlace.Id, Week), StringComparison.Ordinal);

    [Fact]
    public async Task A_week_the_guest_is_not_away_in_is_refused()
    {
        await Change(db => Answers(db, World.Ana.Id, a => a with { Weeks = [Week] }));
        Assert.Contains("Ana Hribar cannot be away in the week of", await Refused(World.Ana.Id, World.SapPlace.Id, World.Round.Weeks[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_the_place_is_closed_in_is_refused()
    {
        await Change(db => Place(db, World.SapPlace.Id, d => d with { Weeks = [Week] }));
        Assert.Contains("The place at SAP is not open in the week of", await Refused(World.Ana.Id, World.SapPlace.Id, World.Round.Weeks[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_without_a_shared_language_is_refused()
    {
        await Change(db => Place(db, World.SapPlace.Id, d => d with { Languages = ["de"] }));
        Assert.Contains("share no language", await Refused(World.Ana.Id, World.SapPlace.Id, Week), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_the_guest_does_not_want_is_refused()
    {
        await Change(db => Answers(db, World.Ana.Id, a => a with { HostWishes = ["LEK-1"], ExcludedHosts = ["SAP"] }));
        Assert.Contains("Ana Hribar does not want to go to SAP.", await Refused(World.Ana.Id, World.SapPlace.Id, Week), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relation_in_force_is_refused()
    {
        await Change(db =>
        {
            db.Add(new OrganisationRelation(World.Mju, World.Sap, RelationKind.OpenTender, Week));
            return Task.CompletedTask;
        });
        Assert.Contains("a relation between SAP and the employer of Ana Hribar is in force", await Refused(World.Ana.Id, World.SapPlace.Id, Week), StringComparison.Ordinal);

        // Over after that Monday, so the next week is open.
        Assert.Equal(HttpStatusCode.Redirect, (await Move(World.Ana.Id, World.SapPlace.Id, World.Round.Weeks[1])).StatusCode);
    }

    [Fact]
    public async Task A_full_place_is_refused()
    {
        await _fixture.AddReleased(3, publicSide: true);
        await _coordinator.Run();
        var seats = await _fixture.Seats(1);
        var (guest, other) = (seats.Keys.First(), seats.Keys.Last());

        Assert.Contains("is full in the week of", await Refused(guest, seats[other].HostPlaceId, seats[other].Week, run: false), StringComparison.Ordinal);
        Assert.Equal(seats[guest].Seat, (await _fixture.Seats(1))[guest].Seat);
    }

    [Fact]
    public async Task More_people_away_than_their_organisation_lets_go_is_refused()
    {
        await Change(async db =>
        {
            var mju = await db.Organisations.SingleAsync(o => o.Code == "MJU");
            mju.Edit(mju.Name, mju.Kind, mju.Industry, mju.City, maxAwayPerWeek: 1);
        });
        await _fixture.AddReleased(1, publicSide: true);
        await _coordinator.Run();
        var seats = await _fixture.Seats(1);
        var other = seats.Keys.First(g => g != World.Ana.Id);
        await _coordinator.PostTo($"{Runs}/1/unplace", $"{Runs}/1", ("guest", $"{other}"));
        var ana = seats[World.Ana.Id];
        var elsewhere = ana.HostPlaceId == World.LekPlace.Id ? World.SapPlace.Id : World.LekPlace.Id;

        Assert.Contains("lets no more people go in the week of", await Refused(other, elsewhere, ana.Week, run: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_withdrawn_since_is_refused_and_marked()
    {
        await _coordinator.Run();
        await Change(async db =>
        {
            var ana = await db.Registrations.SingleAsync(r => r.Id == World.Ana.Id);
            ana.Withdraw(await db.Rounds.Include(r => r.Phases).SingleAsync(), null, ana.PersonId, _fixture.Portal.Clock.GetUtcNow());
        });

        Assert.Contains("Ana Hribar is not released for the exchange any more", await Refused(World.Ana.Id, World.SapPlace.Id, Week, run: false), StringComparison.Ordinal);
        Assert.Contains("withdrawn", await _coordinator.Text($"{Runs}/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_withdrawn_since_is_refused()
    {
        await _coordinator.Run();
        await Change(async db => (await db.HostPlaces.SingleAsync(p => p.Id == World.SapPlace.Id)).Withdraw(
            await db.Rounds.Include(r => r.Phases).SingleAsync(), _fixture.Portal.Clock.Today));

        Assert.Contains("A place at SAP was withdrawn", await Refused(World.Ana.Id, World.SapPlace.Id, Week, run: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_is_not_found_and_nonsense_is_said_to_be()
    {
        await _coordinator.Run();

        Assert.Equal(HttpStatusCode.NotFound, (await Move(Guid.NewGuid(), World.SapPlace.Id, Week)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Move(World.Ana.Id, Guid.NewGuid(), Week)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{Runs}/1/guests/{Guid.NewGuid()}")).StatusCode);
        var nonsense = await _coordinator.PostTo($"{Runs}/1/move", $"{Runs}/1", ("guest", $"{World.Ana.Id}"), ("seat", "somewhere"));
        Assert.Contains("“somewhere” cannot be read here", (await Browser.Document(nonsense)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is not in this round", await Refused(World.Ana.Id, World.SapPlace.Id, Week.AddDays(70), run: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_place_is_shown_with_the_reasons_in_numbers()
    {
        await Change(db => Answers(db, World.Ana.Id, a => a with { Weeks = [Week], Languages = ["hu"], HostWishes = [] }));
        await _coordinator.Run();

        var board = await _coordinator.Text($"{Runs}/1");

        Assert.Contains("6 places a week are on offer on the other side, 2 share a week with them, 2 need a language they do not speak.", board, StringComparison.Ordinal);
        Assert.Contains("There is no place that every rule allows", await _coordinator.Text($"{Runs}/1/guests/{World.Ana.Id}"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Move(Guid guest, Guid place, DateOnly week) =>
        _coordinator.PostTo($"{Runs}/1/move", $"{Runs}/1", ("guest", $"{guest}"), ("seat", Seat(place, week)));

    /// <summary>Tries a move in a draft and returns what the page says; nothing may have changed.</summary>
    private async Task<string> Refused(Guid guest, Guid place, DateOnly week, bool run = true)
    {
        if (run)
        {
            await _coordinator.Run();
        }

        var (steps, seats) = ((await _fixture.Read(1)).Steps, (await _fixture.Seats(1)).ToDictionary(s => s.Key, s => s.Value.Seat));
        var answer = await Move(guest, place, week);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(steps, (await _fixture.Read(1)).Steps);
        Assert.Equal(seats, (await _fixture.Seats(1)).ToDictionary(s => s.Key, s => s.Value.Seat));
        return (await Browser.Document(answer)).QuerySelector("main")!.TextContent;
    }

    private async Task Change(Func<Application.Data.PortalDbContext, Task> act)
    {
        await using var db = _fixture.Portal.Database.Open();
        await act(db);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Brings a registration in again with other answers, as a coordinator's file would.</summary>
    private async Task Answers(Application.Data.PortalDbContext db, Guid id, Func<RegistrationAnswers, RegistrationAnswers> change)
    {
        var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
        var registration = await db.Registrations.SingleAsync(r => r.Id == id);
        var answers = change(registration.Answers());
        db.Entry(registration).Property(r => r.State).CurrentValue = RegistrationState.Draft;
        registration.Save(round, answers, _fixture.Portal.Clock.Today);
        db.Entry(registration).Property(r => r.State).CurrentValue = RegistrationState.Released;
    }

    private async Task Place(Application.Data.PortalDbContext db, Guid id, Func<HostPlaceDetails, HostPlaceDetails> change)
    {
        var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
        var place = await db.HostPlaces.SingleAsync(p => p.Id == id);
        place.Edit(round, change(World.PlaceDetails(round)), _fixture.Portal.Clock.Today);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>Ana (MJU) is published at LEK-1; guest and host answer.</summary>
public sealed class PlacementAnswerTests : IAsyncLifetime
{
    private const string Mine = "/me/2027/placement";
    private const string Guests = "/organisation/lek/2027/guests";
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Browser _ana = null!;
    private Browser _lek = null!;

    private World World => _fixture.World;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _fixture.Publish(_coordinator);
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        _lek = await _fixture.SignedIn(World.CompanyEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_guest_sees_where_when_and_with_whom()
    {
        var page = await _ana.Text(Mine);

        Assert.Contains("Your week: Lek, Ljubljana", page, StringComparison.Ordinal);
        Assert.Contains("Urška Hribar", page, StringComparison.Ordinal);
        Assert.Contains("your wish number 1", page, StringComparison.Ordinal);
        Assert.Contains("Answer by 22 March.", page, StringComparison.Ordinal);
        Assert.Contains("Your week: Lek, Ljubljana", await _ana.Text("/me/2027"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_accept_and_it_is_confirmed()
    {
        Assert.Equal(Mine, (await _ana.Submit(Mine, $"{Mine}/accept")).Headers.Location!.ToString());
        Assert.Empty(await _fixture.Told("PlacementConfirmed"));

        await _lek.Submit(Guests, $"{Guests}/{(await Ana()).Id}/accept");

        var placement = await Ana();
        Assert.Equal((AnswerState.Accepted, AnswerState.Accepted), (placement.Guest.State, placement.Host.State));
        Assert.Equal(World.Ana.PersonId, placement.Guest.ById);
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementConfirmed"));
        Assert.Equal(["mentor@example.si"], await _fixture.Told("PlacementConfirmedMentor"));
        Assert.Equal(["Ana Hribar", "Tina Zorman"], await _fixture.Portal.Read(db => db.AuditEntries
            .Where(a => a.SubjectId == placement.Id && a.Changes.Contains("Accepted")).OrderBy(a => a.Id).Select(a => a.ActorName).ToListAsync()));
    }

    [Fact]
    public async Task Pressing_twice_answers_once()
    {
        await _ana.Submit(Mine, $"{Mine}/accept");
        var first = await Ana();
        _fixture.Portal.Clock.Advance(TimeSpan.FromHours(1));

        await _ana.PostTo($"{Mine}/accept", Mine);

        Assert.Equal((first.Guest, first.Version), ((await Ana()).Guest, (await Ana()).Version));
    }

    [Fact]
    public async Task A_guest_declines_in_private_and_the_host_learns_only_that()
    {
        await _ana.Submit($"{Mine}/decline", $"{Mine}/decline", ("Reason", "Nosečnost."));

        var placement = await Ana();
        Assert.Equal((AnswerState.Declined, "Nosečnost."), (placement.Guest.State, placement.Guest.Reason));
        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementGuestDeclined"));
        Assert.False(await _fixture.Portal.Read(db => db.OutboxMessages.AnyAsync(m => m.Body.Contains("Nosečnost"))));
        Assert.DoesNotContain("Nosečnost", await _lek.Text(Guests), StringComparison.Ordinal);
        Assert.Contains("Nosečnost", await _coordinator.Text($"{Runs}/1/list?show=Declined"), StringComparison.Ordinal);
        Assert.Contains("3 free places", await FreeAtLek(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_leaves_the_round_is_expected_no_more_and_sees_no_placement()
    {
        await _ana.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementGuestDeclined"));
        Assert.False(await _fixture.Portal.Read(db => db.OutboxMessages.AnyAsync(m => m.Body.Contains("Nova služba"))));
        Assert.Contains("You have withdrawn from this round", await _ana.Text("/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("fallen through", await _ana.Text(Mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_who_withdraws_a_guest_tells_the_host_too()
    {
        var ana = $"/manage/2027/registrations/{_fixture.World.Ana.Id}";

        await _coordinator.Submit(ana, $"{ana}/withdraw", ("WithdrawReason", "Bolezen."));

        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementGuestDeclined"));
    }

    [Fact]
    public async Task A_host_declines_in_private_and_the_guest_learns_only_that()
    {
        var id = (await Ana()).Id;

        await _lek.Submit($"{Guests}/{id}/decline", $"{Guests}/{id}/decline", ("Reason", "Mentorica odhaja."));

        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementHostDeclined"));
        var page = await _ana.Text(Mine);
        Assert.Contains("Your host cannot take you after all.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mentorica odhaja", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Declining_needs_a_reason(string reason)
    {
        var answer = await _ana.Submit($"{Mine}/decline", $"{Mine}/decline", ("Reason", reason));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Fill this in.", (await Browser.Document(answer)).QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(AnswerState.Waiting, (await Ana()).Guest.State);
    }

    [Fact]
    public async Task A_mind_changes_back_while_the_seat_is_free()
    {
        await Decline();
        await _ana.Submit(Mine, $"{Mine}/accept");

        Assert.Equal(AnswerState.Accepted, (await Ana()).Guest.State);
        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementGuestBack"));
    }

    [Fact]
    public async Task A_seat_given_to_someone_else_does_not_come_back()
    {
        await Decline();
        await _fixture.AddReleased(1, publicSide: true);
        var other = await _fixture.Portal.Read(db => db.Registrations.Where(r => r.Id != World.Ana.Id && r.OrganisationId == World.Mju.Id).Select(r => r.Id).SingleAsync());
        var lost = await Ana();
        await _coordinator.PostTo($"{Runs}/1/give", $"{Runs}/1", ("guest", $"{other}"), ("seat", Seat(lost.HostPlaceId, lost.Week)));

        await _ana.PostTo($"{Mine}/accept", Mine);

        Assert.Equal(AnswerState.Declined, (await Ana()).Guest.State);
        Assert.Equal(lost.HostPlaceId, (await _fixture.Seats(1))[other].HostPlaceId);
        Assert.Contains("The place has gone to someone else", (await _ana.Page(Mine)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_day_an_answer_stands()
    {
        await _ana.Submit(Mine, $"{Mine}/accept");
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(8));
        _ana = await _fixture.SignedIn(World.ParticipantEmail);

        await _ana.PostTo($"{Mine}/decline", Mine, ("Reason", "Prepozno."));

        Assert.Equal(AnswerState.Accepted, (await Ana()).Guest.State);
    }

    [Fact]
    public async Task Between_two_phases_guest_and_host_still_answer()
    {
        await Change(async db =>
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            round.Plan([.. round.Phases.Where(p => p.Kind < PhaseKind.Matching).Select(p => new PhasePlan(p.Kind, p.From, p.To, p.Rights))]);
        });

        await _ana.Submit(Mine, $"{Mine}/accept");
        await _lek.Submit(Guests, $"{Guests}/{(await Ana()).Id}/accept");

        Assert.True((await Ana()).IsConfirmed);
    }

    [Fact]
    public async Task In_a_closed_round_nobody_answers_is_asked_to_or_is_reminded()
    {
        var list = await _coordinator.Page($"{Runs}/1/list");
        await _fixture.CloseRound();

        await _ana.PostTo($"{Mine}/accept", Mine);
        await _coordinator.PostTo($"{Runs}/1/remind", "/manage/2027", ("All", "true"));

        Assert.Equal(AnswerState.Waiting, (await Ana()).Guest.State);
        Assert.Empty(await _fixture.Told("PlacementReminder"));
        Assert.NotNull(list.QuerySelector($"form[action='{Runs}/1/remind']"));
        var after = await _coordinator.Page($"{Runs}/1/list");
        Assert.Contains("is closed, so nothing in it can be changed", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector($"form[action='{Runs}/1/remind']"));
        foreach (var (browser, page) in new[] { (_ana, Mine), (_ana, "/me/2027"), (_lek, Guests) })
        {
            var shown = await browser.Page(page);
            Assert.Contains("is closed", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Answer by", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(shown.QuerySelectorAll("main form[action$='accept'], main a[href$='decline']"));
        }

        Assert.DoesNotContain("Say whether you can go", (await _ana.Page("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisations_contact_finds_nothing()
    {
        var id = (await Ana()).Id;
        var sap = await _fixture.SignedIn(World.OtherCompanyEmail);
        const string Own = "/organisation/sap/2027/guests";

        Assert.Equal(HttpStatusCode.NotFound, (await sap.Get(Guests)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sap.PostTo($"{Guests}/{id}/accept", Own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sap.PostTo($"{Own}/{id}/accept", Own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sap.PostTo($"{Own}/{id}/decline", Own, ("Reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sap.Get($"{Own}/{id}/decline")).StatusCode);
        Assert.DoesNotContain("Ana Hribar", await sap.Text(Own), StringComparison.Ordinal);
        Assert.Equal(AnswerState.Waiting, (await Ana()).Host.State);
    }

    [Fact]
    public async Task The_sending_contact_sees_who_goes_but_cannot_answer()
    {
        var mju = await _fixture.SignedIn(World.MinistryEmail);
        const string Own = "/organisation/mju/2027/guests";

        var page = await mju.Text(Own);
        Assert.Contains("Ana Hribar", page, StringComparison.Ordinal);
        Assert.Contains("Nobody comes to you in this round.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mju.PostTo($"{Own}/{(await Ana()).Id}/accept", Own)).StatusCode);
    }

    [Fact]
    public async Task A_participant_without_a_placement_is_told_why_and_cannot_answer()
    {
        var rok = await _fixture.SignedIn(World.OtherParticipantEmail);

        // Handed in, and not released when the matching was run.
        Assert.Contains("You were not in the matching", await rok.Text(Mine), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rok.PostTo($"{Mine}/accept", Mine)).StatusCode);
        Assert.Equal(AnswerState.Waiting, (await Ana()).Guest.State);
    }

    [Fact]
    public async Task Whoever_got_no_place_or_left_is_told_so()
    {
        await _fixture.AddReleased(1, publicSide: false);
        var late = await _fixture.SignedIn("oseba.0@lek.si");
        Assert.Contains("There is no place for you yet", await late.Text(Mine), StringComparison.Ordinal);

        await _ana.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));
        Assert.Contains("You have left the round", await _ana.Text(Mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_was_nobodys_wish_says_who_chose_it()
    {
        await Change(db => db.Placements.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsWish, false).SetProperty(p => p.IsPinned, false)));
        Assert.Contains("but the best there was", await _ana.Text(Mine), StringComparison.Ordinal);

        await Change(db => db.Placements.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPinned, true)));
        Assert.Contains("not among your wishes; a coordinator chose this place for you", await _ana.Text(Mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_are_nobodys_business()
    {
        await Change(db => db.MatchRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, MatchRunState.Draft)));

        Assert.Contains("Your placement is on its way", await _ana.Text(Mine), StringComparison.Ordinal);
        Assert.Contains("Nothing published yet", await _lek.Text(Guests), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo($"{Mine}/accept", Mine)).StatusCode);
    }

    [Fact]
    public async Task What_waits_stands_on_the_home_page_until_it_is_answered()
    {
        Assert.Contains("Say whether you can go to Lek", (await _ana.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lek: answer for 1 guest", (await _lek.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 guest is placed with you and waits for your answer.", (await _lek.Page("/organisation/lek")).Body!.TextContent, StringComparison.Ordinal);

        await _ana.Submit(Mine, $"{Mine}/accept");
        await _lek.Submit(Guests, $"{Guests}/{(await Ana()).Id}/accept");

        Assert.DoesNotContain("Say whether you can go", (await _ana.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("answer for 1 guest", (await _lek.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for your answer", (await _lek.Page("/organisation/lek")).Body!.TextContent, StringComparison.Ordinal);
    }

    private Task<Placement> Ana() => _fixture.Portal.Read(db =>
        db.Placements.AsNoTracking().SingleAsync(p => p.RegistrationId == World.Ana.Id && p.EndedAt == null));

    private Task<HttpResponseMessage> Decline() => _ana.Submit($"{Mine}/decline", $"{Mine}/decline", ("Reason", "Ne gre."));

    private async Task<string> FreeAtLek()
    {
        var row = (await _coordinator.Page($"{Runs}/1")).QuerySelectorAll(".board tbody tr").Single(r => r.TextContent.Contains("Lek", StringComparison.Ordinal));
        return $"{row.QuerySelectorAll(".free").Length} free places";
    }

    private async Task Change(Func<Application.Data.PortalDbContext, Task> act)
    {
        await using var db = _fixture.Portal.Database.Open();
        await act(db);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

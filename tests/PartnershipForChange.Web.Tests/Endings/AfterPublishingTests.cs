using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Endings;

/// <summary>What may still be changed once placements and teams are published, and who learns of it. Ana of MJU goes to LEK-1.</summary>
public sealed class AfterPublishingTests : IAsyncLifetime
{
    private const string Places = "/organisation/lek/2027/places";
    private const string Dashboard = "/manage/2027";

    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    private World World => _fixture.World;

    private string Ana => $"/manage/2027/registrations/{World.Ana.Id}";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Whom_others_count_on_is_not_sent_back()
    {
        await _fixture.Publish(_coordinator);

        var page = await _coordinator.Page(Ana);
        Assert.Null(page.QuerySelector("form[action$='send-back']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{Runs}/1/guests/{World.Ana.Id}']"));
        var refused = await Browser.Document(await _coordinator.PostTo($"{Ana}/send-back", Ana, ("Reason", "Popravite teden."), ("Version", $"{World.Ana.Version}")));

        Assert.Contains("This person has a published placement or team", refused.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Released, (await Registration(World.Ana.Id)).State);
        Assert.Empty(await _fixture.Told("RegistrationSentBack"));
        Assert.Contains("Ana Hribar", await _coordinator.Text($"{Runs}/1/list?show=Waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_registration_is_closed_nobody_is_asked_to_hand_in_again()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        var rok = $"/manage/2027/registrations/{World.Rok.Id}";

        Assert.Null((await _coordinator.Page(rok)).QuerySelector("form[action$='send-back']"));
        var refused = await Browser.Document(await _coordinator.PostTo($"{rok}/send-back", rok, ("Reason", "Popravite teden."), ("Version", $"{World.Rok.Version}")));

        Assert.Contains("could not hand a corrected registration in again", refused.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Submitted, (await Registration(World.Rok.Id)).State);
    }

    [Fact]
    public async Task Withdrawing_a_place_says_whose_weeks_end_ends_them_and_tells_everyone()
    {
        await _fixture.Publish(_coordinator);
        var link = (await _coordinator.Page(Places)).QuerySelector($"main a[href$='/places/LEK-1/withdraw' i]")!.GetAttribute("href")!;
        var page = await _coordinator.Text(link);
        Assert.Contains("Withdrawing ends 1 published placement", page, StringComparison.Ordinal);
        Assert.Contains("Ana Hribar", page, StringComparison.Ordinal);

        await _coordinator.Submit(link, link);

        Assert.Empty(await _fixture.Seats(1));
        Assert.Equal([World.ParticipantEmail], await _fixture.Told("PlacementPlaceGone"));
        Assert.Equal([World.MinistryEmail], await _fixture.Told("PlacementPlaceGoneSender"));
        Assert.Equal([World.CompanyEmail, "mentor@example.si"], await _fixture.Told("PlacementPlaceGoneHost"));
        Assert.Contains("1 released person has no place", await _coordinator.Text(Dashboard), StringComparison.Ordinal);

        await _coordinator.Submit(Places, $"{Places}/lek-1/offer-again");
        Assert.Empty(await _fixture.Seats(1));
        Assert.Contains("There is no place for you yet", await (await _fixture.SignedIn(World.ParticipantEmail)).Text("/me/2027/placement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_where_a_published_week_has_begun_is_not_withdrawn()
    {
        await _fixture.Publish(_coordinator);
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays((await _fixture.Seats(1))[World.Ana.Id].Week.DayNumber - _fixture.Portal.Clock.Today.DayNumber));
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        Assert.Null((await _coordinator.Page(Places)).QuerySelector("main a[href$='/withdraw'], main form[action$='/withdraw']"));
        await _coordinator.PostTo($"{Places}/lek-1/withdraw", Places);

        Assert.Single(await _fixture.Seats(1));
        Assert.Contains("Ana Hribar is on placement here", (await _coordinator.Page(Places)).QuerySelector("[data-flash]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_with_published_guests_stays_and_so_do_their_seats()
    {
        await _fixture.AddReleased(1, publicSide: true);
        await _coordinator.Submit($"{Places}/lek-1", ("PlacesPerWeek", "2"));
        await _fixture.Publish(_coordinator);
        var seats = await _fixture.Seats(1);
        var (week, other) = (seats[World.Ana.Id].Week, seats.Keys.Single(g => g != World.Ana.Id));
        await _coordinator.PostTo($"{Runs}/1/give", $"{Runs}/1", ("guest", $"{other}"), ("seat", Seat(World.LekPlace.Id, week)));

        var fewer = await Browser.Document(await _coordinator.Submit($"{Places}/lek-1", ("PlacesPerWeek", "1")));
        Assert.Contains("guests are published here (number: 2)", fewer.QuerySelector("#PlacesPerWeek-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(fewer.QuerySelector($"main .notice a[href='{Runs}/1/guests/{World.Ana.Id}']"));
        var without = World.Round.Weeks.Where(w => w != week).Select(w => ("Weeks", $"{w:yyyy-MM-dd}")).ToArray();
        var gone = await Browser.Document(await _coordinator.Submit($"{Places}/lek-1", without));
        Assert.Contains("guests are published here (number: 2)", gone.QuerySelector("#Weeks-error")!.TextContent, StringComparison.Ordinal);

        var place = await _fixture.Portal.Read(db => db.HostPlaces.AsNoTracking().SingleAsync(p => p.Id == World.LekPlace.Id));
        Assert.Equal((2, 3), (place.PlacesPerWeek, place.Weeks.Count));
        var free = World.Round.Weeks.First(w => w != week);
        await _coordinator.Submit($"{Places}/lek-1", [.. World.Round.Weeks.Where(w => w != free).Select(w => ("Weeks", $"{w:yyyy-MM-dd}"))]);
        Assert.Equal(2, (await _fixture.Portal.Read(db => db.HostPlaces.AsNoTracking().SingleAsync(p => p.Id == World.LekPlace.Id))).Weeks.Count);
    }

    [Fact]
    public async Task A_relation_recorded_late_names_the_placements_it_forbids_until_they_end()
    {
        await _fixture.Publish(_coordinator);
        var guest = $"{Runs}/1/guests/{World.Ana.Id}";

        await _coordinator.Submit("/organisations/mju/relations/new", ("OtherCode", "LEK"), ("Kind", "Supervises"), ("Until", "2027-12-31"));

        var page = await _coordinator.Page("/organisations/mju");
        Assert.Contains("1 placement that it rules out is published already", page.QuerySelector("[data-flash]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ana Hribar", page.QuerySelector($"main .notice a[href='{guest}']")!.TextContent);
        Assert.Contains("1 published placement breaks a rule", await _coordinator.Text(Dashboard), StringComparison.Ordinal);
        Assert.NotNull((await _coordinator.Page($"{Runs}/1")).QuerySelector($"main .notice a[href='{guest}']"));
        Assert.Contains("breaks a rule", (await _coordinator.Page($"{Runs}/1/list")).QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A relation between the two organisations is in force.", (await _coordinator.Page(guest)).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);

        await _coordinator.PostTo($"{Runs}/1/end", $"{Runs}/1", ("guest", $"{World.Ana.Id}"));

        Assert.DoesNotContain("breaks a rule", await _coordinator.Text(Dashboard), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Hribar", (await _coordinator.Page("/organisations/mju")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([World.MinistryEmail], await _fixture.Told("PlacementEndedSender"));
    }

    [Fact]
    public async Task Leaving_says_what_ends_and_tells_host_mentor_team_and_contact_what_is_true()
    {
        await _fixture.AddReleased(3, publicSide: false);
        await _fixture.Publish(_coordinator);
        await PublishTeams();
        var ana = await _fixture.SignedIn(World.ParticipantEmail);

        var page = await ana.Text("/me/2027/withdraw");
        Assert.Contains("Your week with Lek", page, StringComparison.Ordinal);
        Assert.Contains("You are no longer in team 1.", page, StringComparison.Ordinal);
        Assert.Contains("you cannot come back into this round", page, StringComparison.Ordinal);
        await ana.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        Assert.Contains(World.CompanyEmail, await _fixture.Told("PlacementGuestDeclined"));
        Assert.Contains("mentor@example.si", await _fixture.Told("PlacementGuestDeclined"));
        var mates = await _fixture.Portal.Read(db => db.TeamMembers.CountAsync(m => db.TeamMembers.Any(own => own.TeamId == m.TeamId && own.RegistrationId == World.Ana.Id)));
        Assert.Equal(mates - 1, (await _fixture.Told("TeamMateLeft")).Count);
        var letter = await Body("RegistrationWithdrawn");
        Assert.Contains("Odpade teden pri gostitelju Lek", letter, StringComparison.Ordinal);
        Assert.Contains("Osebe ni več v ekipi 1", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("predlagate", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_registration_is_open_the_contact_may_name_another_and_the_person_may_come_back()
    {
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.Null((await ana.Page("/me/2027/withdraw")).QuerySelector("main .notice"));

        await ana.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        Assert.Contains("lahko predlagate koga drugega", await Body("RegistrationWithdrawn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_does_not_bring_a_lost_placement_back()
    {
        await _fixture.Publish(_coordinator);
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit("/me/2027/withdraw", "/me/2027/withdraw");
        await Change(async db =>
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            round.Plan([.. round.Phases.Select(p => new PhasePlan(p.Kind, p.From, p.To, [.. p.Rights, RoundRight.Register]))]);
        });

        await ana.Submit("/me", "/me/2027/come-back");

        Assert.Equal(RegistrationState.Draft, (await Registration(World.Ana.Id)).State);
        Assert.Empty(await _fixture.Seats(1));
    }

    [Fact]
    public async Task Who_is_released_late_is_promised_only_what_is_still_possible_and_is_not_forgotten()
    {
        await _fixture.AddReleased(3, publicSide: false);
        await _fixture.Publish(_coordinator);
        await PublishTeams();
        const string List = "/manage/2027/registrations";
        var address = (await _coordinator.PostTo($"{List}/check", List, ("Chosen", $"{World.Rok.Id}"))).Headers.Location!.ToString();
        var check = await _coordinator.Text(address);
        Assert.Contains("a coordinator can only give them a free place by hand", check, StringComparison.Ordinal);
        Assert.Contains("a coordinator can only put them into one of them by hand", check, StringComparison.Ordinal);

        await _coordinator.Submit(address, $"{List}/release", ("Reason", "Po telefonu."));

        var letter = await Body("RegistrationReleasedFor");
        Assert.Contains("Maja Kos", letter, StringComparison.Ordinal);
        Assert.Contains("na roko dodeli prosto mesto", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Zdaj ste na vrsti pri razporejanju", letter, StringComparison.Ordinal);
        var me = await (await _fixture.SignedIn(World.OtherParticipantEmail)).Text("/me");
        Assert.Contains("A coordinator can still give you a free place by hand", me, StringComparison.Ordinal);
        Assert.Contains("A coordinator can still put you into one of them by hand", me, StringComparison.Ordinal);
        var dashboard = await _coordinator.Page(Dashboard);
        Assert.Contains(
            dashboard.QuerySelectorAll("main li:has(a[href='/manage/2027/teams'])"),
            line => line.TextContent.Contains("1 released person is in no published team", StringComparison.Ordinal));
        Assert.Contains("1 released person has no place", dashboard.QuerySelector($"main a[href='{Runs}/1/list?show=Unplaced']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
        var teams = await _coordinator.Text("/manage/2027/teams");
        Assert.Contains("Rok Medved", teams, StringComparison.Ordinal);
        Assert.Contains("A new draft can be compared with them but not published.", teams, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_once_declined_comes_last_says_so_and_is_the_guests_no_more()
    {
        await _fixture.Publish(_coordinator);
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit("/me/2027/placement/decline", "/me/2027/placement/decline", ("Reason", "Ne morem."));

        var page = await _coordinator.Page($"{Runs}/1/guests/{World.Ana.Id}");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("The guest declined Lek", text, StringComparison.Ordinal);
        Assert.DoesNotContain("End this placement", text, StringComparison.Ordinal);
        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        Assert.DoesNotContain("the guest declined this place", rows[0], StringComparison.Ordinal);
        Assert.Contains("the guest declined this place", rows[^1], StringComparison.Ordinal);
        Assert.Contains("Ana Hribar has declined this place already", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_today_is_told_once_and_an_import_hides_nothing()
    {
        await _fixture.Publish(_coordinator);
        await Change(db =>
        {
            var now = _fixture.Portal.Clock.GetUtcNow();
            db.AuditEntries.AddRange(Enumerable.Range(0, 700).Select(i => Entry("Registration", AuditAct.Added, now.AddSeconds(1), """{"State":[null,"Released"]}""")));
            db.AuditEntries.AddRange(Enumerable.Range(0, 700).Select(i => Entry("Proposal", AuditAct.Changed, now.AddSeconds(2 + i), "{}")));
            return Task.CompletedTask;
        });

        var told = (await _coordinator.Page(Dashboard)).QuerySelectorAll("ul.feed li .what").Select(e => e.TextContent.Trim()).ToList();

        Assert.Single(told, line => line.StartsWith("The placements were published", StringComparison.Ordinal));
        Assert.Single(told, line => line.StartsWith("Employers' releases: 70", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("4 new host places", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains("Placements ended", StringComparison.Ordinal));
    }

    private AuditEntry Entry(string subject, AuditAct act, DateTimeOffset at, string changes) => new()
    {
        At = at, ActorId = World.Ana.PersonId, ActorName = "Maja Kos", Act = act, Subject = subject, SubjectId = Guid.NewGuid(), RoundId = World.Round.Id, Changes = changes,
    };

    private async Task PublishTeams()
    {
        await using var db = _fixture.Portal.Database.Open();
        foreach (var team in await _fixture.AddTeams(db))
        {
            db.Add(new Proposal(team));
        }

        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    private async Task Change(Func<PortalDbContext, Task> change)
    {
        await using var db = _fixture.Portal.Database.Open();
        await change(db);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    private Task<Registration> Registration(Guid id) => _fixture.Portal.Read(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id));

    private Task<string> Body(string kind) => _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == kind).Select(m => m.Body).FirstAsync());
}

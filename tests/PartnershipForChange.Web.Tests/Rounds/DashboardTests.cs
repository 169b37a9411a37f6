using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Rounds;

public sealed class DashboardTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_figures_count_each_side()
    {
        await _fixture.AddReleased(3, publicSide: true);

        var figures = (await Dashboard()).Standing.Figures;

        Assert.Equal(
            (new BySide(1, 0), new BySide(1, 2), new BySide(0, 1)),
            (figures.Unanswered, figures.Accepted, figures.WithoutPeople));
        Assert.Equal(
            (new BySide(4, 1), new BySide(4, 1), new BySide(4, 0), new BySide(0, 1)),
            (figures.People, figures.HandedIn, figures.Released, figures.Waiting));
        Assert.Equal((new BySide(4, 1), new BySide(4, 0), new BySide(6, 6)), (figures.Guests, figures.TeamMembers, figures.Stays));
        Assert.True(figures.TermsIssued);
    }

    [Fact]
    public async Task The_checks_say_what_is_missing_and_the_first_is_the_next_step()
    {
        var standing = (await Dashboard()).Standing;

        Assert.Equal(
            [
                ("Rounds.Check.Challenges", true, 5), ("Rounds.Check.Answers", false, 1), ("Rounds.Check.Named", false, 1), ("Rounds.Check.HandedIn", true, 2),
                ("Rounds.Check.Released", false, 1), ("Rounds.Check.PlacesPublic", true, 1), ("Rounds.Check.PlacesBusiness", true, 1),
            ],
            standing.Checks.Select(c => (c.Key, c.IsMet, c.Count)));
        Assert.Equal(("Rounds.Check.Answers", "/manage/2027/participations?status=Waiting"), (standing.NextStep!.Key, standing.NextStep.Path));
        Assert.Equal(["Rounds.Check.Answers"], standing.Late.Select(c => c.Key));
    }

    [Fact]
    public async Task Coordinators_and_contacts_read_the_same_last_day_for_releases()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var contact = await _fixture.SignedIn(World.OtherCompanyEmail);
        await coordinator.Submit("/manage/2027/phases", ("Phases[2].To", "2027-04-09"));

        Assert.Equal(new DateOnly(2027, 4, 9), (await Dashboard()).Standing.Checks.Single(c => c.Key == "Rounds.Check.Released").Due);
        Assert.EndsWith("by 9 April", await Task(coordinator, "/manage/2027", "waits for the employer's release"), StringComparison.Ordinal);
        Assert.EndsWith("by 9 April", await Task(contact, "/organisation/sap", "Agree to registrations, or send them back"), StringComparison.Ordinal);

        static async Task<string> Task(Browser browser, string path, string what) =>
            (await browser.Page(path)).QuerySelectorAll("li.open").Single(li => li.TextContent.Contains(what, StringComparison.Ordinal)).TextContent.Trim();
    }

    [Fact]
    public async Task Too_few_places_are_told_with_the_number_that_lacks()
    {
        await _fixture.AddReleased(7, publicSide: true);

        var check = (await Dashboard()).Standing.Checks.Single(c => c.Key == "Rounds.Check.PlacesBusiness");

        Assert.False(check.IsMet);
        Assert.Equal(2, check.Count);
        Assert.Equal([6, 8], check.Arguments);
    }

    [Fact]
    public async Task Whoever_was_never_released_is_still_told_of_once_matching_has_begun()
    {
        await _fixture.MoveTo(PhaseKind.Matching);

        var standing = (await Dashboard()).Standing;

        Assert.Equal("Rounds.Check.Match", standing.NextStep!.Key);
        var left = standing.Checks.Single(c => c.Key == "Rounds.Check.LeftWaiting");
        Assert.Equal((false, 1, "/manage/2027/registrations?state=Submitted"), (left.IsMet, left.Count, left.Path));
    }

    [Fact]
    public async Task The_step_of_a_round_with_nothing_missing_is_the_next_phase()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await using (var db = _fixture.Portal.Database.Open())
        {
            var rok = await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Rok.Id);
            rok.Withdraw(await db.Rounds.Include(r => r.Phases).SingleAsync(), null, rok.PersonId, _fixture.Portal.Clock.GetUtcNow());
            (await db.Rounds.SingleAsync()).Configure(RoundStrands.Usual with { Exchange = StrandState.Off }, RoundSettings.Usual);
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var standing = (await Dashboard()).Standing;

        Assert.DoesNotContain(standing.Checks, c => !c.IsMet);
        Assert.Equal(("Rounds.Step.MoveOn", "/manage/2027/move-on"), (standing.NextStep!.Key, standing.NextStep.Path));
        Assert.Equal([PhaseKind.Exchange, new DateOnly(2027, 5, 31)], standing.NextStep.Arguments);
    }

    [Fact]
    public async Task Teams_are_asked_for_until_they_are_published_and_then_their_proposals_are_told_of()
    {
        await _fixture.AddReleased(3, publicSide: true);
        await _fixture.AddReleased(3, publicSide: false);
        await _fixture.MoveTo(PhaseKind.Matching);
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        Assert.Equal("Rounds.Check.FormTeams", await Teams());

        await browser.Submit("/manage/2027/teams", "/manage/2027/teams", ("Teams", "2"));
        Assert.Equal("Rounds.Check.PublishTeams", await Teams());

        await browser.Submit("/manage/2027/teams/1", "/manage/2027/teams/1/publish");
        Assert.Equal("Rounds.Check.Teams", await Teams());

        await _fixture.MoveTo(PhaseKind.Teams);
        var check = (await Dashboard()).Standing.Checks.Single(c => c.Key == "Rounds.Check.Proposals");
        Assert.Equal((false, 2, true), (check.IsMet, check.Count, check.IsNote));
        Assert.Contains("2 teams have not handed in their proposals yet", await browser.Text("/manage/2027"), StringComparison.Ordinal);

        async Task<string> Teams() => (await Dashboard()).Standing.Checks.Single(c => c.Key.Contains("Teams", StringComparison.Ordinal)).Key;
    }

    [Fact]
    public async Task Invited_organisations_with_nobody_to_answer_come_first_and_are_not_to_be_reminded()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var mf = await db.Organisations.SingleAsync(o => o.Code == "MF");
            db.RemoveRange(await db.Contacts.Where(c => c.OrganisationId == mf.Id).ToListAsync());
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var standing = (await Dashboard()).Standing;

        Assert.Equal(("Rounds.Check.Contacts", 1), (standing.NextStep!.Key, standing.NextStep.Count));
        Assert.DoesNotContain(standing.Checks, c => c.Key == "Rounds.Check.Answers");
        var page = await (await _fixture.SignedIn(World.CoordinatorEmail)).Text("/manage/2027");
        Assert.Contains("1 invited organisation has no contact", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_reminded_today_are_still_named_but_no_next_step_before_tomorrow()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.PostTo("/manage/2027/participations/remind", "/manage/2027/participations", ("All", "true"));

        var standing = (await Dashboard()).Standing;
        Assert.Equal("Rounds.Check.Named", standing.NextStep!.Key);
        Assert.Equal(1, standing.Checks.Single(c => c.Key == "Rounds.Check.Answers").Count);

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Rounds.Check.Answers", (await Dashboard()).Standing.NextStep!.Key);
    }

    [Fact]
    public async Task An_import_is_told_by_the_states_it_brings()
    {
        var told = (await Dashboard()).Today;

        Assert.Equal(1, told.Single(h => h.Key == "Rounds.Today.Participation.Added").Count);
        Assert.Equal(3, told.Single(h => h.Key == "Rounds.Today.Participation.Accepted").Count);
    }

    [Fact]
    public async Task A_draft_is_led_to_its_opening()
    {
        var round = new Round("2028", new RoundDetails(new LocalisedText("Krog 2028", ""), "", LocalisedText.Empty, new DateOnly(2028, 6, 1), new DateOnly(2028, 6, 2)));
        var figures = new RoundFigures { TermsIssued = true };
        string[] Steps() => [.. new RoundStanding(round, figures, _fixture.Portal.Clock.Today).Checks.Where(c => !c.IsMet).Select(c => c.Key)];

        Assert.Equal(["Rounds.Check.Phases", "Rounds.Check.Weeks", "Rounds.Check.Challenges"], Steps());

        round.Edit(new RoundDetails(round.Name, "", LocalisedText.Empty, new DateOnly(2028, 5, 29), new DateOnly(2028, 6, 2)));
        round.Plan([new PhasePlan(PhaseKind.Invitation, new DateOnly(2028, 1, 1), new DateOnly(2028, 2, 1), [])]);
        round.Configure(RoundStrands.Usual with { Teams = StrandState.Off }, RoundSettings.Usual);
        Assert.Empty(Steps());
        Assert.Equal("Rounds.Step.Open", new RoundStanding(round, figures, _fixture.Portal.Clock.Today).NextStep!.Key);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Those_the_round_waits_for_are_named_with_the_reason()
    {
        var awaited = (await Dashboard()).Awaited;

        Assert.Equal(
            [("MF", ParticipationState.Invited, false, 0), ("LEK", ParticipationState.Accepted, false, 0), ("SAP", ParticipationState.Accepted, true, 1)],
            awaited.Select(a => (a.Code, a.State, a.HasPeople, a.WaitingReleases)));
    }

    [Fact]
    public async Task What_happened_today_is_told_in_words_and_yesterday_is_not()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        var feed = (await browser.Page("/manage/2027")).QuerySelectorAll("ul.feed li .what").Select(e => e.TextContent.Trim()).ToList();
        Assert.Contains(feed, line => line.StartsWith("4 new host places", StringComparison.Ordinal) && line.EndsWith("Portal", StringComparison.Ordinal));
        Assert.Contains(feed, line => line.StartsWith("5 new challenges", StringComparison.Ordinal));

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await Dashboard()).Today);
    }

    [Fact]
    public async Task The_queries_do_not_grow_with_organisations_people_or_rounds()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        var pages = new[] { "/manage/2027", "/manage", "/", "/manage/2027/challenges" };
        var before = new List<int>();
        foreach (var page in pages)
        {
            before.Add(await _fixture.Portal.Queries.During(() => browser.Page(page)));
        }

        await Grow();

        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Equal(before[i], await _fixture.Portal.Queries.During(() => browser.Page(pages[i])));
            Assert.InRange(before[i], 1, 24);
        }
    }

    [Theory]
    [InlineData("sl", "Na koga čakamo")]
    [InlineData("en", "Whom we wait for")]
    public async Task The_page_speaks_both_languages_without_a_bare_key(string language, string heading)
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail, language);

        var text = (await browser.Page("/manage/2027")).QuerySelector("main")!.TextContent;

        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rounds.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Words.", text, StringComparison.Ordinal);
    }

    private Task<RoundDashboard> Dashboard() =>
        _fixture.Portal.With<RoundDashboardQueries, RoundDashboard>(q => q.Dashboard("2027", CancellationToken.None));

    private async Task Grow()
    {
        await _fixture.AddReleased(20, publicSide: true);
        await using var db = _fixture.Portal.Database.Open();
        for (var i = 0; i < 5; i++)
        {
            var organisation = new Organisation($"ORG{i}", new LocalisedText($"Podjetje {i}", ""), OrganisationKind.Company, null, "Celje");
            db.Add(organisation);
            db.Add(new Participation(_fixture.World.Round.Id, organisation.Id, _fixture.Portal.Clock.GetUtcNow()));
        }

        var source = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        var clone = source.Clone("2028", new LocalisedText("Krog 2028", "Round 2028"), "", new DateOnly(2028, 5, 29));
        clone.Open();
        db.Add(clone);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Calendar;
using PartnershipForChange.Web.Tests.Jury;

namespace PartnershipForChange.Web.Tests.Teams;

/// <summary>Meetings that a team sets: on its page, in its members' calendars and mail, and in nobody else's.</summary>
public sealed class TeamMeetingTests : IAsyncLifetime
{
    private static readonly (string, string)[] Plan =
        [("Topic", "Prva ideja"), ("Day", "2027-04-20"), ("From", "09:00"), ("To", "10:30"), ("Place", "Tržaška 21, soba 5"), ("Link", string.Empty)];

    private JuryWorld _world = null!;
    private Browser _ana = null!;
    private string[] _mates = null!;
    private string[] _others = null!;

    private string Team => $"/teams/{_world.Team}";

    public async ValueTask InitializeAsync()
    {
        _world = await JuryWorld.CreateAsync();
        _ana = await _world.Fixture.SignedIn(World.ParticipantEmail);
        var members = await _world.Portal.Read(db => (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            orderby person.Email
            select new { member.TeamId, person.Email }).ToListAsync());
        _mates = [.. members.Where(m => m.TeamId == _world.Team && m.Email != World.ParticipantEmail).Select(m => m.Email)];
        _others = [.. members.Where(m => m.TeamId != _world.Team).Select(m => m.Email)];
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_meeting_is_told_to_the_mates_moves_in_their_calendars_and_disappears_when_called_off()
    {
        var mate = await _world.Fixture.SignedIn(_mates[0]);
        var calendar = await ReadCalendar.Issue(mate);
        var elsewhere = await ReadCalendar.Issue(await _world.Fixture.SignedIn(_others[0]));

        Assert.Equal(HttpStatusCode.Redirect, (await _ana.Submit($"{Team}/meetings/new", Plan)).StatusCode);
        var set = Assert.Single(await Meetings(calendar));
        var meeting = await Meeting();
        await mate.Submit(meeting, meeting, ("From", "14:00"), ("To", "15:00"));
        var moved = Assert.Single(await Meetings(calendar));
        Assert.Contains("Tržaška 21, soba 5", await Text(_ana), StringComparison.Ordinal);
        await _ana.Submit(meeting, $"{meeting}/cancel");
        var gone = Assert.Single(await Meetings(calendar));

        Assert.Equal(("Team 1: Prva ideja", "Tržaška 21, soba 5", "2027-04-20T07:00:00.000Z", 0, "CONFIRMED"), (set.Summary, set.Location, set.Start, set.Sequence, set.Status));
        Assert.Equal((set.Uid, "2027-04-20T12:00:00.000Z", 1), (moved.Uid, moved.Start, moved.Sequence));
        Assert.Equal((set.Uid, "CANCELLED"), (gone.Uid, gone.Status));
        Assert.Empty(await Meetings(elsewhere));
        Assert.DoesNotContain("Prva ideja", await Text(mate), StringComparison.Ordinal);
        Assert.Equal(_mates, await _world.Told("TeamMeeting"));
        Assert.Equal(_mates.Skip(1).Append(World.ParticipantEmail).Order(StringComparer.Ordinal), (await _world.Told("TeamMeetingMoved")).Order(StringComparer.Ordinal));
        Assert.Equal(_mates, await _world.Told("TeamMeetingCancelled"));
    }

    [Fact]
    public async Task Another_teams_member_neither_sees_nor_sets_nor_calls_off()
    {
        await _ana.Submit($"{Team}/meetings/new", Plan);
        var meeting = await Meeting();
        var stranger = await _world.Fixture.SignedIn(_others[0]);

        foreach (var path in new[] { $"{Team}/meetings/new", meeting })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo(path, "/teams", Plan)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"{meeting}/cancel", "/teams")).StatusCode);

        // Nor by an address that joins one's own team with another's meeting.
        var own = $"/teams/{_world.OtherTeam}/meetings/{meeting.Split('/')[^1]}";
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"{own}/cancel", "/teams")).StatusCode);
        Assert.Null(await _world.Portal.Read(db => db.TeamMeetings.Select(m => m.CancelledAt).SingleAsync()));
        Assert.DoesNotContain("Prva ideja", (await stranger.Page($"/teams/{_world.OtherTeam}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Topic", "", "Topic")]
    [InlineData("Day", "2027-03-01", "Day")]
    [InlineData("To", "08:00", "To")]
    [InlineData("Place", "", "Place")]
    [InlineData("Link", "http://example.si", "Link")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string value, string at)
    {
        var page = await Browser.Document(await _ana.Submit($"{Team}/meetings/new", [.. Plan.Where(p => p.Item1 != field), (field, value)]));

        Assert.NotNull(page.QuerySelector($".field.invalid [name='{at}']"));
        Assert.StartsWith($"{page.QuerySelector($"label[for='{at}']")!.FirstChild!.TextContent}: ", page.QuerySelector($".errors a[href='#{at}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? string.Empty);
        Assert.Equal(0, await _world.Portal.Read(db => db.TeamMeetings.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_second_is_told()
    {
        await _ana.Submit($"{Team}/meetings/new", Plan);
        var meeting = await Meeting();
        var version = (await _ana.Page(meeting)).QuerySelector("main form input[name='Version']")!.GetAttribute("value")!;
        var mate = await _world.Fixture.SignedIn(_mates[0]);
        await mate.Submit(meeting, meeting, ("Place", "Drugje"));

        var late = await Browser.Document(await _ana.Submit(meeting, meeting, ("Place", "Nekje"), ("Version", version)));

        Assert.NotNull(late.QuerySelector("main .error-summary, main [role=alert]"));
        Assert.Equal("Drugje", await _world.Portal.Read(db => db.TeamMeetings.Select(m => m.Place).SingleAsync()));
    }

    [Fact]
    public async Task What_has_begun_stays_and_cannot_be_changed()
    {
        await _ana.Submit($"{Team}/meetings/new", Plan);
        var meeting = await Meeting();
        _world.Portal.Clock.Set(new DateTimeOffset(2027, 4, 20, 7, 30, 0, TimeSpan.Zero));
        _ana = await _world.Fixture.SignedIn(World.ParticipantEmail);

        await _ana.Submit(meeting, $"{meeting}/cancel");

        Assert.Null(await _world.Portal.Read(db => db.TeamMeetings.Select(m => m.CancelledAt).SingleAsync()));
        Assert.Contains("Prva ideja", await Text(_ana), StringComparison.Ordinal);
        Assert.DoesNotContain((await _ana.Page(Team)).QuerySelectorAll("a"), a => a.GetAttribute("href") == meeting);
    }

    [Fact]
    public async Task A_juror_who_owes_a_score_has_the_last_day_in_the_calendar_until_it_is_given()
    {
        await _world.OpenPanel();
        var juror = await _world.Fixture.SignedIn(World.JurorEmail);
        var calendar = await ReadCalendar.Issue(juror);
        var deadline = await _world.Portal.Read(db => db.JuryPanels.Select(p => p.Deadline).SingleAsync());

        var owed = Assert.Single(await ReadCalendar.Fetch(_world.Portal, calendar));
        foreach (var subject in new[] { _world.Proposal, _world.OtherProposal })
        {
            await _world.Score(juror, (await _world.Seat(World.JurorEmail, subject)).Id, 3, comment: "Dobro.");
        }

        Assert.Equal((deadline.ToString("yyyy-MM-dd", null), "Last day to score for the jury: Round 2027"), (owed.Start, owed.Summary));
        Assert.Equal("CANCELLED", Assert.Single(await ReadCalendar.Fetch(_world.Portal, calendar)).Status);
    }

    private async Task<string> Text(Browser browser) => (await browser.Page(Team)).QuerySelector("main")!.Text();

    private async Task<IEnumerable<ReadEvent>> Meetings(string calendar) =>
        (await ReadCalendar.Fetch(_world.Portal, calendar)).Where(e => e.Uid.StartsWith("meeting-", StringComparison.Ordinal));

    private async Task<string> Meeting() => $"{Team}/meetings/{await _world.Portal.Read(db => db.TeamMeetings.Select(m => m.Id).SingleAsync())}";
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Workshops;

namespace PartnershipForChange.Web.Tests.Calendar;

public sealed class CalendarFeedTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await WorkshopWorld.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_address_is_shown_once_opens_without_signing_in_and_only_its_hash_is_kept()
    {
        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        var path = await Issue(browser);

        var again = (await browser.Page("/account/calendar")).QuerySelector("main")!.InnerHtml;
        var answer = await Browser.Of(_fixture.Portal).Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("token=", again, StringComparison.Ordinal);
        var feed = await _fixture.Portal.Read(db => db.CalendarFeeds.SingleAsync(Cancellation));
        Assert.Equal(LinkToken.Hash(TokenOf(path)), feed.TokenHash);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Changes.Contains(feed.TokenHash), Cancellation)));
    }

    [Fact]
    public async Task A_guessed_an_old_and_a_revoked_address_and_a_locked_account_open_nothing()
    {
        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        var old = await Issue(browser);
        var path = await Issue(browser);
        var stranger = Browser.Of(_fixture.Portal);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(old)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path + "x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path.Split('?')[0])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/calendar/{Guid.NewGuid()}.ics?token={TokenOf(path)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get(path)).StatusCode);
        await _fixture.Change(async db => (await db.Users.SingleAsync(u => u.Email == World.ParticipantEmail, Cancellation)).Lock(_fixture.Portal.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        await _fixture.Change(async db => (await db.Users.SingleAsync(u => u.Email == World.ParticipantEmail, Cancellation)).Unlock());
        browser = await _fixture.SignedIn(World.ParticipantEmail);
        await browser.Submit("/account/calendar", "/account/calendar/revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.ToldEvents.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_session_appears_moves_and_disappears_in_the_readers_language()
    {
        var at = await _fixture.AddSession(1);
        var browser = await _fixture.SignedIn(World.ParticipantEmail, "sl");
        var path = await Issue(browser);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);

        var first = Assert.Single(await Read(path), e => e.Uid.StartsWith("session-", StringComparison.Ordinal));
        _fixture.Portal.Clock.Advance(TimeSpan.FromHours(1));
        var same = Assert.Single(await Read(path), e => e.Uid == first.Uid);
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit($"{at.Manage}/edit", ("From", "14:00"), ("To", "15:00"));
        var moved = Assert.Single(await Read(path), e => e.Uid == first.Uid);
        browser = await _fixture.SignedIn(World.ParticipantEmail, "sl");
        await browser.Submit(at.Mine, $"{at.MineSession}/leave");
        var gone = Assert.Single(await Read(path), e => e.Uid == first.Uid);

        Assert.Equal(("Pogajanja", "Ljubljana", "2027-04-14T08:00:00.000Z", 0, "CONFIRMED"), (first.Summary, first.Location, first.Start, first.Sequence, first.Status));
        Assert.Equal(first, same);
        Assert.Equal(("2027-04-14T12:00:00.000Z", 1, "CONFIRMED"), (moved.Start, moved.Sequence, moved.Status));
        Assert.True(string.CompareOrdinal(moved.Modified, first.Modified) > 0);
        Assert.Equal((2, "CANCELLED"), (gone.Sequence, gone.Status));
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(100));
        Assert.DoesNotContain(await Read(path), e => e.Uid == first.Uid);
    }

    [Fact]
    public async Task A_session_called_off_is_cancelled_and_one_that_is_over_just_stays_and_goes()
    {
        var (off, held) = (await _fixture.AddSession(3), await _fixture.AddSession(3, day: WorkshopWorld.Day.AddDays(2)));
        await _fixture.Join(off, _fixture.World.Ana.PersonId);
        await _fixture.Join(held, _fixture.World.Ana.PersonId);
        var path = await Issue(await _fixture.SignedIn(World.ParticipantEmail));
        await Read(path);
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        await coordinator.Submit($"{off.Manage}/cancel", ("Reason", "Bolezen."));
        _fixture.Portal.Clock.Set((await _fixture.Load(held)).EndsAt.AddDays(30));

        Assert.Equal(["CANCELLED", "CONFIRMED"], (await Read(path)).Where(e => e.Uid.StartsWith("session-", StringComparison.Ordinal)).OrderBy(e => e.Start).Select(e => e.Status));
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(60));
        Assert.DoesNotContain(await Read(path), e => e.Uid.StartsWith("session-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deadlines_are_whole_days_of_those_they_concern_and_one_that_is_moved_is_the_same_event()
    {
        await _fixture.Change(async db =>
        {
            var (rok, round) = (await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Rok.Id, Cancellation), await db.Rounds.Include(r => r.Phases).SingleAsync(Cancellation));
            rok.SendBack(round, "Dopolnite.", rok.PersonId, _fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today, isPublished: false);
        });
        var rok = await Issue(await _fixture.SignedIn(World.OtherParticipantEmail));
        var contact = await Issue(await _fixture.SignedIn(World.OtherMinistryEmail));

        var handIn = Assert.Single(await Read(rok));
        await _fixture.Change(async db =>
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(Cancellation);
            round.Plan([.. round.Phases.Select(p => new PhasePlan(p.Kind, p.From, p.Kind == PhaseKind.Registration ? p.To.AddDays(1) : p.To, p.Rights))]);
        });
        var moved = Assert.Single(await Read(rok));

        Assert.Equal(("Last day to hand in your registration: Round 2027", "2027-03-22", "2027-03-23", true), (handIn.Summary, handIn.Start, handIn.End, handIn.IsDate));
        Assert.Equal((handIn.Uid, "2027-03-23", 1), (moved.Uid, moved.Start, moved.Sequence));
        Assert.Equal(["Last day to answer the invitation: Round 2027"], (await Read(contact)).Select(e => e.Summary));
    }

    [Fact]
    public async Task Several_programs_that_read_at_once_are_told_the_same()
    {
        var at = await _fixture.AddSession(3);
        await _fixture.Join(at, _fixture.World.Ana.PersonId);
        var path = await Issue(await _fixture.SignedIn(World.ParticipantEmail));
        var stranger = Browser.Of(_fixture.Portal);

        var texts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stranger.Client.GetStringAsync(path, Cancellation)));

        Assert.Single(texts.Distinct());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.ToldEvents.CountAsync(e => e.Uid.StartsWith("session-"), Cancellation)));
    }

    [Fact]
    public async Task Too_many_readings_from_one_address_are_refused()
    {
        await using var fixture = await PortalFixture.CreateAsync(("RateLimits:FeedsPerMinute", "3"));
        var stranger = Browser.Of(fixture.Portal);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/calendar/{Guid.NewGuid()}.ics?token=x")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.Get($"/calendar/{Guid.NewGuid()}.ics?token=x")).StatusCode);
    }

    private static string TokenOf(string path) => path[(path.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static Task<string> Issue(Browser browser) => ReadCalendar.Issue(browser);

    private Task<IReadOnlyList<ReadEvent>> Read(string path) => ReadCalendar.Fetch(_fixture.Portal, path);
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Workshops;

public sealed class MyWorkshopsTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await WorkshopWorld.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.CompanyEmail)]
    public async Task People_of_the_round_sign_up_and_only_then_see_the_link_and_their_code(string email)
    {
        var at = await _fixture.AddSession(3);
        var browser = await _fixture.SignedIn(email);
        var before = (await browser.Page(at.Mine)).QuerySelector("main")!.InnerHtml;
        var noCode = await browser.Get($"{at.MineSession}/code");

        var answer = await browser.Submit(at.Mine, $"{at.MineSession}/join");

        Assert.Equal(at.Mine, answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, noCode.StatusCode);
        Assert.DoesNotContain("meet.example.org", before, StringComparison.Ordinal);
        Assert.Contains("https://meet.example.org/room", (await browser.Page(at.Mine)).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull((await browser.Page($"{at.MineSession}/code")).QuerySelector("svg.qr path"));
        Assert.Equal([await _fixture.PersonId(email)], (await _fixture.Load(at)).SignUps.Select(s => s.PersonId));
    }

    [Theory]
    [InlineData(World.ReporterEmail)]
    [InlineData(World.CoordinatorEmail)]
    public async Task Who_is_not_of_the_round_finds_nothing_and_cannot_sign_up(string email)
    {
        var at = await _fixture.AddSession(3);
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/me/2027/workshops")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostTo($"{at.MineSession}/join", "/account")).StatusCode);
        Assert.Empty((await _fixture.Load(at)).SignUps);
    }

    [Fact]
    public async Task A_round_without_workshops_has_no_such_pages_and_a_called_off_strand_takes_nobody()
    {
        var at = await _fixture.AddSession(3);
        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        await _fixture.SetStrand(StrandState.Off);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/me/2027/workshops")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(at.Mine)).StatusCode);

        await _fixture.SetStrand(StrandState.Cancelled);
        await browser.PostTo($"{at.MineSession}/join", "/account");

        var list = (await browser.Page("/me/2027/workshops")).QuerySelector("main")!;
        Assert.Contains("called off", list.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("called off", list.QuerySelector(".feed .tag")!.TextContent.Trim());
        Assert.DoesNotContain("free place", (await browser.Page(at.Mine)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await _fixture.Load(at)).SignUps);
    }

    [Fact]
    public async Task A_place_given_back_goes_to_the_first_who_waits_with_a_message_in_their_language()
    {
        var at = await _fixture.AddSession(1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        var (ana, rok) = (await _fixture.SignedIn(World.ParticipantEmail), await _fixture.SignedIn(World.OtherParticipantEmail, "sl"));
        var waiting = (await rok.Page(at.Mine)).QuerySelector("main .card")!.TextContent;

        await ana.Submit(at.Mine, $"{at.MineSession}/leave");

        Assert.Contains("ste na čakalnem seznamu", waiting, StringComparison.Ordinal);
        Assert.Equal([_fixture.World.Rok.PersonId], (await _fixture.Load(at)).SignUps.Where(s => s.State == SignUpState.SignedUp).Select(s => s.PersonId));
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal((World.OtherParticipantEmail, "Mesto je vaše: Pogajanja"), (message.To, message.Subject));
        Assert.Contains($"{at.Mine}", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example.org", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clash_with_another_session_is_named_before_one_signs_up()
    {
        var first = await _fixture.AddSession(3);
        var second = await _fixture.AddSession(3, details: WorkshopWorld.Details with { Title = new LocalisedText("Podatki", "Data") });
        var third = await _fixture.AddSession(3, day: WorkshopWorld.Day.AddDays(1));
        await _fixture.Join(first, _fixture.World.Ana.PersonId);
        var browser = await _fixture.SignedIn(World.ParticipantEmail);

        var clash = (await browser.Page(second.Mine)).QuerySelector("main .notice.warn")!.TextContent;

        Assert.Equal("At the same time you have: Negotiating (14/04/2027 10:00).", clash);
        Assert.Null((await browser.Page(third.Mine)).QuerySelector("main .notice.warn"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(second.Mine, $"{second.MineSession}/join")).StatusCode);
        Assert.Equal(1, (await _fixture.Load(second)).Taken);
    }

    [Fact]
    public async Task Whoever_withdrew_is_not_asked_how_it_was()
    {
        var at = await _fixture.AddSession(10);
        await _fixture.Join(at, [_fixture.World.Ana.PersonId]);
        var session = await _fixture.Load(at);
        _fixture.Portal.Clock.Set(session.EndsAt.AddHours(1));
        await _fixture.Change(async db =>
        {
            var held = await db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(s => s.Id == at.Session, Cancellation);
            held.SetAttendance([.. held.SignUps.Select(s => s.Id)], session.EndsAt);
        });
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.NotNull((await ana.Page("/")).QuerySelector($"main a[href='{at.Mine}']"));

        await ana.Submit("/me/2027/withdraw");

        Assert.Null((await ana.Page("/")).QuerySelector($"main a[href='{at.Mine}']"));
    }

    [Fact]
    public async Task Who_was_there_sees_materials_and_competency_and_answers_of_five_or_more_are_shown_without_names()
    {
        await _fixture.AddReleased(5, publicSide: true);
        var at = await _fixture.AddSession(10);
        var people = await _fixture.Portal.Read(db => db.People.Where(p => p.FirstName.StartsWith("Oseba")).Select(p => p.Id).ToListAsync(Cancellation));
        await _fixture.Join(at, [_fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId, .. people]);
        var session = await _fixture.Load(at);
        _fixture.Portal.Clock.Set(session.EndsAt.AddHours(1));
        await _fixture.Change(async db =>
        {
            var held = await db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(s => s.Id == at.Session, Cancellation);
            held.SetAttendance([.. held.SignUps.Where(s => s.PersonId != _fixture.World.Rok.PersonId).Select(s => s.Id)], session.EndsAt);
            db.AddRange(people.Take(4).Select((p, i) => new WorkshopFeedback(held, p, 4, $"Stavek {i}", session.EndsAt)));
        });
        var (ana, rok) = (await _fixture.SignedIn(World.ParticipantEmail), await _fixture.SignedIn(World.OtherParticipantEmail));
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var four = (await coordinator.Page($"/manage/2027/workshops/{at.Workshop}")).QuerySelector("main")!.TextContent;

        var unmarked = await Browser.Document(await ana.Submit(at.Mine, $"{at.Mine}/feedback", ("Sentence", "Odlično.")));
        await ana.Submit(at.Mine, $"{at.Mine}/feedback", ("Mark", "1"), ("Sentence", "Odlično."));
        await ana.Submit(at.Mine, $"{at.Mine}/feedback", ("Mark", "5"), ("Sentence", "Odlično."));
        var refused = await rok.PostTo($"{at.Mine}/feedback", "/account", ("Session", at.Session.ToString()), ("Mark", "5"));

        Assert.DoesNotContain("Stavek", four, StringComparison.Ordinal);
        Assert.NotNull(unmarked.QuerySelector("#Mark-error"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal([4, 4, 4, 4, 5], await _fixture.Portal.Read(db => db.WorkshopFeedback.Select(f => f.Mark).OrderBy(m => m).ToListAsync(Cancellation)));
        var five = (await coordinator.Page($"/manage/2027/workshops/{at.Workshop}")).QuerySelector("main")!.TextContent;
        Assert.Contains("4.2 of 5", five, StringComparison.Ordinal);
        Assert.Contains("Odlično.", five, StringComparison.Ordinal);
        Assert.Equal("negotiation", (await ana.Page("/me/2027/workshops")).QuerySelector("main .stack + .stack .tag")!.TextContent.Trim(), ignoreCase: true);
        Assert.NotNull((await ana.Page(at.Mine)).QuerySelector("a[href='https://files.example.org/n']"));
        Assert.Null((await rok.Page(at.Mine)).QuerySelector("a[href='https://files.example.org/n']"));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Changes.Contains("Odlično"), Cancellation)));
    }

    [Fact]
    public async Task People_are_reminded_the_day_before_once_and_whoever_left_the_round_makes_room()
    {
        var at = await _fixture.AddSession(1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        await _fixture.Change(async db =>
        {
            var (ana, round) = (await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Ana.Id), await db.Rounds.SingleAsync());
            ana.Withdraw(round, null, ana.PersonId, _fixture.Portal.Clock.GetUtcNow());
        });

        await _fixture.Portal.RunDailyTasks();
        var first = await _fixture.Messages();
        _fixture.Portal.Clock.Set((await _fixture.Load(at)).StartsAt.AddDays(-1));
        await _fixture.Portal.RunDailyTasks();
        await _fixture.Portal.RunDailyTasks();

        Assert.Equal([("WorkshopPlace", World.OtherParticipantEmail)], first);
        Assert.Equal([("WorkshopReminder", World.OtherParticipantEmail)], (await _fixture.Messages())[1..]);
    }

    [Fact]
    public async Task The_round_shows_workshops_on_its_dashboard_in_its_report_and_to_its_people()
    {
        var at = await _fixture.AddSession(4, least: 3, details: WorkshopWorld.Details with { Kind = WorkshopKind.KickOff });
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        var contact = await _fixture.SignedIn(World.MinistryEmail);
        var home = (await contact.Page("/")).QuerySelector("main")!.TextContent;
        _fixture.Portal.Clock.Set((await _fixture.Load(at)).StartsAt.AddDays(-1));

        var dashboard = await _fixture.Portal.With((RoundDashboardQueries q) => q.Dashboard("2027", Cancellation));
        var report = (await _fixture.Portal.With((RoundReportQueries q) => q.WithParts(r => r.Id == _fixture.World.Round.Id, Cancellation)))[0];

        var strand = dashboard.Strands.Single(s => s.Key == "Words.Strand.Workshops");
        Assert.Equal([1, 4, 2, 0], strand.Facts.Select(f => f.Value));
        Assert.Equal([("Workshops.Check.TooSmall", 1)], strand.Checks.Select(c => (c.Key, c.Count)));
        Assert.Equal(
            [("Workshops.Report.Sessions", 1m), ("Workshops.Report.Cancelled", 0m), ("Workshops.Report.Places", 4m), ("Workshops.Report.SignedUp", 2m), ("Workshops.Report.Attended", 0m)],
            report.Parts.Single(p => p.Name == "workshops").Lines.Select(l => (l.Key, l.Total ?? -1)));
        Assert.Equal(new Application.Common.BySide(1, 1), report.Parts.Single(p => p.Name == "workshops").Lines[3].Sides);
        Assert.Contains("Sign up: Negotiating", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloned_round_has_the_same_workshops_without_sessions()
    {
        await _fixture.AddSession(4);
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        await coordinator.Submit("/manage/2027/clone", ("Code", "2028"), ("NameSl", "Krog 2028"), ("NameEn", "Round 2028"), ("Season", "2027/28"), ("From", "2028-05-29"));

        var copy = await _fixture.Portal.Read(db => (
            from workshop in db.Workshops
            join round in db.Rounds on workshop.RoundId equals round.Id
            where round.Code == "2028"
            select workshop).SingleAsync(Cancellation));
        Assert.Equal(("Pogajanja", LocalisedText.Empty), (copy.Title.Sl, copy.Materials));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.WorkshopSessions.CountAsync(Cancellation)));
    }
}

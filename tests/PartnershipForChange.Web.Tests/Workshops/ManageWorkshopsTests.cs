using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Workshops;

public sealed class ManageWorkshopsTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] New =
    [
        ("Kind", "Workshop"), ("Competency", "negotiation"), ("TitleSl", "Pogajanja"), ("TitleEn", "Negotiating"), ("Trainer", "Miha Sever"),
        ("Place", "Ljubljana"), ("Link", ""),
    ];

    private static readonly (string Name, string Value)[] Session =
        [("Day", "2027-04-14"), ("From", "10:00"), ("To", "12:00"), ("Most", "12"), ("Least", "4"), ("SignUpUntil", "2027-04-12")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await WorkshopWorld.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_workshop_with_a_session_is_set_in_two_forms_at_the_time_clocks_show_in_Ljubljana()
    {
        var added = await _browser.Submit("/manage/2027/workshops/new", New);
        var set = await _browser.Submit($"{added.Headers.Location}/sessions/new", Session);

        Assert.Equal(added.Headers.Location, set.Headers.Location);
        var workshop = await _fixture.Portal.Read(db => db.Workshops.SingleAsync(Cancellation));
        Assert.Equal($"/manage/2027/workshops/{workshop.Id}", added.Headers.Location!.ToString());
        Assert.Equal(("negotiation", "Negotiating", "Ljubljana"), (workshop.Competency, workshop.Title.En, workshop.Place));
        var session = await _fixture.Portal.Read(db => db.WorkshopSessions.SingleAsync(Cancellation));
        Assert.Equal(new DateTimeOffset(2027, 4, 14, 8, 0, 0, TimeSpan.Zero), session.StartsAt);
        Assert.Equal((12, 4, new DateOnly(2027, 4, 12)), (session.Most, session.Least, session.SignUpUntil));
        Assert.Equal(
            ["Workshop", "WorkshopSession"],
            await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Act == Application.Data.AuditAct.Added && a.Subject.StartsWith("Workshop"))
                .OrderBy(a => a.Subject).Select(a => a.Subject).ToListAsync(Cancellation)));
        var list = await _browser.Page("/manage/2027/workshops");
        Assert.Equal("Wednesday, 14 April 2027, 10:00–12:00", list.QuerySelector("main tbody th a")!.TextContent);
        Assert.Equal("fewer than needed so far", list.QuerySelector("main tbody .tag")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_session_of_several_days_ends_on_its_last_and_says_so_everywhere()
    {
        var added = await _browser.Submit("/manage/2027/workshops/new", New);
        await _browser.Submit($"{added.Headers.Location}/sessions/new", [.. Session, ("LastDay", "2027-04-16")]);

        var session = await _fixture.Portal.Read(db => db.WorkshopSessions.SingleAsync(Cancellation));
        Assert.Equal(
            (new DateTimeOffset(2027, 4, 14, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 4, 16, 10, 0, 0, TimeSpan.Zero)),
            (session.StartsAt, session.EndsAt));
        Assert.Equal(
            "Wednesday, 14 April 2027, 10:00 – 16 April, 12:00",
            (await _browser.Page("/manage/2027/workshops")).QuerySelector("main tbody th a")!.TextContent);
        var at = $"{added.Headers.Location}/sessions/{session.Id}";
        await _fixture.Join(new SessionAt(session.WorkshopId, session.Id), _fixture.World.Ana.PersonId);

        await _browser.Submit($"{at}/edit", ("From", "09:00"));

        Assert.Equal("2027-04-16", (await _browser.Page($"{at}/edit")).QuerySelector("#LastDay")!.GetAttribute("value"));
        Assert.Contains(
            "09:00–16. aprila, 12:00",
            await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "WorkshopMoved").Select(m => m.Body).SingleAsync(Cancellation)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Competency", "", "Fill this in.")]
    [InlineData("TitleSl", "", "Fill this in.")]
    [InlineData("Place", "", "Say where it is: a place, a link, or both.")]
    [InlineData("Link", "http://x.si", "Write a whole address that begins with https://.")]
    public async Task A_fault_in_a_workshop_stands_at_its_field(string field, string value, string message)
    {
        var page = await Browser.Document(await _browser.Submit("/manage/2027/workshops/new", [.. New.Where(n => n.Name != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal("Pogajanja", field == "TitleSl" ? "Pogajanja" : page.QuerySelector("#TitleSl")!.GetAttribute("value"));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Workshops.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("Day", "2027-03-15", "SignUpUntil", "2027-03-15", "Day", "Choose a time to come.")]
    [InlineData("Day", "", null, null, "Day", "Fill this in.")]
    [InlineData("To", "10:00", null, null, "To", "It has to end after it begins.")]
    [InlineData("LastDay", "2027-04-13", null, null, "LastDay", "The end is before the start.")]
    [InlineData("LastDay", "2027-04-29", null, null, "To", "It lasts too long. Days at most: 14.")]
    [InlineData("Most", "0", null, null, "Most", "Enter a whole number from 1 to 2000.")]
    [InlineData("Least", "13", null, null, "Least", "Enter a whole number from 0 to 12.")]
    [InlineData("SignUpUntil", "2027-04-15", null, null, "SignUpUntil", "Sign-up ends on the day of the session at the latest.")]
    public async Task A_fault_in_a_session_stands_at_its_field(string field, string value, string? also, string? and, string at, string message)
    {
        var added = await _browser.Submit("/manage/2027/workshops/new", New);
        (string, string)[] more = also is null ? [(field, value)] : [(field, value), (also, and!)];
        var early = field == "Day" ? new[] { ("From", "08:00") } : [];

        var page = await Browser.Document(await _browser.Submit(
            $"{added.Headers.Location}/sessions/new", [.. Session.Where(s => s.Name != field && s.Name != also && (early.Length == 0 || s.Name != "From")), .. more, .. early]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{at}-error")!.TextContent.Trim());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.WorkshopSessions.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_stale_form_does_not_overwrite_and_a_workshop_with_sessions_is_not_removed()
    {
        var at = await _fixture.AddSession(5);
        var path = $"/manage/2027/workshops/{at.Workshop}";
        var stale = (await _browser.Page($"{path}/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"{path}/edit", ("Trainer", "Ana Novak"));

        var refused = await Browser.Document(await _browser.Submit($"{path}/edit", ("Trainer", "Nekdo"), ("Version", stale)));
        await _browser.PostTo($"{path}/remove", $"{path}/edit", ("version", (await _fixture.Portal.Read(db => db.Workshops.SingleAsync(Cancellation))).Version.ToString()));

        Assert.NotNull(refused.QuerySelector(".errors, [role=alert]"));
        Assert.Equal("Ana Novak", (await _fixture.Portal.Read(db => db.Workshops.SingleAsync(Cancellation))).Trainer);
    }

    [Fact]
    public async Task Another_time_is_told_to_everybody_in_it_and_more_places_let_in_who_waits()
    {
        var at = await _fixture.AddSession(1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);

        await _browser.Submit($"{at.Manage}/edit", $"{at.Manage}/edit", ("Most", "2"));
        Assert.Equal([("WorkshopPlace", World.OtherParticipantEmail)], await _fixture.Messages());
        var answer = await _browser.Submit($"{at.Manage}/edit", ("From", "11:00"), ("To", "13:00"));

        Assert.Equal(at.Manage, answer.Headers.Location!.ToString());
        Assert.Equal(2, (await _fixture.Load(at)).Taken);
        Assert.Equal(
            [("WorkshopMoved", World.ParticipantEmail), ("WorkshopMoved", World.OtherParticipantEmail)], (await _fixture.Messages())[..2]);
        Assert.Contains("14. aprila 2027, 11:00–13:00 (Ljubljana)", await LastBody(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_below_its_minimum_is_shown_and_called_off_with_a_reason_told_to_all()
    {
        var at = await _fixture.AddSession(1, least: 1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);

        var empty = await Browser.Document(await _browser.Submit($"{at.Manage}/cancel", ("Reason", "")));
        var done = await _browser.Submit($"{at.Manage}/cancel", ("Reason", "Trener je bolan."));
        var twice = await Browser.Document(await _browser.Submit($"{at.Manage}/cancel", ("Reason", "Spet.")));

        Assert.Equal("Error: Fill this in.", empty.QuerySelector("#Reason-error")!.TextContent.Trim());
        Assert.Equal(at.Manage, done.Headers.Location!.ToString());
        Assert.Contains("This session is called off.", twice.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var session = await _fixture.Load(at);
        Assert.Equal((_fixture.Portal.Clock.GetUtcNow(), "Trener je bolan."), (session.CancelledAt, session.Reason));
        Assert.Equal(
            [("WorkshopCancelled", World.ParticipantEmail), ("WorkshopCancelled", World.OtherParticipantEmail)], await _fixture.Messages());
        Assert.Contains("Razlog: Trener je bolan.", await LastBody(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_taken_out_is_told_and_so_is_who_gets_the_place()
    {
        var at = await _fixture.AddSession(1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        var signUp = (await _fixture.Load(at)).Of(_fixture.World.Ana.PersonId)!.Id;

        await _browser.Submit(at.Manage, $"{at.Manage}/people/{signUp}/remove");

        Assert.Equal([_fixture.World.Rok.PersonId], (await _fixture.Load(at)).SignUps.Where(s => s.State == SignUpState.SignedUp).Select(s => s.PersonId));
        Assert.Equal(
            [("WorkshopPlace", World.OtherParticipantEmail), ("WorkshopRemoved", World.ParticipantEmail)], await _fixture.Messages());
    }

    [Fact]
    public async Task A_scanned_code_and_a_tick_on_the_list_note_who_is_there()
    {
        var at = await _fixture.AddSession(2);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);
        var session = await _fixture.Load(at);
        var (ana, rok) = (session.Of(_fixture.World.Ana.PersonId)!.Id, session.Of(_fixture.World.Rok.PersonId)!.Id);
        var early = await _browser.Page($"/manage/2027/workshops/check-in/{ana}");
        _fixture.Portal.Clock.Set(session.StartsAt.AddMinutes(-10));
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);

        await _browser.Submit($"/manage/2027/workshops/check-in/{ana}");
        var shown = await _browser.Page($"/manage/2027/workshops/check-in/{ana}");
        await _browser.Submit(at.Manage, $"{at.Manage}/attendance", ("attended", rok.ToString()));

        Assert.Null(early.QuerySelector("main form[method=post]"));
        Assert.Equal("Ana Hribar", shown.QuerySelector("h1")!.TextContent);
        Assert.Null(shown.QuerySelector("main form[method=post]"));
        session = await _fixture.Load(at);
        Assert.Equal((null, _fixture.Portal.Clock.GetUtcNow()), (session.Of(_fixture.World.Ana.PersonId)!.AttendedAt, session.Of(_fixture.World.Rok.PersonId)!.AttendedAt));
    }

    [Theory]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.MinistryEmail)]
    public async Task Nobody_notes_attendance_but_a_coordinator(string email)
    {
        var at = await _fixture.AddSession(2);
        await _fixture.Join(at, _fixture.World.Ana.PersonId);
        var session = await _fixture.Load(at);
        _fixture.Portal.Clock.Set(session.StartsAt);
        var browser = await _fixture.SignedIn(email);

        var answer = await browser.PostTo($"/manage/2027/workshops/check-in/{session.SignUps[0].Id}", "/account");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null((await _fixture.Load(at)).SignUps[0].AttendedAt);
    }

    [Fact]
    public async Task Whoever_counts_on_a_session_is_told_once_when_all_workshops_are_cancelled()
    {
        var at = await _fixture.AddSession(1);
        await _fixture.Join(at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId);

        await _browser.Submit("/manage/2027/edit", ("Workshops", "Cancelled"), ("IsSure", "true"));
        await _browser.Submit("/manage/2027/edit", ("Workshops", "Cancelled"), ("IsSure", "true"));

        Assert.Equal(
            [("StrandsEnded", World.ParticipantEmail), ("StrandsEnded", World.OtherParticipantEmail)], await _fixture.Messages());
    }

    [Fact]
    public async Task A_called_off_strand_can_be_read_but_not_added_to()
    {
        await _fixture.AddSession(2);
        await _fixture.SetStrand(StrandState.Cancelled);

        var refused = await Browser.Document(await _browser.Submit("/manage/2027/workshops/new", New));

        Assert.Contains("called off", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Workshops.CountAsync(Cancellation)));
        Assert.Equal("called off", (await _browser.Page("/manage/2027/workshops")).QuerySelector("main tbody .tag")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_list_asks_as_many_questions_for_many_workshops_as_for_one()
    {
        await _fixture.AddSession(2);
        var one = await _fixture.Portal.Queries.During(() => _browser.Page("/manage/2027/workshops"));
        for (var i = 0; i < 5; i++)
        {
            await _fixture.Join(await _fixture.AddSession(2), _fixture.World.Ana.PersonId);
        }

        Assert.Equal(one, await _fixture.Portal.Queries.During(() => _browser.Page("/manage/2027/workshops")));
    }

    /// <summary>Of the message written last: its key is the highest here, though not for every database.</summary>
    private async Task<string> LastBody() =>
        (await _fixture.Portal.Read(db => db.OutboxMessages.AsNoTracking().ToListAsync(Cancellation))).MaxBy(m => m.Id)!.Body;
}

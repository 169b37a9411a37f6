using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;
using PartnershipForChange.Web.Tests.Surveys;

namespace PartnershipForChange.Web.Tests.Recognition;

public sealed class KudosTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _ana = null!;
    private Browser _rok = null!;
    private Browser _coordinator = null!;

    private Guid Rok => _fixture.World.Rok.PersonId;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.AddSeason();
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        _rok = await _fixture.SignedIn(World.OtherParticipantEmail);
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Praise_reaches_the_other_side_with_a_message_and_a_stamp_for_the_giver()
    {
        var choices = (await _ana.Page($"{RecognitionWorld.Mine}/praise")).QuerySelectorAll("main input[type=radio]").Length;
        var answer = await _ana.Praise(Rok, "Hvala za iskrenost.");

        // Rok and the contacts of LEK and SAP; MF has not accepted, and nobody praises their own side.
        Assert.Equal((3, RecognitionWorld.Mine), (choices, answer.Headers.Location!.ToString()));
        Assert.Equal([World.OtherParticipantEmail], await _fixture.Told("Kudos"));
        Assert.Contains("Hvala za iskrenost.", await _rok.Text(RecognitionWorld.Mine), StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "1", "0"], await Marks(_ana));
        Assert.Equal(["0", "0", "0", "0", "0"], await Marks(_rok));
        Assert.Contains("Ana Hribar to Rok Medved", await _coordinator.Text(RecognitionWorld.Manage), StringComparison.Ordinal);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Subject == nameof(Kudos) && a.ActorName == "Ana Hribar")));
    }

    [Fact]
    public async Task Nobody_is_praised_twice_a_week_by_the_same_person_nor_on_the_same_side_nor_outside_the_round()
    {
        await _ana.Praise(Rok, "Hvala.");
        var again = await Browser.Document(await _ana.Praise(Rok, "In še enkrat."));
        var side = await Browser.Document(await _ana.Praise(_fixture.World.Ana.PersonId, "Meni."));
        var juror = await _fixture.Portal.Read(db => db.People.Where(p => p.Email == World.JurorEmail).Select(p => p.Id).SingleAsync());
        var outside = await _ana.Praise(juror, "Hvala.");
        var empty = await Browser.Document(await _ana.Praise(Rok, " "));

        Assert.Contains("has had kudos from you this week", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Error: You can praise only somebody of the other side.", side.QuerySelector("#ToId-error")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.Equal("Error: Fill this in.", empty.QuerySelector("#Sentence-error")!.TextContent.Trim());
        Assert.Equal((1, 1), (await Count(), (await _fixture.Told("Kudos")).Count));

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(7));
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        await _ana.Praise(Rok, "Naslednji teden.");
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Three_kudos_a_day_and_no_more()
    {
        await _fixture.AddReleased(4, publicSide: false);
        var people = await _fixture.Portal.Read(db => db.People.Where(p => p.FirstName.StartsWith("Oseba")).Select(p => p.Id).ToListAsync());
        foreach (var person in people.Take(3))
        {
            await _ana.Praise(person, "Hvala.");
        }

        var fourth = await Browser.Document(await _ana.Praise(people[3], "Hvala."));

        Assert.Contains("You have given 3 kudos today", fourth.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task The_giver_changes_or_withdraws_it_for_a_day_and_nobody_else_does()
    {
        await _ana.Praise(Rok, "Hvala.");
        var id = await _fixture.Portal.Read(db => db.Kudos.Select(k => k.Id).SingleAsync());
        var path = $"{RecognitionWorld.Mine}/kudos/{id}";
        Assert.Equal(HttpStatusCode.NotFound, (await _rok.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _rok.PostTo($"{path}/withdraw", "/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo($"{path}/report", "/account")).StatusCode);

        await _ana.Submit(path, ("Sentence", "Hvala za vse."));
        Assert.Equal("Hvala za vse.", await _fixture.Portal.Read(db => db.Kudos.Select(k => k.Content).SingleAsync()));
        _fixture.Portal.Clock.Advance(TimeSpan.FromHours(25));
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get(path)).StatusCode);
        await _ana.PostTo($"{path}/withdraw", "/account");
        Assert.Null(await _fixture.Portal.Read(db => db.Kudos.Select(k => k.WithdrawnAt).SingleAsync()));
    }

    [Fact]
    public async Task What_is_reported_is_hidden_with_a_reason_and_brings_no_stamp()
    {
        await _ana.Praise(Rok, "Žaljivo.");
        var id = await _fixture.Portal.Read(db => db.Kudos.Select(k => k.Id).SingleAsync());
        await _rok.Submit(RecognitionWorld.Mine, $"{RecognitionWorld.Mine}/kudos/{id}/report");
        Assert.Contains("1 reported kudos wait", await _coordinator.Text("/manage/2027"), StringComparison.Ordinal);

        var none = await Browser.Document(await _coordinator.Submit($"{RecognitionWorld.Manage}/kudos/{id}/hide", ("Reason", "")));
        await _coordinator.Submit($"{RecognitionWorld.Manage}/kudos/{id}/hide", ("Reason", "Ni pohvala."));

        Assert.Equal("Error: Fill this in.", none.QuerySelector("#Reason-error")!.TextContent.Trim());
        Assert.DoesNotContain("Žaljivo.", await _rok.Text(RecognitionWorld.Mine), StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "0", "0"], await Marks(_ana));
        var trail = await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.SubjectId == id).OrderBy(a => a.Id).Select(a => a.ActorName).ToListAsync());
        Assert.Equal(["Ana Hribar", "Rok Medved", "Maja Kos"], trail);
    }

    [Fact]
    public async Task Whoever_turns_it_off_is_not_listed_not_praised_and_shown_no_stamps()
    {
        await _rok.Praise(_fixture.World.Ana.PersonId, "Hvala.");
        await _rok.Submit(RecognitionWorld.Mine, $"{RecognitionWorld.Mine}/turn", ("off", "true"));

        Assert.Empty((await _rok.Page(RecognitionWorld.Mine)).QuerySelectorAll(".stamp-mark"));
        Assert.DoesNotContain("Medved", await _ana.Text($"{RecognitionWorld.Mine}/praise"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Praise(Rok, "Hvala.")).StatusCode);
        Assert.Equal(1, await Count());
        await _rok.Submit(RecognitionWorld.Mine, $"{RecognitionWorld.Mine}/turn", ("off", "false"));
        Assert.Equal(["0", "0", "0", "1", "0"], await Marks(_rok));
    }

    [Fact]
    public async Task A_season_ends_with_its_round_and_goes_on_when_it_is_opened_again()
    {
        await _ana.Praise(Rok, "Hvala.");
        await _coordinator.Submit("/manage/2027/close");

        Assert.Equal([(StampAct.Praised, 1)], (await _fixture.Portal.Read(db => db.FrozenStamps.ToListAsync())).Select(s => (s.Act, s.Times)));
        Assert.Equal(["0", "0", "0", "1", "0"], await Marks(_ana));
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get($"{RecognitionWorld.Mine}/praise")).StatusCode);
        Assert.Contains("The season is over.", (await _ana.Page("/me/2027")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await _rok.PostTo($"{RecognitionWorld.Mine}/praise", "/account", ("ToId", _fixture.World.Ana.PersonId.ToString()), ("Sentence", "Prepozno."));
        Assert.Equal(1, await Count());

        await _coordinator.Submit("/manage/2027/reopen");
        Assert.Equal(0, await _fixture.Portal.Read(db => db.FrozenStamps.CountAsync()));
        await _rok.Praise(_fixture.World.Ana.PersonId, "Spet.");
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task A_stamp_is_renamed_or_not_given_and_a_round_without_recognition_shows_none()
    {
        await _ana.Praise(Rok, "Hvala.");
        await _coordinator.Submit($"{RecognitionWorld.Manage}/stamps/praised", ("TitleEn", "A good word"), ("IsGiven", "false"));
        Assert.Equal(["0", "0", "0", "0"], await Marks(_ana));

        await _fixture.Change(async db =>
        {
            var round = await db.Rounds.SingleAsync();
            round.Configure(round.Strands with { Recognition = StrandState.Off }, round.Settings);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get(RecognitionWorld.Mine)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo($"{RecognitionWorld.Mine}/turn", "/account", ("off", "true"))).StatusCode);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.RecognitionChoices.CountAsync()));
    }

    private static async Task<IEnumerable<string>> Marks(Browser browser) =>
        (await browser.Page(RecognitionWorld.Mine)).QuerySelectorAll(".stamp-mark").Select(m => m.TextContent);

    private Task<int> Count() => _fixture.Portal.Read(db => db.Kudos.CountAsync());
}

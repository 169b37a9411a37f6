using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Jury;

/// <summary>Coordinators set the jury up, watch it without scores, close it, decide and tell.</summary>
public sealed class JuryPanelPagesTests : IAsyncLifetime
{
    private const string Panel = JuryWorld.Panel;
    private JuryWorld _world = null!;

    private Browser Coordinator => _world.Coordinator;

    public async ValueTask InitializeAsync() => _world = await JuryWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_panel_is_set_up_once_and_its_criteria_are_changed_by_form()
    {
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        Assert.Equal(1, await _world.Portal.Read(db => db.JuryPanels.CountAsync()));

        var answer = await Coordinator.Submit(
            $"{Panel}/settings", ("SeatsPerSubject", "2"), ("Criteria[1].NameSl", ""), ("Criteria[1].NameEn", ""), ("Criteria[1].HintSl", ""), ("Criteria[1].HintEn", ""),
            ("Criteria[5].NameSl", "Pogum"), ("Criteria[5].Weight", "7"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var panel = await _world.Portal.Read(db => db.JuryPanels.Include(p => p.Criteria).SingleAsync());
        Assert.Equal(["Učinek", "Novost", "Sodelovanje obeh svetov", "Jasnost", "Pogum"], panel.Criteria.Select(c => c.Name.Sl));
        Assert.Equal((2, 7), (panel.SeatsPerSubject, panel.Criteria[4].Weight));
    }

    [Fact]
    public async Task A_wrong_weight_is_said_at_its_field_and_a_stale_form_changes_nothing()
    {
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        var seen = await _world.PanelVersion();

        var page = await Browser.Document(await Coordinator.Submit($"{Panel}/settings", ("Criteria[0].Weight", "101"), ("Criteria[0].NameSl", "Drugače")));
        Assert.Equal("true", page.QuerySelector("input[name='Criteria[0].Weight']")!.GetAttribute("aria-invalid"));
        Assert.Equal("Drugače", page.QuerySelector("input[name='Criteria[0].NameSl']")!.GetAttribute("value"));

        await Coordinator.Submit($"{Panel}/settings", ("SeatsPerSubject", "4"));
        var stale = await Coordinator.Submit($"{Panel}/settings", ("SeatsPerSubject", "5"), ("Version", $"{seen}"));
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.Equal(4, await _world.Portal.Read(db => db.JuryPanels.Select(p => p.SeatsPerSubject).SingleAsync()));
    }

    [Fact]
    public async Task The_system_seats_evenly_and_never_in_conflict_and_by_hand_a_conflict_is_refused()
    {
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        var conflicted = await _world.PersonId(JuryWorld.ConflictedJuror);
        foreach (var juror in new[] { await _world.PersonId(World.JurorEmail), await _world.PersonId(JuryWorld.SecondJuror), conflicted })
        {
            await Coordinator.PostTo($"{Panel}/jurors", Panel, ("juror", $"{juror}"));
        }

        await Coordinator.PostTo($"{Panel}/seats/spread", Panel);
        await Coordinator.PostTo($"{Panel}/seats", Panel, ("subject", $"{_world.Proposal}"), ("juror", $"{conflicted}"));

        var seats = await _world.Portal.Read(db => db.JurySeats.ToListAsync());
        Assert.Equal(4, seats.Count);
        Assert.DoesNotContain(seats, s => s.PersonId == conflicted);
        Assert.Contains("A conflict of interest: same employer.", (await Coordinator.Page(Panel)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_people_with_the_role_become_jurors()
    {
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        await Coordinator.PostTo($"{Panel}/jurors", Panel, ("juror", $"{_world.Fixture.World.Ana.PersonId}"));

        Assert.Equal(0, await _world.Portal.Read(db => db.JuryPanels.SelectMany(p => p.Jurors).CountAsync()));
    }

    [Fact]
    public async Task Opening_tells_every_juror_and_keeps_the_text_from_changing()
    {
        await _world.OpenPanel();

        Assert.Equal([JuryWorld.SecondJuror, World.JurorEmail], await _world.Told("JuryOpened"));
        var ana = await _world.Fixture.SignedIn(World.ParticipantEmail);
        var page = await ana.Page($"/teams/{_world.Team}/proposal");
        Assert.Null(page.QuerySelector("form[action$='/take-back']"));
        var version = await _world.Portal.Read(db => db.Proposals.Where(p => p.Id == _world.Proposal).Select(p => p.Version).SingleAsync());
        await ana.PostTo($"/teams/{_world.Team}/proposal/take-back", "/teams", ("version", $"{version}"));
        Assert.Equal(ProposalState.Submitted, await State(_world.Proposal));
    }

    [Fact]
    public async Task Until_closing_coordinators_see_progress_and_no_score_anywhere()
    {
        await _world.OpenPanel();
        var juror = await _world.Fixture.SignedIn(World.JurorEmail);
        await _world.Score(juror, (await _world.Seat(World.JurorEmail, _world.Proposal)).Id, 4, comment: "Zasebno mnenje.");

        var panel = (await Coordinator.Page(Panel)).QuerySelector("main")!.TextContent;
        Assert.Contains("1 / 4", panel, StringComparison.Ordinal);
        foreach (var path in new[] { Panel, "/manage/2027", "/audit", "/manage/2027/jury" })
        {
            var text = (await Coordinator.Page(path)).Body!.TextContent;
            Assert.DoesNotContain("4.00", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Zasebno mnenje.", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Coordinator.Get(JuryWorld.Results)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Coordinator.Get($"{JuryWorld.Results}/{_world.Proposal}")).StatusCode);
    }

    [Fact]
    public async Task Reminders_reach_only_those_who_owe_once_a_day()
    {
        await _world.OpenPanel();
        var juror = await _world.Fixture.SignedIn(World.JurorEmail);
        foreach (var subject in new[] { _world.Proposal, _world.OtherProposal })
        {
            await _world.Score(juror, (await _world.Seat(World.JurorEmail, subject)).Id, 4);
        }

        await Coordinator.PostTo($"{Panel}/remind", Panel);
        await Coordinator.PostTo($"{Panel}/remind", Panel);
        Assert.Equal([JuryWorld.SecondJuror], await _world.Told("JuryReminder"));

        _world.Portal.Clock.Advance(TimeSpan.FromDays(1));
        await (await _world.Fixture.SignedIn(World.CoordinatorEmail)).PostTo($"{Panel}/remind", Panel);
        Assert.Equal([JuryWorld.SecondJuror, JuryWorld.SecondJuror], await _world.Told("JuryReminder"));
    }

    [Fact]
    public async Task Results_decisions_and_one_publication_with_feedback_to_each_teams_members_only()
    {
        await Closed();
        var results = (await Coordinator.Page(JuryWorld.Results)).QuerySelector("main")!.TextContent;
        Assert.Contains("8.00", results, StringComparison.Ordinal);
        Assert.Contains("Zelo izvedljivo.", (await Coordinator.Page($"{JuryWorld.Results}/{_world.Proposal}")).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        await Decide(_world.Proposal, "Accept", "Odlično delo.");
        await Publish();
        Assert.Empty(await _world.Told("ProposalAccept"));

        await Decide(_world.OtherProposal, "Decline", "Žal tokrat ne.");
        await Publish();
        await Publish();

        Assert.Equal(await Members(_world.Team), await _world.Told("ProposalAccept"));
        Assert.Equal(await Members(_world.OtherTeam), await _world.Told("ProposalDecline"));
        var body = await _world.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "ProposalAccept").Select(m => m.Body).FirstAsync());
        Assert.Contains("Odlično delo.", body, StringComparison.Ordinal);
        var ana = await _world.Fixture.SignedIn(World.ParticipantEmail);
        var own = (await ana.Page($"/teams/{_world.Team}/proposal")).QuerySelector("main")!.TextContent;
        Assert.Contains("Odlično delo.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Žal tokrat ne.", own, StringComparison.Ordinal);
        Assert.Contains("Your proposal is chosen", (await ana.Page("/me/2027")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_opens_the_proposal_past_its_phase_and_is_decided_after_it()
    {
        await Closed();
        await Decide(_world.OtherProposal, "Accept", "Hvala.");
        var until = _world.Portal.Clock.Today.AddDays(10);
        var missing = await Browser.Document(await Decide(_world.Proposal, "Revise", "Dodajte stroške."));
        Assert.Equal("true", missing.QuerySelector("input[name=ReviseBy]")!.GetAttribute("aria-invalid"));
        await Decide(_world.Proposal, "Revise", "Dodajte stroške.", $"{until:yyyy-MM-dd}");
        await Publish();
        Assert.Equal((ProposalState.Returned, until), (await State(_world.Proposal), (await _world.Portal.Read(db => db.Proposals.SingleAsync(p => p.Id == _world.Proposal))).ReviseBy!.Value));
        await _world.Fixture.MoveTo(PhaseKind.Closing);

        var ana = await _world.Fixture.SignedIn(World.ParticipantEmail);
        var path = $"/teams/{_world.Team}/proposal";
        await ana.Submit($"{path}/edit", ("Text", "Besedilo s stroški."));
        await ana.Submit(path, $"{path}/submit");
        Assert.Contains("handed in again: decide", (await Coordinator.Page(JuryWorld.Results)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var again = (await Coordinator.Page($"{JuryWorld.Results}/{_world.Proposal}")).QuerySelector("main")!;
        Assert.Equal(string.Empty, again.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("Dodajte stroške.", again.TextContent, StringComparison.Ordinal);
        await Decide(_world.Proposal, "Accept", "Zdaj pa res.");
        await Publish();

        List<string> everyone = [.. await Members(_world.Team), .. await Members(_world.OtherTeam)];
        Assert.Equal(everyone.Order(StringComparer.Ordinal), (await _world.Told("ProposalAccept")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StrandState.Off, HttpStatusCode.NotFound)]
    [InlineData(StrandState.Cancelled, HttpStatusCode.OK)]
    public async Task With_the_strand_off_it_is_gone_and_cancelled_it_can_be_read_and_not_used(StrandState state, HttpStatusCode seen)
    {
        await _world.OpenPanel();
        await using (var db = _world.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(TestContext.Current.CancellationToken);
            round.Configure(round.Strands with { Teams = state }, round.Settings);
            await db.SaveAsync(Application.Identity.Actor.Portal, _world.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var seat = await _world.Seat(World.JurorEmail, _world.Proposal);
        var juror = await _world.Fixture.SignedIn(World.JurorEmail);

        Assert.Equal(seen, (await Coordinator.Get(Panel)).StatusCode);
        Assert.Equal(seen, (await juror.Get($"/jury/{seat.Id}")).StatusCode);
        await juror.PostTo($"/jury/{seat.Id}", "/account", [.. Enumerable.Range(0, 5).Select(i => ($"Points[{i}]", "5")), ("Advice", "Accept"), ("HandIn", "true")]);
        await Coordinator.PostTo($"{Panel}/seats/spread", "/account");
        Assert.Equal(JurySeatState.Waiting, (await _world.Seat(World.JurorEmail, _world.Proposal)).State);
        await Coordinator.PostTo($"{Panel}/results/{_world.Proposal}", "/account", ("Verdict", "Decline"), ("Feedback", "Ne."));
        Assert.Equal(0, await _world.Portal.Read(db => db.JuryPanels.SelectMany(p => p.Entries).CountAsync(e => e.Verdict != null)));
    }

    [Fact]
    public async Task A_clone_takes_the_criteria_along_and_the_report_counts()
    {
        await Closed();
        await Coordinator.Submit("/manage/2027/clone", ("Code", "2028"), ("NameSl", "Krog 2028"), ("From", "2028-05-29"));

        var clone = await _world.Portal.Read(db => db.JuryPanels.Include(p => p.Criteria).Include(p => p.Jurors)
            .SingleAsync(p => db.Rounds.Any(r => r.Id == p.RoundId && r.Code == "2028")));
        Assert.Equal((5, 0, JuryPanelState.SetUp), (clone.Criteria.Count, clone.Jurors.Count, clone.State));
        var report = await (await Coordinator.Get("/reports/rounds/2027")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Proposals: scores handed in", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queries_of_the_panel_do_not_grow_with_its_jurors()
    {
        await _world.OpenPanel();
        var two = await _world.Portal.Queries.During(() => Coordinator.Page(Panel));
        await Coordinator.PostTo($"{Panel}/jurors", Panel, ("juror", $"{await _world.PersonId(JuryWorld.ConflictedJuror)}"));

        Assert.Equal(two, await _world.Portal.Queries.During(() => Coordinator.Page(Panel)));
    }

    private async Task Closed()
    {
        await _world.OpenPanel();
        var juror = await _world.Fixture.SignedIn(World.JurorEmail);
        await _world.Score(juror, (await _world.Seat(World.JurorEmail, _world.Proposal)).Id, 8, comment: "Zelo izvedljivo.");
        await _world.Score(juror, (await _world.Seat(World.JurorEmail, _world.OtherProposal)).Id, 3);
        await _world.ClosePanel();
    }

    private Task<HttpResponseMessage> Decide(Guid subject, string verdict, string feedback, string? reviseBy = null) =>
        Coordinator.Submit($"{JuryWorld.Results}/{subject}", ("Verdict", verdict), ("Feedback", feedback), ("ReviseBy", reviseBy ?? string.Empty));

    private async Task Publish() => await Coordinator.PostTo($"{Panel}/publish", JuryWorld.Results, ("version", $"{await _world.PanelVersion()}"));

    private Task<ProposalState> State(Guid proposal) => _world.Portal.Read(db => db.Proposals.Where(p => p.Id == proposal).Select(p => p.State).SingleAsync());

    private Task<List<string>> Members(Guid team) => _world.Portal.Read(db => (
        from member in db.TeamMembers
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        join person in db.People on registration.PersonId equals person.Id
        where member.TeamId == team
        orderby person.Email
        select person.Email).ToListAsync());
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Solutions;

/// <summary>Coordinators choose solutions among the proposals of a round.</summary>
public sealed class ChoosingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;
    private Guid _submitted;
    private Guid _draft;

    private string Choose => $"/manage/2027/solutions/choose/{_submitted}";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.MoveTo(PhaseKind.Matching);
        (_submitted, _draft) = await _fixture.Portal.Read(AddProposals);
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_proposal_that_was_handed_in_becomes_a_solution_and_its_team_is_told()
    {
        Assert.Equal([Choose], (await _browser.Page("/manage/2027/solutions")).QuerySelectorAll("main a[href*='/choose/']").Select(a => a.GetAttribute("href")));

        var answer = await _browser.Submit(Choose, ("TitleSl", "Veščine za vse"), ("Owner", "MJU"));

        var solution = await _fixture.Portal.Read(db => db.Solutions.SingleAsync());
        Assert.Equal($"/solutions/{solution.Id}/edit", answer.Headers.Location?.ToString());
        Assert.Equal(
            (_fixture.World.Round.Id, _submitted, _fixture.World.Mju.Id, _fixture.Portal.Clock.Today),
            (solution.RoundId!.Value, solution.ProposalId!.Value, solution.OwnerId!.Value, solution.ChosenOn!.Value));
        Assert.Equal([World.ParticipantEmail], await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "SolutionChosen").Select(m => m.To).ToListAsync()));
        Assert.Equal(["Maja Kos"], await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Subject == "Solution").Select(a => a.ActorName).ToListAsync()));

        var list = await _browser.Page("/manage/2027/solutions");
        Assert.Empty(list.QuerySelectorAll("main a[href*='/choose/']"));
        Assert.Contains("Name somebody", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var mine = await (await _fixture.SignedIn(World.ParticipantEmail)).Page("/me/2027");
        Assert.Contains(mine.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/solutions/{solution.Id}");
        Assert.Contains("Round 2027", (await Browser.Of(_fixture.Portal).Page($"/solutions/{solution.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_team_whose_proposal_is_chosen_gets_certificates_for_it()
    {
        const string mine = "/me/2027/certificates";
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        var before = (await ana.Page(mine)).QuerySelector($"main form[action='{mine}/issue']");

        await _browser.Submit(Choose, ("Owner", "MJU"));
        await ana.Submit(mine, $"{mine}/issue");

        Assert.Null(before);
        var certificate = await _fixture.Portal.Read(db => db.Certificates.SingleAsync());
        Assert.Equal(
            (CertificateKind.Solution, _fixture.World.Ana.PersonId, _fixture.Portal.Clock.Today),
            (certificate.Kind, certificate.PersonId, certificate.From));
        Assert.Null((await (await _fixture.SignedIn(World.OtherParticipantEmail)).Page(mine)).QuerySelector($"main form[action='{mine}/issue']"));
        Assert.Empty((await _browser.Page("/manage/2027/certificates")).QuerySelectorAll("main input[name=chosen]"));
    }

    [Fact]
    public async Task The_long_view_counts_those_that_are_carried_out()
    {
        Assert.Null(await Solved());
        await _browser.Submit(Choose, ("TitleSl", "Veščine za vse"), ("Owner", "MJU"));
        Assert.Equal(0, await Solved());

        await using (var db = _fixture.Portal.Database.Open())
        {
            (await db.Solutions.Include(s => s.Readings).SingleAsync(TestContext.Current.CancellationToken)).CarryOut();
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        Assert.Equal(1, await Solved());

        Task<int?> Solved() => _fixture.Portal.With(async (ReportQueries reports) =>
            (await reports.Year(2027, TestContext.Current.CancellationToken)).Trend.Single(t => t.Year == 2027).ChallengesSolved);
    }

    [Fact]
    public async Task It_needs_an_owner_and_a_title()
    {
        var page = await Browser.Document(await _browser.Submit(Choose, ("TitleSl", ""), ("Owner", "MJU")));
        Assert.Equal("Error: Fill this in.", page.QuerySelector("#TitleSl-error")!.TextContent.Trim());

        page = await Browser.Document(await _browser.Submit(Choose, ("Owner", "")));
        Assert.Equal("Error: Fill this in.", page.QuerySelector("#Owner-error")!.TextContent.Trim());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task One_that_is_not_handed_in_or_chosen_already_cannot_be_chosen()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/manage/2027/solutions/choose/{_draft}")).StatusCode);
        await _browser.Submit(Choose, ("Owner", "MJU"));

        var again = await _browser.PostTo(Choose, "/manage/2027/solutions", ("TitleSl", "Znova"), ("Owner", "MJU"));

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task Two_who_choose_at_once_make_one_solution()
    {
        var command = new Application.Solutions.WriteSolution(new("A", ""), new("", ""), "MJU", null, null);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await _fixture.Portal.With((Application.Solutions.SolutionService service) => service.Choose("2027", _submitted, command, Actor.Portal, CancellationToken.None));
                return true;
            }
            catch (Domain.DomainRuleException)
            {
                return false;
            }
        })));

        Assert.Equal(1, attempts.Count(chosen => chosen));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "SolutionChosen")));
    }

    [Fact]
    public async Task The_dashboard_and_the_report_count_it()
    {
        await _browser.Submit(Choose, ("Owner", "MJU"));
        var id = await _fixture.Portal.Read(db => db.Solutions.Select(s => s.Id).SingleAsync());
        await _browser.Submit($"/solutions/{id}/update", $"/solutions/{id}/readings", ("Percent", "30"), ("AsOf", "2027-03-15"));
        await _browser.Submit($"/solutions/{id}/update", $"/solutions/{id}/actions", ("ActionSl", "Povabiti"), ("Due", "2027-03-01"));

        Assert.Contains((await _browser.Page("/manage/2027")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/manage/2027/solutions");
        var report = await _fixture.Portal.With((ReportQueries reports) => reports.Round("2027", CancellationToken.None));
        var part = report.Rounds.Single().Parts.Single(p => p.Name == "solutions");
        Assert.Equal(
            [("Chosen", 1m), ("UnderWay", 1m), ("CarriedOut", 0m), ("Stopped", 0m), ("Percent", 30m), ("ActionsDone", 0m), ("ActionsOpen", 1m), ("ActionsLate", 1m)],
            part.Lines.Select(l => (l.Key["Solutions.Report.".Length..], l.Total!.Value)));
    }

    /// <summary>A published run of two teams: Ana's has handed its proposal in, the other is still writing.</summary>
    private async Task<(Guid Submitted, Guid Draft)> AddProposals(Application.Data.PortalDbContext db)
    {
        var (now, today) = (_fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today);
        var round = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        var author = _fixture.World.Ana.PersonId;
        var run = new TeamRun(round.Id, 1, new TeamRunFacts("{}", 2, 1, 1, 1, 1), author, now);
        var proposals = new List<Proposal>();
        foreach (var member in new[] { _fixture.World.Ana, _fixture.World.Rok })
        {
            var team = run.AddTeam(round.Challenges[0].Id);
            team.Add(member.Id, pinned: false);
            proposals.Add(new Proposal(team));
        }

        run.Publish(round, anotherIsPublished: false, now, today);
        db.AddRange([run, .. proposals]);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
        while (!round.Allows(RoundRight.WriteProposals, today))
        {
            round.MoveOn(today, now);
        }

        db.AddRange(proposals.Select(p => p.Write(round, 0, "Veščine", "Besedilo", author, now, today)));
        proposals[0].Submit(round, now, today);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
        return (proposals[0].Id, proposals[1].Id);
    }
}

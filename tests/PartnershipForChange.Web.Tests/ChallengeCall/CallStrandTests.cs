using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

/// <summary>The call's place in the rest of the portal.</summary>
public sealed class CallStrandTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_dashboard_and_the_to_dos_say_how_it_stands()
    {
        await _fixture.Submitted(SubmissionState.Submitted, "Prvi");
        await _fixture.Submitted(SubmissionState.Published, "Drugi");

        var dashboard = await _coordinator.Text("/manage/2027");

        Assert.Contains("1 submitted challenge waits to be checked", dashboard, StringComparison.Ordinal);
        Assert.Contains("waiting to be checked", dashboard, StringComparison.Ordinal);
        Assert.Contains("Check 1 submitted challenge (Round 2027)", await _coordinator.Text("/"), StringComparison.Ordinal);
        await _fixture.SetStrand(StrandState.Off);
        Assert.DoesNotContain("Call for challenges", (await _coordinator.Page("/manage/2027")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_says_when_days_finalists_or_checked_votes_are_missing()
    {
        await _fixture.Change(async db => db.Remove(await db.CallsForChallenges.SingleAsync()));
        Assert.Contains("The call for challenges has no days yet", await _coordinator.Text("/manage/2027"), StringComparison.Ordinal);
        await _coordinator.Submit($"{CallWorld.Manage}/settings", ("SubmitFrom", "2027-03-01"), ("SubmitTo", "2027-03-20"), ("VoteFrom", "2027-03-16"), ("VoteTo", "2027-03-17"), ("Web", "100"), ("Commission", "0"), ("Audience", "0"));
        Assert.Contains("there are no finalists", await _coordinator.Text("/manage/2027"), StringComparison.Ordinal);
        await _fixture.Submitted(SubmissionState.Finalist, "Prvi");
        _coordinator = await _fixture.CoordinatorOn(new DateOnly(2027, 3, 18));
        Assert.Contains("wait to be checked", await _coordinator.Text("/manage/2027"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloned_round_has_the_days_moved_and_nobodys_submissions()
    {
        await _fixture.Submitted(SubmissionState.Published, "Prvi");

        await _coordinator.Submit("/manage/2027/clone", ("Code", "2028"), ("NameSl", "Krog 2028"), ("From", "2028-05-29"));

        var (clone, call) = await _fixture.Portal.Read(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Code == "2028");
            return (round, await db.CallsForChallenges.SingleAsync(c => c.RoundId == round.Id));
        });
        var days = clone.From.DayNumber - new DateOnly(2027, 5, 31).DayNumber;
        Assert.Equal((CallWorld.VoteFrom.AddDays(days), CallWeights.Usual), (call.VoteFrom!.Value, call.Weights));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.ChallengeSubmissions.CountAsync(s => s.RoundId == clone.Id)));
    }

    [Fact]
    public async Task The_report_counts_the_call_and_the_long_view_takes_what_was_submitted()
    {
        await _fixture.Submitted(SubmissionState.Submitted, "Prvi");
        await _fixture.Submitted(SubmissionState.Finalist, "Drugi");
        await _fixture.Submitted(SubmissionState.Draft, "Tretji");
        var reporter = await _fixture.SignedIn(World.ReporterEmail);

        var report = await reporter.Page("/reports/rounds/2027");
        var trend = (await _fixture.Portal.With((Application.Reports.ReportQueries q) => q.Trend(TestContext.Current.CancellationToken))).Single(t => t.Year == 2027);

        var lines = report.QuerySelectorAll("tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList();
        Assert.Contains(lines, l => l.StartsWith("Challenges submitted|", StringComparison.Ordinal) && l.EndsWith("|2", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Finalists|", StringComparison.Ordinal) && l.EndsWith("|1", StringComparison.Ordinal));
        Assert.Equal(2, trend.ChallengesSubmitted);
        Assert.DoesNotContain("kontakt.si", report.Body!.TextContent, StringComparison.Ordinal);
        await _fixture.SetStrand(StrandState.Off);
        Assert.Null((await _fixture.Portal.With((Application.Reports.ReportQueries q) => q.Trend(TestContext.Current.CancellationToken))).Single(t => t.Year == 2027).ChallengesSubmitted);
    }

    [Fact]
    public async Task A_participant_finds_the_open_vote_on_the_page_of_the_round()
    {
        await _fixture.Submitted(SubmissionState.Finalist, "Prvi");
        var participant = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.Null((await participant.Page("/me/2027")).QuerySelector($"a[href='{CallWorld.Public}/vote']"));
        _fixture.GoTo(CallWorld.VoteFrom);
        participant = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.NotNull((await participant.Page("/me/2027")).QuerySelector($"a[href='{CallWorld.Public}/vote']"));
    }

    [Fact]
    public async Task The_public_page_of_the_round_leads_to_the_call()
    {
        var stranger = Browser.Of(_fixture.Portal);
        Assert.NotNull((await stranger.Page("/rounds/2027")).QuerySelector($"main a[href='{CallWorld.Public}']"));
        await _fixture.SetStrand(StrandState.Off);
        Assert.Null((await stranger.Page("/rounds/2027")).QuerySelector($"main a[href='{CallWorld.Public}']"));
    }

    [Fact]
    public async Task The_sample_has_a_call_with_submissions_in_every_state_coordinators_deal_with()
    {
        await using var portal = await PortalFactory.CreateAsync(("Sample:Load", "true"));
        _ = portal.Server;

        var counts = await portal.Read(db => db.ChallengeSubmissions.GroupBy(s => s.State).ToDictionaryAsync(g => g.Key, g => g.Count()));
        var (call, round) = await portal.Read(async db => (await db.CallsForChallenges.SingleAsync(), await db.Rounds.SingleAsync()));

        Assert.Equal(
            new Dictionary<SubmissionState, int>
            {
                [SubmissionState.Submitted] = 3, [SubmissionState.SentBack] = 1, [SubmissionState.Checked] = 3, [SubmissionState.Published] = 3,
            },
            counts);
        Assert.Equal((true, true), (call.TakesSubmissions(round, portal.Clock.Today), call.VoteFrom > portal.Clock.Today));
        Assert.Equal(0, await portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind.StartsWith("Call"))));
    }
}

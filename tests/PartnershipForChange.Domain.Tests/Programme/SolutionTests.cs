using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Programme;

public sealed class SolutionTests
{
    private static readonly Guid Owner = Guid.NewGuid();
    private static readonly Guid Responsible = Guid.NewGuid();
    private static readonly LocalisedText Words = new("besede", "words");

    private static readonly SolutionDetails Details =
        new(new LocalisedText("Motivacija", "Motivation"), LocalisedText.Empty, Owner, Responsible, UpdateEveryMonths: null);

    private static DateOnly Today => Samples.Today;

    [Fact]
    public void A_proposal_that_is_handed_in_becomes_a_solution_with_an_owner()
    {
        var (proposal, round) = Proposal();
        Rule.Forbids("Rules.ProposalNotSubmitted", () => Solution.Choose(proposal, Details, Today));
        proposal.Submit(round, Samples.Now, Today);

        Assert.Equal("Owner", Rule.Forbids("Rules.Required", () => Solution.Choose(proposal, Details with { OwnerId = null, ResponsibleId = null }, Today)).Field);
        var solution = Solution.Choose(proposal, Details, Today);

        Assert.Equal((round.Id, proposal.Id, Today, SolutionState.UnderWay), (solution.RoundId!.Value, solution.ProposalId!.Value, solution.ChosenOn!.Value, solution.State));
        Assert.Equal("Owner", Rule.Forbids("Rules.Required", () => solution.Edit(Details with { OwnerId = null, ResponsibleId = null })).Field);
    }

    [Fact]
    public void Its_fields_are_checked()
    {
        Assert.Equal("TitleSl", Rule.Forbids("Rules.Required", () => Made(Details with { Title = LocalisedText.Empty })).Field);
        Assert.Equal("SummaryEn", Rule.Forbids("Rules.TooLong", () => Made(Details with { Summary = new LocalisedText("", new string('a', 2001)) })).Field);
        Assert.Equal("UpdateEveryMonths", Rule.Forbids("Rules.OutOfRange", () => Made(Details with { UpdateEveryMonths = 25 })).Field);
        Assert.Equal("Responsible", Rule.Forbids("Rules.NotOfTheOwner", () => Made(Details with { OwnerId = null })).Field);
        Assert.Equal("ChosenOn", Rule.Forbids("Rules.DayToCome", () => _ = new Solution(Details, Today.AddDays(1), Today)).Field);
    }

    [Fact]
    public void A_percentage_is_never_overwritten_and_a_correction_of_the_same_day_holds()
    {
        var solution = Made();
        Record(solution, 20, Today.AddMonths(-2));
        Record(solution, 60, Today);
        Record(solution, 50, Today);

        Assert.Equal([50, 60, 20], solution.Readings.Select(r => r.Percent));
        Assert.Equal([3, 2, 1], solution.Readings.Select(r => r.Number));
        Assert.Equal(50, solution.Latest!.Percent);
    }

    [Fact]
    public void A_day_counts_as_later_than_its_year()
    {
        var solution = Made();
        Record(solution, 70, new DateOnly(2026, 2, 1));
        solution.Record(50, new DayOrYear(new DateOnly(2026, 7, 1), DatePrecision.Year), LocalisedText.Empty, null, Today);

        Assert.Equal(70, solution.Latest!.Percent);
        Assert.Equal(new DayOrYear(new DateOnly(2026, 1, 1), DatePrecision.Year), solution.Readings[1].When);
    }

    [Fact]
    public void A_reading_is_checked()
    {
        var solution = Made();

        Assert.Equal("Percent", Rule.Forbids("Rules.OutOfRange", () => Record(solution, 101, Today)).Field);
        Assert.Equal("AsOf", Rule.Forbids("Rules.DayToCome", () => Record(solution, 50, Today.AddDays(1))).Field);
        Assert.Equal("NoteSl", Rule.Forbids("Rules.TooLong", () => solution.Record(
            50, new DayOrYear(Today, DatePrecision.Day), new LocalisedText(new string('a', 501), ""), null, Today)).Field);
        Assert.Empty(solution.Readings);
    }

    [Fact]
    public void Actions_are_done_reopened_and_late_by_their_day()
    {
        var solution = Made();
        var late = solution.AddAction(Words, Today.AddDays(-1));
        var first = solution.AddAction(Words, Today.AddDays(-9));
        var open = solution.AddAction(Words, due: null);
        Assert.Equal([first, late, open], solution.Actions);
        Assert.Equal((true, false), (late.IsLate(Today), open.IsLate(Today)));

        Rule.Forbids("Rules.DayToCome", () => solution.Finish(late.Id, Today.AddDays(1), Today));
        solution.Finish(late.Id, Today, Today);
        Assert.Equal((true, Today, false), (late.IsDone, late.DoneOn!.Value, late.IsLate(Today)));
        solution.Reopen(late.Id);
        Assert.Equal((false, null), (late.IsDone, late.DoneOn));
        solution.RemoveAction(late.Id);
        Rule.Forbids("Rules.ActionGone", () => solution.Finish(late.Id, Today, Today));
        Assert.Equal("ActionSl", Rule.Forbids("Rules.Required", () => solution.AddAction(LocalisedText.Empty, null)).Field);
    }

    [Theory]
    [InlineData("http://example.si")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/partners")]
    [InlineData("https://ana:geslo@example.si")]
    [InlineData("example")]
    public void A_link_leads_to_the_web_by_https(string link) =>
        Assert.Equal("Link", Rule.Forbids("Rules.LinkNotHttps", () => Made().AddEvidence(Words, link, Today)).Field);

    [Fact]
    public void Evidence_has_a_sentence_and_perhaps_a_link()
    {
        var solution = Made();
        var evidence = solution.AddEvidence(Words, " https://example.si/a ", Today);
        solution.AddEvidence(Words, null, Today);

        Assert.Equal(("https://example.si/a", Today), (evidence.Link, evidence.AddedOn));
        Assert.Equal("EvidenceSl", Rule.Forbids("Rules.Required", () => solution.AddEvidence(LocalisedText.Empty, null, Today)).Field);
        solution.RemoveEvidence(evidence.Id);
        Rule.Forbids("Rules.EvidenceGone", () => solution.RemoveEvidence(evidence.Id));
        Assert.Single(solution.Evidence);
    }

    [Fact]
    public void It_is_stopped_with_a_reason_and_goes_on()
    {
        var solution = Made();
        Rule.Forbids("Rules.SolutionUnderWay", solution.GoOn);
        Assert.Equal("ReasonSl", Rule.Forbids("Rules.Required", () => solution.Stop(LocalisedText.Empty)).Field);
        solution.Stop(Words);

        Assert.Equal((SolutionState.Stopped, Words, false, false), (solution.State, solution.StopReason, solution.CanAdd(), solution.CanEnd()));
        Rule.Forbids("Rules.SolutionStopped", () => solution.AddAction(Words, null));
        Rule.Forbids("Rules.SolutionStopped", () => solution.AddEvidence(Words, null, Today));
        Rule.Forbids("Rules.SolutionNotUnderWay", solution.CarryOut);

        solution.GoOn();
        Assert.Equal((SolutionState.UnderWay, LocalisedText.Empty), (solution.State, solution.StopReason));
        solution.CarryOut();
        Assert.Equal(SolutionState.CarriedOut, solution.State);
        Rule.Forbids("Rules.SolutionNotUnderWay", () => solution.Stop(Words));
    }

    [Theory]
    [InlineData(5, null, null)]
    [InlineData(6, null, 6)]
    [InlineData(11, null, 6)]
    [InlineData(30, null, 12)]
    [InlineData(5, 2, 4)]
    [InlineData(7, 4, 6)]
    [InlineData(30, 9, 27)]
    public void An_update_is_due_after_6_and_12_months_and_as_often_as_set(int monthsAgo, int? every, int? dueAfter)
    {
        var chosen = Today.AddMonths(-monthsAgo);
        var solution = new Solution(Details with { UpdateEveryMonths = every }, chosen, Today);

        Assert.Equal(dueAfter is { } months ? chosen.AddMonths(months) : null, solution.UpdateDue(Today));
    }

    [Fact]
    public void A_reading_recorded_shortly_before_counts_and_none_is_due_when_it_ends()
    {
        var chosen = Today.AddMonths(-6);
        var early = new Solution(Details, chosen, Today);
        early.Record(10, new DayOrYear(Today, DatePrecision.Day), LocalisedText.Empty, null, Today);
        var longAgo = new Solution(Details, chosen, Today);
        longAgo.Record(10, new DayOrYear(chosen, DatePrecision.Day), LocalisedText.Empty, null, Today.AddDays(-31));
        var done = new Solution(Details, chosen, Today);
        done.CarryOut();
        var unknown = new Solution(Details, chosenOn: null, Today);

        Assert.Equal([null, Today, null, null], new[] { early, longAgo, done, unknown }.Select(s => s.UpdateDue(Today)));
    }

    [Fact]
    public void Each_update_is_reminded_of_once()
    {
        var solution = new Solution(Details, Today.AddMonths(-6), Today);
        Rule.Forbids("Rules.NoUpdateDue", () => solution.Remind(Today.AddDays(-1)));
        solution.Remind(Today);

        Assert.Equal(Today, solution.RemindedFor);
        Rule.Forbids("Rules.UpdateRemindedOf", () => solution.Remind(Today.AddDays(20)));
        Assert.False(solution.CanRemind(Today.AddMonths(5)));
        Assert.True(solution.CanRemind(Today.AddMonths(6)));
    }

    [Fact]
    public void A_round_has_it_as_a_challenge_once_and_a_clone_keeps_the_link()
    {
        var round = Samples.Draft();
        var solution = Made();
        var text = new ChallengeText(solution.Title, LocalisedText.Empty, LocalisedText.Empty, Owner);
        round.AddChallenge("motivation", text, solution.Id);

        Rule.Forbids("Rules.SolutionCarriedAlready", () => round.AddChallenge("again", text, solution.Id));
        Assert.Equal([solution.Id], round.Clone("2028", new LocalisedText("Krog", "Round"), "", round.From.AddYears(1)).Challenges.Select(c => c.SolutionId));
    }

    private static Solution Made(SolutionDetails? details = null) => new(details ?? Details, chosenOn: null, Today);

    private static void Record(Solution solution, int percent, DateOnly day) =>
        solution.Record(percent, new DayOrYear(day, DatePrecision.Day), LocalisedText.Empty, source: null, Today);

    private static (Proposal Proposal, Round Round) Proposal()
    {
        var round = Samples.RoundWith(RoundRight.WriteProposals);
        var run = new TeamRun(round.Id, 1, new TeamRunFacts("{}", 1, 1, 1, 1, 1), Guid.NewGuid(), Samples.Now);
        var proposal = new Proposal(run.AddTeam(challengeId: null));
        proposal.Write(round, 0, "Naslov", "Besedilo", Guid.NewGuid(), Samples.Now, Today);
        return (proposal, round);
    }
}

using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Challenges;

public sealed class ChallengeSubmissionTests
{
    private readonly Round _round = CallSamples.Round();
    private readonly CallForChallenges _call;

    public ChallengeSubmissionTests() => _call = new CallForChallenges(_round, CallSamples.Plan);

    [Fact]
    public void A_draft_needs_a_title_and_a_contact_only()
    {
        var draft = new ChallengeSubmission(
            _round, _call, new SubmissionText(" Naslov ", null, null, null, null, null, "Ana", "ANA@breg.si"), Language.Slovene, Samples.Today);

        Assert.Equal((SubmissionState.Draft, "Naslov", "ana@breg.si", string.Empty), (draft.State, draft.Title, draft.ContactEmail, draft.Description));
        Assert.Equal("Title", Rule.Forbids("Rules.Required", () => CallSamples.Draft(_round, _call, " ")).Field);
        Assert.Equal("ContactEmail", Rule.Forbids("Rules.EmailShape", () => new ChallengeSubmission(
            _round, _call, CallSamples.Text with { ContactEmail = "nikjer" }, Language.Slovene, Samples.Today)).Field);
    }

    [Fact]
    public void Handing_in_needs_everything_and_consent()
    {
        foreach (var (text, field) in new[]
        {
            (CallSamples.Text with { Description = "" }, "Description"),
            (CallSamples.Text with { Owner = " " }, "Owner"),
            (CallSamples.Text with { Benefit = null }, "Benefit"),
            (CallSamples.Text with { OwnerKind = null }, "OwnerKind"),
            (CallSamples.Text with { BenefitTo = null }, "BenefitTo"),
        })
        {
            var draft = new ChallengeSubmission(_round, _call, text, Language.Slovene, Samples.Today);
            Assert.Equal(field, Rule.Forbids("Rules.Required", () => Send(draft)).Field);
            Assert.Equal(SubmissionState.Draft, draft.State);
        }

        var whole = CallSamples.Draft(_round, _call);
        whole.Consent(false, Samples.Now);
        Assert.Equal("Consents", Rule.Forbids("Rules.CallConsent", () => Send(whole)).Field);
    }

    [Fact]
    public void It_reaches_the_coordinators_once_the_address_is_confirmed()
    {
        var one = CallSamples.Draft(_round, _call);
        Rule.Forbids("Rules.NothingToConfirm", () => one.ConfirmEmail(_round, Samples.Now));
        Send(one);
        Assert.Equal((SubmissionState.Unconfirmed, null), (one.State, one.SubmittedAt));

        one.ConfirmEmail(_round, Samples.Now);

        Assert.Equal((SubmissionState.Submitted, Samples.Now, Samples.Now), (one.State, one.SubmittedAt!.Value, one.EmailConfirmedAt!.Value));
        Rule.Forbids("Rules.NothingToConfirm", () => one.ConfirmEmail(_round, Samples.Now));
        Rule.Forbids("Rules.SubmissionIsIn", () => Edit(one, CallSamples.Text));
    }

    [Fact]
    public void Another_address_is_confirmed_anew()
    {
        var one = CallSamples.Draft(_round, _call);
        Send(one);

        Edit(one, CallSamples.Text with { ContactEmail = "druga@breg.si" });

        Assert.Equal((SubmissionState.Draft, false), (one.State, one.CanConfirmEmail(_round)));
    }

    [Fact]
    public void Consent_is_kept_with_a_draft_and_taken_back_makes_a_draft_of_what_waits_for_its_address()
    {
        var one = CallSamples.Draft(_round, _call);
        one.Consent(true, Samples.Now);
        one.Consent(true, Samples.Now.AddDays(1));
        Assert.Equal(Samples.Now, one.ConsentedAt!.Value);
        Send(one);

        one.Consent(false, Samples.Now.AddDays(2));

        Assert.Equal((SubmissionState.Draft, false), (one.State, one.CanConfirmEmail(_round)));
        Assert.Null(one.ConsentedAt);
    }

    [Fact]
    public void Sent_back_it_is_mended_even_after_the_last_day_and_needs_no_new_letter()
    {
        var one = CallSamples.In(SubmissionState.Submitted, _round, _call);
        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => one.SendBack(_round, " ")).Field);
        one.SendBack(_round, "Povejte več.");
        var late = CallSamples.Plan.SubmitTo.AddDays(1);

        one.Edit(_round, _call, CallSamples.Text with { Title = "Bolje" }, Language.Slovene, late);
        one.Send(_round, _call, Samples.Now.AddDays(6), late);

        Assert.Equal((SubmissionState.Submitted, "Bolje", string.Empty, Samples.Now), (one.State, one.Title, one.Reason, one.SubmittedAt!.Value));
        var draft = CallSamples.Draft(_round, _call);
        Rule.Forbids("Rules.CallOver", () => draft.Edit(_round, _call, CallSamples.Text, Language.Slovene, late));
    }

    [Fact]
    public void Each_step_follows_the_one_before()
    {
        var one = CallSamples.In(SubmissionState.Submitted, _round, _call);
        Rule.Forbids("Rules.SubmissionNotChecked", () => one.Publish(_round, Samples.Now));
        one.Check(_round, Samples.Now);
        Rule.Forbids("Rules.SubmissionNotWaiting", () => one.Check(_round, Samples.Now));
        Rule.Forbids("Rules.SubmissionNotPublished", () => one.Shortlist(_round, hasVotes: false));
        one.Publish(_round, Samples.Now);
        Assert.True(one.IsPublic);
        one.Unpublish(_round);
        Assert.Equal((SubmissionState.Checked, false, null), (one.State, one.IsPublic, one.PublishedAt));
        one.Publish(_round, Samples.Now);
        Rule.Forbids("Rules.FinalistsFixed", () => one.Shortlist(_round, hasVotes: true));
        one.Shortlist(_round, hasVotes: false);
        Rule.Forbids("Rules.FinalistsFixed", () => one.Unshortlist(_round, hasVotes: true));
        one.GivePoints(_round, _call, 12.5m);
        one.Unshortlist(_round, hasVotes: false);
        Assert.Equal((SubmissionState.Published, null), (one.State, one.CommissionPoints));
    }

    [Fact]
    public void Declined_with_a_reason_it_can_be_taken_up_again_while_the_round_is_open()
    {
        var one = CallSamples.In(SubmissionState.Checked, _round, _call);
        Assert.Equal("Why", Rule.Forbids("Rules.Required", () => one.Decline(_round, " ")).Field);
        Rule.Forbids("Rules.SubmissionNotDeclined", () => one.Reconsider(_round));

        one.Decline(_round, "To je naloga občine.");

        Assert.Equal((SubmissionState.Declined, "To je naloga občine.", false), (one.State, one.Reason, one.IsPublic));
        Rule.Forbids("Rules.SubmissionNotWaiting", () => one.Decline(_round, "Znova"));
        Rule.Forbids("Rules.SubmissionIsIn", () => Edit(one, CallSamples.Text));
        one.Reconsider(_round);
        Assert.Equal((SubmissionState.Submitted, string.Empty), (one.State, one.Reason));
        one.Decline(_round, "Vendarle.");
        _round.Close(new DateOnly(2027, 3, 15));
        Assert.False(one.CanReconsider(_round));
        Rule.Forbids("Rules.RoundClosed", () => one.Reconsider(_round));
    }

    [Theory]
    [InlineData(SubmissionState.Draft)]
    [InlineData(SubmissionState.Published)]
    [InlineData(SubmissionState.Finalist)]
    public void What_is_not_with_the_coordinators_is_not_declined(SubmissionState state)
    {
        var one = CallSamples.In(state, _round, _call);

        Assert.False(one.CanDecline(_round));
        Rule.Forbids("Rules.SubmissionNotWaiting", () => one.Decline(_round, "Ne."));
    }

    [Fact]
    public void A_forgotten_contact_is_found_by_no_search()
    {
        var one = CallSamples.In(SubmissionState.Published, _round, _call);
        Assert.Contains(Folded.Of(one.ContactName), one.SearchText, StringComparison.Ordinal);

        one.ForgetContact();

        Assert.Equal((string.Empty, string.Empty, Folded.Of(one.Title, one.Owner)), (one.ContactName, one.ContactEmail, one.SearchText));
    }

    [Fact]
    public void Of_two_that_are_the_same_one_goes_on()
    {
        var one = CallSamples.In(SubmissionState.Submitted, _round, _call);
        var other = CallSamples.In(SubmissionState.Published, _round, _call);
        var draft = CallSamples.Draft(_round, _call);
        var elsewhere = CallSamples.In(SubmissionState.Published, CallSamples.Round(), _call);
        foreach (var wrong in new[] { one, draft, elsewhere })
        {
            Assert.Equal("Into", Rule.Forbids("Rules.MergeTarget", () => one.MergeInto(_round, wrong)).Field);
        }

        one.MergeInto(_round, other);

        Assert.Equal((SubmissionState.Merged, other.Id), (one.State, one.MergedIntoId!.Value));
        Rule.Forbids("Rules.MergeSource", () => one.MergeInto(_round, other));
        Rule.Forbids("Rules.MergeTarget", () => other.MergeInto(_round, one));
        one.Separate(_round);
        Assert.Equal((SubmissionState.Submitted, null), (one.State, one.MergedIntoId));
        Rule.Forbids("Rules.SubmissionNotMerged", () => one.Separate(_round));
    }

    [Fact]
    public void A_merge_follows_when_its_target_is_merged_itself()
    {
        var (first, second, third) = (Submitted(), Submitted(), Submitted());
        first.MergeInto(_round, second);
        second.MergeInto(_round, third);

        first.FollowTo(third);
        third.FollowTo(first);

        Assert.Equal((third.Id, third.Id, null), (first.MergedIntoId, second.MergedIntoId, third.MergedIntoId));

        ChallengeSubmission Submitted() => CallSamples.In(SubmissionState.Submitted, _round, _call);
    }

    [Fact]
    public void Points_are_given_to_finalists_within_their_range()
    {
        var one = CallSamples.In(SubmissionState.Finalist, _round, _call);
        foreach (var wrong in new[] { -1m, 1000.01m, 1.234m })
        {
            Rule.Forbids("Rules.PointsRange", () => one.GivePoints(_round, _call, wrong));
        }

        one.GivePoints(_round, _call, ChallengeSubmission.MostPoints);
        Assert.Equal(1000m, one.CommissionPoints);
        Rule.Forbids("Rules.NoFinalist", () => CallSamples.In(SubmissionState.Published, _round, _call).GivePoints(_round, _call, 1));
        Checked();
        Rule.Forbids("Rules.VotesChecked", () => one.GivePoints(_round, _call, 1));
    }

    [Fact]
    public void Chosen_it_becomes_a_challenge_of_the_round_and_undone_it_is_gone()
    {
        var one = CallSamples.In(SubmissionState.Finalist, _round, _call);
        Rule.Forbids("Rules.VotesNotChecked", () => one.Choose(_round, _call, "manj-cakanja", owner: null));
        Checked();

        var challenge = one.Choose(_round, _call, "manj-cakanja", owner: null);

        Assert.Equal((SubmissionState.Chosen, challenge.Id), (one.State, one.ChallengeId!.Value));
        Assert.Equal(("manj-cakanja", new LocalisedText("Manj čakanja", "")), (Assert.Single(_round.Challenges).Key, challenge.Title));
        Rule.Forbids("Rules.NoFinalist", () => one.Choose(_round, _call, "spet", owner: null));
        one.Unchoose(_round);
        Assert.Equal((SubmissionState.Finalist, null, 0), (one.State, one.ChallengeId, _round.Challenges.Count));
        Rule.Forbids("Rules.SubmissionNotChosen", () => one.Unchoose(_round));
    }

    [Fact]
    public void In_a_cancelled_call_and_a_closed_round_nothing_changes()
    {
        var one = CallSamples.In(SubmissionState.Submitted, _round, _call);
        var cancelled = CallSamples.Round(StrandState.Cancelled);
        Rule.Forbids("Rules.CallCancelled", () => one.Check(cancelled, Samples.Now));
        Rule.Forbids("Rules.CallCancelled", () => CallSamples.Draft(cancelled, _call));
        Rule.Forbids("Rules.CallOff", () => CallSamples.Draft(CallSamples.Round(StrandState.Off), _call));
        _round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => one.SendBack(_round, "Zakaj"));
        Assert.False(one.CanCheck(_round) || one.CanMerge(_round));
    }

    private void Send(ChallengeSubmission one) => one.Send(_round, _call, Samples.Now, Samples.Today);

    private void Edit(ChallengeSubmission one, SubmissionText text) => one.Edit(_round, _call, text, Language.Slovene, Samples.Today);

    private void Checked()
    {
        _call.OpenHall(_round, "ABC234");
        _call.CloseHall();
        _call.CheckVotes(_round, Guid.NewGuid(), Samples.Now, CallSamples.Plan.VoteTo!.Value.AddDays(1));
    }
}

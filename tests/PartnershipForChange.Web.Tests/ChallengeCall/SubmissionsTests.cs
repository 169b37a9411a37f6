using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

public sealed class SubmissionsTests : IAsyncLifetime
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
    public async Task The_list_is_searched_filtered_and_sorted_and_leaves_drafts_to_their_writers()
    {
        await _fixture.Submitted(SubmissionState.Submitted, "Čebele v mestu");
        await _fixture.Submitted(SubmissionState.Published, "Avtobusi", "Podjetje Cesta");
        await _fixture.Submitted(SubmissionState.Draft, "Osnutek");
        await _fixture.Submitted(SubmissionState.Unconfirmed, "Nepotrjen");

        Assert.Equal(new[] { "Avtobusi", "Čebele v mestu" }, await Titles("?sort=owner"));
        Assert.Equal(new[] { "Čebele v mestu" }, await Titles("?search=cebele"));
        Assert.Equal(new[] { "Avtobusi" }, await Titles("?search=cesta"));
        Assert.Equal(new[] { "Avtobusi" }, await Titles("?state=Published"));
        Assert.Empty(await Titles("?ownerKind=Company"));
        Assert.Contains("2 more are being written", await _coordinator.Text(CallWorld.Manage), StringComparison.Ordinal);

        async Task<IEnumerable<string>> Titles(string query) =>
            (await _coordinator.Page(CallWorld.Manage + query)).QuerySelectorAll("tbody th a").Select(a => a.TextContent);
    }

    [Fact]
    public async Task The_lists_queries_do_not_grow_with_it()
    {
        await _fixture.Submitted(SubmissionState.Submitted, "Prvi");
        var few = await _fixture.Portal.Queries.During(() => _coordinator.Page(CallWorld.Manage));
        for (var i = 0; i < 5; i++)
        {
            await _fixture.Submitted(SubmissionState.Submitted, $"Nov {i}");
        }

        Assert.Equal(few, await _fixture.Portal.Queries.During(() => _coordinator.Page(CallWorld.Manage)));
    }

    [Fact]
    public async Task A_draft_is_not_there_for_coordinators()
    {
        var id = await _fixture.Submitted(SubmissionState.Unconfirmed, "Nepotrjen");
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{CallWorld.Manage}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Step(id, "Check")).StatusCode);
    }

    [Fact]
    public async Task Checked_then_published_it_is_public_and_its_submitter_is_told()
    {
        var id = await _fixture.Submitted(SubmissionState.Submitted, "Avtobusi");

        Assert.Contains("The challenge is checked", await _coordinator.Says(await Step(id, "Check")), StringComparison.Ordinal);
        await Step(id, "Publish");

        Assert.Equal(SubmissionState.Published, (await _fixture.Stored(id)).State);
        Assert.Contains("Avtobusi", await Browser.Of(_fixture.Portal).Text(CallWorld.Public), StringComparison.Ordinal);
        Assert.Equal(["CallPublished"], (await Letters.To(_fixture.Portal, "avtobusi@kontakt.si")).Select(m => m.Kind));
        Assert.Equal(
            ["Maja Kos", "Maja Kos"],
            await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.SubjectId == id && a.Act == Application.Data.AuditAct.Changed).Select(a => a.ActorName).ToListAsync()));
    }

    [Fact]
    public async Task All_that_is_checked_is_published_at_once()
    {
        await _fixture.Submitted(SubmissionState.Checked, "Prvi");
        await _fixture.Submitted(SubmissionState.Checked, "Drugi");
        await _fixture.Submitted(SubmissionState.Submitted, "Tretji");

        Assert.Contains("2 challenges are published", await _coordinator.Says(await _coordinator.Submit(CallWorld.Manage, $"{CallWorld.Manage}/publish")), StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.ChallengeSubmissions.CountAsync(s => s.State == SubmissionState.Published)));
    }

    [Fact]
    public async Task Sent_back_with_a_reason_it_is_mended_by_the_letters_private_link()
    {
        var id = await _fixture.Submitted(SubmissionState.Submitted, "Avtobusi");
        var blank = await _coordinator.Submit($"{CallWorld.Manage}/{id}", $"{CallWorld.Manage}/{id}/send-back", ("Reason", ""));
        Assert.EndsWith("Fill this in.", (await Browser.Document(blank)).QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);

        await _coordinator.Submit($"{CallWorld.Manage}/{id}", $"{CallWorld.Manage}/{id}/send-back", ("Reason", "Povejte, kje."));

        var letter = Assert.Single(await Letters.To(_fixture.Portal, "avtobusi@kontakt.si"));
        Assert.Contains("Povejte, kje.", letter.Body, StringComparison.Ordinal);
        var stranger = Browser.Of(_fixture.Portal);
        await stranger.Submit(await Letters.LinkTo(_fixture.Portal, "avtobusi@kontakt.si"), ("Title", "Avtobusi v Kranju"), ("Sends", "true"));
        Assert.Equal((SubmissionState.Submitted, "Avtobusi v Kranju"), ((await _fixture.Stored(id)).State, (await _fixture.Stored(id)).Title));
    }

    [Fact]
    public async Task Declined_with_a_reason_its_submitter_is_told_and_it_can_be_taken_up_again()
    {
        var id = await _fixture.Submitted(SubmissionState.Checked, "Avtobusi");
        var page = $"{CallWorld.Manage}/{id}";
        var blank = await Browser.Document(await _coordinator.Submit(page, $"{page}/decline", ("Why", " ")));
        Assert.EndsWith("Fill this in.", blank.QuerySelector("#Why-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Checked, (await _fixture.Stored(id)).State);

        Assert.Contains("is declined", await _coordinator.Says(await _coordinator.Submit(page, $"{page}/decline", ("Why", "To je naloga občine."))), StringComparison.Ordinal);

        Assert.Equal((SubmissionState.Declined, "To je naloga občine."), ((await _fixture.Stored(id)).State, (await _fixture.Stored(id)).Reason));
        var letter = Assert.Single(await Letters.To(_fixture.Portal, "avtobusi@kontakt.si"));
        Assert.Equal(("CallDeclined", true), (letter.Kind, letter.Body.Contains("To je naloga občine.", StringComparison.Ordinal)));
        Assert.Contains("To je naloga občine.", await Browser.Of(_fixture.Portal).Text(await Letters.LinkTo(_fixture.Portal, "avtobusi@kontakt.si")), StringComparison.Ordinal);
        Assert.Contains("Avtobusi", await _coordinator.Text($"{CallWorld.Manage}?state=Declined"), StringComparison.Ordinal);

        await Step(id, "Reconsider");

        Assert.Equal((SubmissionState.Submitted, string.Empty), ((await _fixture.Stored(id)).State, (await _fixture.Stored(id)).Reason));
        Assert.Equal(
            new[] { "CallDeclined", "CallReconsidered" },
            (await Letters.To(_fixture.Portal, "avtobusi@kontakt.si")).Select(m => m.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_published_is_not_declined()
    {
        var id = await _fixture.Submitted(SubmissionState.Published, "Avtobusi");
        var page = $"{CallWorld.Manage}/{id}";
        Assert.Null((await _coordinator.Page(page)).QuerySelector($"form[action$='/decline']"));

        await _coordinator.PostTo($"{page}/decline", page, ("Why", "Ne."), ("Version", $"{(await _fixture.Stored(id)).Version}"));

        Assert.Equal(SubmissionState.Published, (await _fixture.Stored(id)).State);
        Assert.Empty(await Letters.To(_fixture.Portal, "avtobusi@kontakt.si"));
    }

    [Fact]
    public async Task Merged_it_points_to_the_other_and_both_submitters_are_told()
    {
        var one = await _fixture.Submitted(SubmissionState.Submitted, "Prvi");
        var other = await _fixture.Submitted(SubmissionState.Published, "Drugi");

        await Merge(one, other);

        Assert.Equal((SubmissionState.Merged, other), ((await _fixture.Stored(one)).State, (await _fixture.Stored(one)).MergedIntoId!.Value));
        Assert.Equal("CallMerged", Assert.Single(await Letters.To(_fixture.Portal, "prvi@kontakt.si")).Kind);
        Assert.Equal("CallMergedInto", Assert.Single(await Letters.To(_fixture.Portal, "drugi@kontakt.si")).Kind);
        Assert.Contains("Merged into it", await _coordinator.Text($"{CallWorld.Manage}/{other}"), StringComparison.Ordinal);
        Assert.Contains("Drugi", await Browser.Of(_fixture.Portal).Text(await Letters.LinkTo(_fixture.Portal, "prvi@kontakt.si")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_merged_reads_how_far_the_joint_challenge_has_come()
    {
        var one = await _fixture.Submitted(SubmissionState.Submitted, "Prvi");
        var other = await _fixture.Submitted(SubmissionState.Published, "Drugi");
        await Merge(one, other);
        var link = await Letters.LinkTo(_fixture.Portal, "prvi@kontakt.si");
        Assert.DoesNotContain("finalist", await Browser.Of(_fixture.Portal).Text(link), StringComparison.Ordinal);

        await Step(other, "Shortlist");

        Assert.Contains("among the finalists", await Browser.Of(_fixture.Portal).Text(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_merged_into_it_follows_when_it_is_merged_itself()
    {
        var (first, second, third) = (await Waiting("Prvi"), await Waiting("Drugi"), await Waiting("Tretji"));
        await Merge(first, second);
        await Merge(second, third);

        Assert.Equal((third, third), ((await _fixture.Stored(first)).MergedIntoId, (await _fixture.Stored(second)).MergedIntoId));

        Task<Guid> Waiting(string title) => _fixture.Submitted(SubmissionState.Submitted, title);
    }

    [Fact]
    public async Task A_pair_merged_into_each_other_at_once_keeps_one()
    {
        var (one, other) = (await _fixture.Submitted(SubmissionState.Submitted, "Prvi"), await _fixture.Submitted(SubmissionState.Submitted, "Drugi"));
        var colleague = await _fixture.SignedIn(World.CoordinatorEmail);

        await Task.WhenAll(Merge(one, other), Merge(other, one, colleague));

        Assert.Equal(
            [SubmissionState.Submitted, SubmissionState.Merged],
            (await _fixture.Portal.Read(db => db.ChallengeSubmissions.Select(s => s.State).ToListAsync())).Order());
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_is_told_and_the_submitter_gets_one_letter()
    {
        var id = await _fixture.Submitted(SubmissionState.Checked, "Avtobusi");
        var version = (await _fixture.Stored(id)).Version.ToString();
        Browser[] both = [_coordinator, await _fixture.SignedIn(World.CoordinatorEmail)];

        var answers = await Task.WhenAll(both.Select(b => b.PostTo($"{CallWorld.Manage}/{id}/step", CallWorld.Manage, ("step", "Publish"), ("version", version))));

        var told = new List<string>();
        foreach (var (browser, answer) in both.Zip(answers))
        {
            told.Add(await browser.Says(answer));
        }

        Assert.Equal(1, told.Count(t => t.Contains("The challenge is published", StringComparison.Ordinal)));
        Assert.Single(await Letters.To(_fixture.Portal, "avtobusi@kontakt.si"));
    }

    [Fact]
    public async Task Finalists_are_fixed_once_somebody_has_voted()
    {
        var id = await _fixture.Submitted(SubmissionState.Finalist, "Avtobusi");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteFrom);
        await _fixture.VoteOnWeb(id, "volivka@breg.si");

        Assert.Contains("the finalists stay", await _coordinator.Says(await Step(id, "Unshortlist")), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Finalist, (await _fixture.Stored(id)).State);
    }

    [Fact]
    public async Task Days_and_weights_are_set_and_a_stale_form_is_told()
    {
        var seen = (await _fixture.Call()).Version.ToString();
        var wrong = await _coordinator.Submit($"{CallWorld.Manage}/settings", ("Web", "50"), ("Commission", "50"), ("Audience", "1"));
        Assert.Contains("add up to 101", (await Browser.Document(wrong)).QuerySelector("#Web-error")!.TextContent, StringComparison.Ordinal);

        await _coordinator.Submit($"{CallWorld.Manage}/settings", ("Web", "50"), ("Commission", "30"), ("Audience", "20"), ("SubmitTo", "2027-03-25"));
        var stale = await _coordinator.Submit($"{CallWorld.Manage}/settings", ("Web", "100"), ("Commission", "0"), ("Audience", "0"), ("Version", seen));

        Assert.Contains("Somebody else has changed this", (await Browser.Document(stale)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        var call = await _fixture.Call();
        Assert.Equal((new CallWeights(50, 30, 20), new DateOnly(2027, 3, 25)), (call.Weights, call.SubmitTo));
    }

    private async Task<HttpResponseMessage> Step(Guid id, string step) => await _coordinator.PostTo(
        $"{CallWorld.Manage}/{id}/step", CallWorld.Manage, ("step", step), ("version", (await _fixture.Stored(id)).Version.ToString()));

    private async Task Merge(Guid id, Guid into, Browser? by = null) => (await (by ?? _coordinator).PostTo(
        $"{CallWorld.Manage}/{id}/merge", CallWorld.Manage, ("Into", into.ToString()), ("Version", (await _fixture.Stored(id)).Version.ToString()))).Dispose();
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

public sealed class SubmitTests : IAsyncLifetime
{
    private const string Submit = $"{CallWorld.Public}/submit";
    private const string Email = "ana.vrh@breg.si";

    private PortalFixture _fixture = null!;
    private Browser _stranger = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _stranger = Browser.Of(_fixture.Portal);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_stranger_submits_and_confirms_the_address_by_the_letters_link()
    {
        var answer = await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "true")]);

        Assert.StartsWith($"{CallWorld.Public}/mine?token=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((SubmissionState.Unconfirmed, Email), ((await Stored()).State, (await Stored()).ContactEmail));
        var link = await Letters.LinkTo(_fixture.Portal, Email);
        Assert.Contains("submit the challenge “Manj čakanja”", await _stranger.Text(link), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Unconfirmed, (await Stored()).State);

        Assert.Contains("Your address is confirmed", await _stranger.Says(await _stranger.Submit(link)), StringComparison.Ordinal);

        var stored = await Stored();
        Assert.Equal((SubmissionState.Submitted, _fixture.Portal.Clock.GetUtcNow()), (stored.State, stored.EmailConfirmedAt!.Value));
        Assert.Equal(["CallConfirm", "CallReceived"], (await Letters.To(_fixture.Portal, Email)).Select(m => m.Kind));
        Assert.Contains("with the coordinators", await _stranger.Text(await Letters.LinkTo(_fixture.Portal, Email)), StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.SubjectId == stored.Id)));
    }

    [Fact]
    public async Task A_draft_keeps_the_consent_that_was_ticked()
    {
        (string, string)[] draft = [("Title", "Osnutek"), ("ContactName", "Ana Vrh"), ("ContactEmail", Email), ("Sends", "false")];
        var mine = (await _stranger.Submit(Submit, [.. draft, ("Consents", "true")])).Headers.Location!.ToString();
        Assert.True((await _stranger.Page(mine)).QuerySelector("#Consents")!.HasAttribute("checked"));

        await _stranger.Submit(mine, [.. draft, ("Consents", "false")]);

        Assert.False((await _stranger.Page(mine)).QuerySelector("#Consents")!.HasAttribute("checked"));
        Assert.Equal((SubmissionState.Draft, null), ((await Stored()).State, (await Stored()).ConsentedAt));
    }

    [Fact]
    public async Task A_letters_link_used_twice_changes_nothing_more()
    {
        await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "true")]);
        var link = await Letters.LinkTo(_fixture.Portal, Email);
        await _stranger.Submit(link);
        var after = await Stored();

        Assert.Contains("It is submitted already", await _stranger.Text(link), StringComparison.Ordinal);
        var again = await _stranger.PostTo($"{CallWorld.Public}/confirm", Submit, ("token", link.Split('=')[1]));

        Assert.Contains("This address is confirmed already", await _stranger.Says(again), StringComparison.Ordinal);
        Assert.Equal(after.Version, (await Stored()).Version);
    }

    [Fact]
    public async Task A_draft_goes_on_behind_its_private_link_of_which_only_a_hash_is_kept()
    {
        var answer = await _stranger.Submit(Submit, ("Title", "Osnutek"), ("ContactName", "Ana Vrh"), ("ContactEmail", Email), ("Sends", "false"));
        var mine = answer.Headers.Location!.ToString();
        var token = mine.Split('=')[1];
        Assert.Equal(SubmissionState.Draft, (await Stored()).State);
        Assert.DoesNotContain(token, await _fixture.Portal.Read(db => db.SubmissionLinks.Select(l => l.TokenHash).ToListAsync()));

        var elsewhere = Browser.Of(_fixture.Portal);
        await elsewhere.Submit(await Letters.LinkTo(_fixture.Portal, Email), [.. CallWorld.Form, ("Sends", "true")]);

        Assert.Equal((SubmissionState.Unconfirmed, "Manj čakanja"), ((await Stored()).State, (await Stored()).Title));
        Assert.Equal("Manj čakanja", (await _stranger.Page(mine)).QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("mine?token=")]
    [InlineData("mine?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mine")]
    public async Task A_guessed_private_link_opens_nothing(string path)
    {
        await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "false")]);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get($"{CallWorld.Public}/{path}")).StatusCode);
    }

    [Fact]
    public async Task A_guessed_or_wrong_letters_link_confirms_nothing()
    {
        var answer = await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "true")]);
        var privateToken = answer.Headers.Location!.ToString().Split('=')[1];
        foreach (var token in new[] { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", privateToken, string.Empty })
        {
            Assert.Contains("We do not know this link", await _stranger.Text($"{CallWorld.Public}/confirm?token={token}"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo($"{CallWorld.Public}/confirm", Submit, ("token", token))).StatusCode);
        }

        Assert.Equal(SubmissionState.Unconfirmed, (await Stored()).State);
    }

    [Fact]
    public async Task A_letter_to_another_address_confirms_nothing_any_more()
    {
        var mine = (await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "true")])).Headers.Location!.ToString();
        var old = await Letters.LinkTo(_fixture.Portal, Email);

        await _stranger.Submit(mine, ("ContactEmail", "druga@breg.si"), ("Sends", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo($"{CallWorld.Public}/confirm", Submit, ("token", old.Split('=')[1]))).StatusCode);
        await _stranger.Submit(await Letters.LinkTo(_fixture.Portal, "druga@breg.si"));
        Assert.Equal((SubmissionState.Submitted, "druga@breg.si"), ((await Stored()).State, (await Stored()).ContactEmail));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_submission_with_one_letter()
    {
        var token = (await _stranger.Page(Submit)).QuerySelector("[name=Token]")!.GetAttribute("value")!;
        (string, string)[] form = [.. CallWorld.Form, ("Sends", "true"), ("Token", token), ("Version", "")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Browser.Of(_fixture.Portal).PostTo(Submit, Submit, form)));
        var later = await _stranger.PostTo(Submit, Submit, form);

        Assert.All(answers.Append(later), a => Assert.Equal($"{CallWorld.Public}/mine?token={token}", a.Headers.Location!.ToString()));
        Assert.Equal((1, 1), (await Count(), (await Letters.To(_fixture.Portal, Email)).Count));
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_and_what_was_typed_stays()
    {
        var answer = await _stranger.Submit(Submit, ("Title", "Naslov"), ("ContactEmail", "nikjer"), ("Sends", "true"));

        var page = await Browser.Document(answer);
        Assert.Equal(
            ["Description", "Owner", "OwnerKind", "BenefitTo", "Benefit", "ContactName", "Consents"],
            new[] { "Description", "Owner", "OwnerKind", "BenefitTo", "Benefit", "ContactName", "Consents" }.Where(f => page.QuerySelector($"#{f}-error") is not null));
        Assert.Equal("Naslov", page.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.Equal(0, await Count());

        var shape = await Browser.Document(await _stranger.Submit(Submit, [.. CallWorld.Form.Where(f => f.Item1 != "ContactEmail"), ("ContactEmail", "nikjer"), ("Sends", "true")]));
        Assert.EndsWith("Enter an e-mail address such as ana.novak@example.si, without letters such as č, š, ž.", shape.QuerySelector("#ContactEmail-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_an_older_form_is_told()
    {
        var mine = (await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "false")])).Headers.Location!.ToString();
        var seen = (await _stranger.Page(mine)).QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await _stranger.Submit(mine, ("Title", "Novejši"), ("Sends", "false"));

        var answer = await _stranger.Submit(mine, ("Title", "Starejši"), ("Version", seen), ("Sends", "false"));

        Assert.Contains("Somebody else has changed this", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Novejši", (await Stored()).Title);
    }

    [Fact]
    public async Task Html_in_a_submission_is_text_everywhere()
    {
        const string Evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var id = await _fixture.Submitted(SubmissionState.Finalist, Evil, Evil);
        var coordinator = await _fixture.CoordinatorOn(CallWorld.VoteFrom);

        foreach (var (browser, path) in new[]
        {
            (_stranger, CallWorld.Public), (_stranger, $"{CallWorld.Public}/vote"), (coordinator, CallWorld.Manage), (coordinator, $"{CallWorld.Manage}/{id}"),
            (coordinator, $"{CallWorld.Manage}/choice"),
        })
        {
            var main = (await browser.Page(path)).QuerySelector("main")!;
            Assert.Contains(Evil, main.TextContent, StringComparison.Ordinal);
            Assert.Empty(main.QuerySelectorAll("script, img"));
        }
    }

    [Fact]
    public async Task Outside_its_days_cancelled_or_off_nothing_is_added()
    {
        var token = (await _stranger.Page(Submit)).QuerySelector("[name=Token]")!.GetAttribute("value")!;
        (string, string)[] form = [.. CallWorld.Form, ("Sends", "true"), ("Token", token), ("Version", "")];

        _fixture.GoTo(new DateOnly(2027, 3, 21));
        Assert.Null((await _stranger.Page(Submit)).QuerySelector("main form[method=post]"));
        Assert.Contains("The last day to submit was 20 March 2027", (await Browser.Document(await _stranger.PostTo(Submit, "/account/sign-in", form))).Body!.TextContent, StringComparison.Ordinal);
        _fixture.GoTo(new DateOnly(2027, 3, 15));
        await _fixture.SetStrand(StrandState.Cancelled);
        Assert.Contains("is cancelled", await _stranger.Text(CallWorld.Public), StringComparison.Ordinal);
        Assert.Contains("is cancelled", (await Browser.Document(await _stranger.PostTo(Submit, "/account/sign-in", form))).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await _fixture.SetStrand(StrandState.Off);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(CallWorld.Public)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo(Submit, "/account/sign-in", form)).StatusCode);

        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Contacts_and_what_is_not_published_are_never_public()
    {
        await _fixture.Submitted(SubmissionState.Published, "Javni");
        await _fixture.Submitted(SubmissionState.Checked, "Pregledani");
        await _fixture.Submitted(SubmissionState.Draft, "Osnutek");

        var text = await _stranger.Text(CallWorld.Public);

        Assert.Equal([true, false, false, false, false], new[] { "Javni", "Pregledani", "Osnutek", "Kontakt", "kontakt.si" }.Select(w => text.Contains(w, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_gets_five_letters_an_hour()
    {
        var mine = (await _stranger.Submit(Submit, [.. CallWorld.Form, ("Sends", "true")])).Headers.Location!.ToString();
        for (var i = 0; i < 4; i++)
        {
            await _stranger.Submit(mine, ("Sends", "true"));
        }

        var refused = await _stranger.Submit(mine, ("Sends", "true"));

        Assert.Contains("Enough letters went to this address", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await Letters.To(_fixture.Portal, Email)).Count);
        var fresh = await Browser.Of(_fixture.Portal).Submit(Submit, [.. CallWorld.Form, ("Sends", "false")]);
        Assert.NotNull((await Browser.Document(fresh)).QuerySelector("#ContactEmail-error"));
        Assert.Equal(1, await Count());
    }

    private Task<ChallengeSubmission> Stored() => _fixture.Portal.Read(db => db.ChallengeSubmissions.AsNoTracking().SingleAsync());

    private Task<int> Count() => _fixture.Portal.Read(db => db.ChallengeSubmissions.CountAsync());
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

public sealed class WebVoteTests : IAsyncLifetime
{
    private const string Vote = $"{CallWorld.Public}/vote";
    private const string Email = "Ana.Vrh@breg.si";

    private PortalFixture _fixture = null!;
    private Browser _voter = null!;
    private Guid _first;
    private Guid _second;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _first = await _fixture.Submitted(SubmissionState.Finalist, "Avtobusi");
        _second = await _fixture.Submitted(SubmissionState.Finalist, "Čebele");
        _fixture.GoTo(CallWorld.VoteFrom);
        _voter = Browser.Of(_fixture.Portal);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_vote_counts_once_the_letters_link_is_used()
    {
        var asked = await _voter.Submit(Vote, ("Choice", _first.ToString()), ("Email", Email));
        Assert.Contains("Look into your mailbox", await _voter.Says(asked), StringComparison.Ordinal);
        Assert.Null((await Stored()).ChoiceId);
        var link = await Letters.LinkTo(_fixture.Portal, Email);
        Assert.Contains("Your vote goes to “Avtobusi”", await _voter.Text(link), StringComparison.Ordinal);

        await _voter.Submit(link);

        Assert.Equal((_first, _fixture.Portal.Clock.GetUtcNow()), ((await Stored()).ChoiceId!.Value, (await Stored()).ConfirmedAt!.Value));
    }

    [Fact]
    public async Task However_an_address_is_written_it_has_one_vote_which_can_be_changed()
    {
        await _fixture.VoteOnWeb(_first, Email);
        await _fixture.VoteOnWeb(_second, "ana.vrh+2@BREG.si");

        Assert.Equal(_second, (await Stored()).ChoiceId);
    }

    [Fact]
    public async Task Of_the_address_only_a_keyed_hash_is_kept_and_the_trail_tells_no_votes()
    {
        await _fixture.VoteOnWeb(_first, Email);

        var stored = await Stored();
        Assert.Equal((64, "breg.si"), (stored.EmailHash.Length, stored.Domain));
        Assert.NotEqual(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("ana.vrh@breg.si"u8)), stored.EmailHash);
        var letter = Assert.Single(await Letters.To(_fixture.Portal, Email));
        Assert.DoesNotContain("Avtobusi", letter.Body, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.At >= _fixture.Portal.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_link_used_twice_or_replaced_or_guessed_changes_nothing()
    {
        await _voter.Submit(Vote, ("Choice", _first.ToString()), ("Email", Email));
        var old = await Letters.LinkTo(_fixture.Portal, Email);
        _fixture.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await _voter.Submit(Vote, ("Choice", _second.ToString()), ("Email", Email));
        var link = await Letters.LinkTo(_fixture.Portal, Email);

        Assert.Equal(HttpStatusCode.NotFound, (await Use(old)).StatusCode);
        await Use(link);
        var after = (await Stored()).Version;
        Assert.Contains("your vote counts", await _voter.Says(await Use(link)), StringComparison.Ordinal);
        Assert.Contains("Your vote counts already", await _voter.Text(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Use($"{Vote}/confirm?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode);

        Assert.Equal((_second, after), ((await Stored()).ChoiceId!.Value, (await Stored()).Version));
    }

    [Fact]
    public async Task A_link_used_by_two_at_once_counts_once()
    {
        await _voter.Submit(Vote, ("Choice", _first.ToString()), ("Email", Email));
        var link = await Letters.LinkTo(_fixture.Portal, Email);

        await Task.WhenAll(Use(link), Use(link));

        Assert.Equal(_first, (await Stored()).ChoiceId);
    }

    [Fact]
    public async Task After_closing_neither_a_vote_nor_a_link_counts()
    {
        await _voter.Submit(Vote, ("Choice", _first.ToString()), ("Email", Email));
        var link = await Letters.LinkTo(_fixture.Portal, Email);
        _fixture.GoTo(CallWorld.VoteTo.AddDays(1));

        Assert.Contains("The vote is closed", await _voter.Text(link), StringComparison.Ordinal);
        Assert.Contains("The vote closed on 10 April 2027", await _voter.Says(await Use(link)), StringComparison.Ordinal);
        var late = await _voter.PostTo(Vote, "/account/sign-in", ("Choice", _first.ToString()), ("Email", "pozna@breg.si"));
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);

        Assert.Equal((1, 0), await _fixture.Portal.Read(async db => (await db.WebVotes.CountAsync(), await db.WebVotes.CountAsync(v => v.ChoiceId != null))));
    }

    [Fact]
    public async Task Only_finalists_of_the_round_and_real_addresses_are_taken()
    {
        var published = await _fixture.Submitted(SubmissionState.Published, "Objavljen");
        await Refused("Choice", "Choose one of the finalists.", ("Choice", published.ToString()), ("Email", Email));
        await Refused("Choice", "Choose one of the finalists.", ("Email", Email));
        await Refused("Email", "Enter an e-mail address such as ana.novak@example.si, without letters such as č, š, ž.", ("Choice", _first.ToString()), ("Email", "ana"));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.WebVotes.CountAsync()));

        async Task Refused(string field, string message, params (string, string)[] form) => Assert.EndsWith(
            message, (await Browser.Document(await _voter.Submit(Vote, form))).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_is_not_flooded_and_the_answer_does_not_tell()
    {
        var answers = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            answers.Add(await _voter.Says(await _voter.Submit(Vote, ("Choice", _first.ToString()), ("Email", Email))));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(WebVote.MostAsksAnHour, (await Letters.To(_fixture.Portal, Email)).Count);
    }

    [Fact]
    public async Task A_script_is_stopped_by_the_rate_limit_and_without_links_it_counts_nothing()
    {
        await using var limited = await CallWorld.CreateAsync(settings: ("RateLimits:StrangersPerMinute", "3"));
        var finalist = await limited.Submitted(SubmissionState.Finalist, "Avtobusi");
        limited.GoTo(CallWorld.VoteFrom);
        var script = Browser.Of(limited.Portal);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            statuses.Add((await script.Submit(Vote, ("Choice", finalist.ToString()), ("Email", $"bot{i}@roj.si"))).StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(0, await limited.Portal.Read(db => db.WebVotes.CountAsync(v => v.ChoiceId != null)));
    }

    [Fact]
    public async Task A_cancelled_call_takes_no_votes()
    {
        await _fixture.SetStrand(StrandState.Cancelled);
        Assert.Null((await _voter.Page(Vote)).QuerySelector("main form[method=post]"));
        await _voter.PostTo(Vote, "/account/sign-in", ("Choice", _first.ToString()), ("Email", Email));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.WebVotes.CountAsync()));
    }

    private Task<HttpResponseMessage> Use(string link) => _voter.PostTo($"{Vote}/confirm", "/account/sign-in", ("token", link.Split('=')[1]));

    private Task<WebVote> Stored() => _fixture.Portal.Read(db => db.WebVotes.AsNoTracking().SingleAsync());
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

/// <summary>What the call forgets when its round closes, and what stays.</summary>
public sealed class CallClosingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Guid _chosen;
    private Guid _other;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync(new CallWeights(50, 0, 50));
        _chosen = await _fixture.Submitted(SubmissionState.Finalist, "Avtobusi");
        _other = await _fixture.Submitted(SubmissionState.Finalist, "Čebele");
        await _fixture.Submitted(SubmissionState.Draft, "Osnutek");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteFrom);
        await _fixture.VoteOnWeb(_chosen, "prva@breg.si");
        await _fixture.VoteOnWeb(_chosen, "druga@breg.si");
        (await Browser.Of(_fixture.Portal).Submit($"{CallWorld.Public}/vote", ("Choice", $"{_other}"), ("Email", "nepotrjena@breg.si"))).Dispose();
        await _fixture.Hall(_coordinator, "Open");
        await _fixture.VoteInHall(_other);
        await _fixture.Hall(_coordinator, "Close");
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Voters_and_contacts_are_forgotten_and_tallies_stay()
    {
        await CheckAndChoose();
        var before = await Tallies();
        var (hashes, devices) = await Traces();

        await Take("close");

        Assert.Contains("2 (100.0", before, StringComparison.Ordinal);
        Assert.Equal(before, await Tallies());
        var votes = await _fixture.Portal.Read(db => db.WebVotes.AsNoTracking().ToListAsync());
        Assert.Equal([(_chosen, string.Empty, string.Empty, null), (_chosen, string.Empty, string.Empty, null)], votes.Select(v => (v.ChoiceId!.Value, v.Domain, v.NetworkHash, v.ConfirmedAt)));
        var (newHashes, newDevices) = await Traces();
        Assert.Equal((3, 2, 0), (hashes.Count, newHashes.Count, hashes.Intersect(newHashes).Count()));
        Assert.Equal((1, 1, 0), (devices.Count, newDevices.Count, devices.Intersect(newDevices).Count()));
        Assert.Equal(string.Empty, (await _fixture.Call()).VoteKey);
        Assert.Equal(
            [("Avtobusi", "avtobusi@kontakt.si"), ("Čebele", string.Empty)],
            (await _fixture.Portal.Read(db => db.ChallengeSubmissions.AsNoTracking().OrderBy(s => s.Title).ToListAsync())).Select(s => (s.Title, s.ContactEmail)));
        Assert.Equal([_chosen], await _fixture.Portal.Read(db => db.SubmissionLinks.Select(l => l.SubmissionId).Distinct().ToListAsync()));
        Assert.Equal(["avtobusi@kontakt.si"], await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind.StartsWith("Call")).Select(m => m.To).Distinct().ToListAsync()));
        Assert.Contains("erased when the round closed", await _coordinator.Text($"{CallWorld.Manage}/{_other}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_trail_keeps_what_is_forgotten()
    {
        await Take("close");

        Assert.Equal(0, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Changes.Contains("kontakt.si") || a.SearchText.Contains("kontakt.si"))));
    }

    [Fact]
    public async Task Opened_again_nobody_votes_a_second_time_and_the_votes_can_still_be_checked()
    {
        await Take("close");
        await Take("reopen");

        var stranger = Browser.Of(_fixture.Portal);
        var answer = await stranger.PostTo($"{CallWorld.Public}/vote", CallWorld.Public + "/submit", ("Choice", $"{_other}"), ("Email", "prva@breg.si"));
        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.WebVotes.CountAsync()));
        await CheckAndChoose();
        Assert.Equal(SubmissionState.Chosen, (await _fixture.Stored(_chosen)).State);
    }

    private async Task<string> Tallies() => (await Browser.Of(_fixture.Portal).Page(CallWorld.Public)).QuerySelector("table")!.TextContent;

    private async Task CheckAndChoose()
    {
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteTo.AddDays(1));
        await _coordinator.Submit($"{CallWorld.Manage}/choice", $"{CallWorld.Manage}/choice/check");
        await _coordinator.Submit($"{CallWorld.Manage}/choice", $"{CallWorld.Manage}/choice/{_chosen}/choose");
    }

    private async Task Take(string step) => (await _coordinator.Submit($"/manage/2027/{step}")).Dispose();

    private Task<(List<string> Addresses, List<string> Devices)> Traces() => _fixture.Portal.Read(async db =>
        (await db.WebVotes.Select(v => v.EmailHash).ToListAsync(), await db.HallVotes.Select(v => v.DeviceHash).ToListAsync()));
}

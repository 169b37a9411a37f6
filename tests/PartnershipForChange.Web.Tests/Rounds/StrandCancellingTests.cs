using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.ChallengeCall;

namespace PartnershipForChange.Web.Tests.Rounds;

/// <summary>Cancelling a strand of an open round tells those who count on it, each once; the others hear nothing.</summary>
public sealed class StrandCancellingTests : IAsyncLifetime
{
    private const string Edit = "/manage/2027/edit";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Of_the_exchange_guests_and_the_contacts_of_hosts_are_told()
    {
        await _browser.Submit(Edit, ("Exchange", "Cancelled"));
        await _browser.Submit(Edit, ("Exchange", "Cancelled"));

        string[] told =
        [
            World.ParticipantEmail, World.OtherParticipantEmail, World.MinistryEmail, World.OtherMinistryEmail, World.CompanyEmail, World.OtherCompanyEmail,
        ];
        Assert.Equal(told.Order(StringComparer.Ordinal), (await Told("ExchangeCancelled")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_the_teams_those_who_would_be_in_one_are_told()
    {
        await _browser.Submit(Edit, ("Teams", "Cancelled"));

        Assert.Equal([World.ParticipantEmail, World.OtherParticipantEmail], await Told("TeamsCancelled"));
        Assert.Empty(await Told("ExchangeCancelled"));
    }

    [Fact]
    public async Task Of_the_call_those_whose_challenge_is_not_decided_are_told()
    {
        await _fixture.Submitted(SubmissionState.Published, "Objavljen");
        await _fixture.Submitted(SubmissionState.Draft, "Osnutek");

        await _browser.Submit(Edit, ("ChallengeCall", "Cancelled"));

        Assert.Equal(["objavljen@kontakt.si"], await Told("CallCancelled"));
    }

    private Task<List<string>> Told(string kind) =>
        _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == kind).OrderBy(m => m.To).Select(m => m.To).ToListAsync());
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Registrations;

/// <summary>What a contact does with the people of their organisation.</summary>
public sealed class OrganisationPeopleTests : IAsyncLifetime
{
    private async Task<string> Flash() => (await _browser.Page(People)).QuerySelector("[data-flash] span")!.TextContent;

    private const string People = "/organisation/sap/2027/people";

    private const string NotToName = "A person with this address cannot be nominated here. Check the address, or write to the programme.";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Rok => $"{People}/{_fixture.World.Rok.Id}";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.OtherCompanyEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task One_person_is_nominated_and_written_to()
    {
        var answer = await _browser.Submit(
            "/organisation/sap/2027/nominate", "/organisation/sap/2027/nominate",
            ("Email", " Eva.Kos@SAP.si "), ("FirstName", "Eva"), ("LastName", "Kos"), ("Language", "English"));

        Assert.Equal(People, answer.Headers.Location!.ToString().ToLowerInvariant());
        var eva = await _fixture.Portal.Read(db => db.People.SingleAsync(p => p.Email == "eva.kos@sap.si", Cancellation));
        Assert.Equal((_fixture.World.Sap.Id, Domain.Language.English), (eva.OrganisationId!.Value, eva.Language));
        var registration = await _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => r.PersonId == eva.Id, Cancellation));
        Assert.Equal(RegistrationState.Nominated, registration.State);
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal(("Nominated", "eva.kos@sap.si", eva.Id), (message.Kind, message.To, message.PersonId));
        Assert.StartsWith("Round 2027: you are nominated", message.Subject, StringComparison.Ordinal);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.SubjectId == registration.Id && a.ActorName == "Rado Čeh", Cancellation)));
    }

    [Theory]
    [InlineData("rok.medved@sap.si", "Rok Medved is in this round already.")]
    [InlineData("ana.hribar@mju.si", NotToName)]
    [InlineData(World.CoordinatorEmail, NotToName)]
    [InlineData(World.JurorEmail, NotToName)]
    [InlineData(World.ReporterEmail, NotToName)]
    [InlineData("ni naslov", "Enter an e-mail address")]
    [InlineData("", "Fill this in.")]
    public async Task Who_cannot_be_nominated_is_told_at_the_address(string email, string message)
    {
        var answer = await _browser.Submit("/organisation/sap/2027/nominate", "/organisation/sap/2027/nominate", ("Email", email), ("FirstName", "Eva"), ("LastName", "Kos"));

        var page = await Browser.Document(answer);
        Assert.Contains(message, page.QuerySelector("#Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hribar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Eva", page.QuerySelector("#FirstName")!.GetAttribute("value"));
        Assert.Equal((2, 0), await Counts());
    }

    [Fact]
    public async Task Nobody_is_nominated_by_an_organisation_that_has_not_accepted()
    {
        var other = await _fixture.SignedIn(World.OtherMinistryEmail);

        Assert.NotNull((await other.Page("/organisation/mf/2027/nominate")).QuerySelector("main .notice a[href='/organisation/mf/2027/invitation']"));
        var answer = await other.PostTo("/organisation/mf/2027/nominate", "/account", ("Email", "eva@mf.si"), ("FirstName", "Eva"), ("LastName", "Kos"));

        Assert.Contains("does not take part in this round yet", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((2, 0), await Counts());
    }

    [Theory]
    [InlineData("nominate")]
    [InlineData("nominate/import")]
    public async Task When_nominating_is_over_the_page_says_so_and_asks_for_nothing(string page)
    {
        Assert.NotNull((await _browser.Page($"/organisation/sap/2027/{page}")).QuerySelector("main form"));

        await _fixture.MoveTo(PhaseKind.Matching);

        var main = (await _browser.Page($"/organisation/sap/2027/{page}")).QuerySelector("main")!;
        Assert.Null(main.QuerySelector("form"));
        Assert.Contains("Nobody can be nominated now", main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_chosen_are_shown_before_they_are_released()
    {
        var address = (await _browser.Submit(People, $"{People}/check", ("Chosen", _fixture.World.Rok.Id.ToString()))).Headers.Location!.ToString();
        var check = await _browser.Page(address);
        Assert.Contains("Rok Medved", check.QuerySelector("main ul")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);

        var answer = await _browser.Submit(address, $"{People}/release");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var rok = await RokNow();
        Assert.Equal((RegistrationState.Released, false), (rok.State, rok.SettledOnBehalf));
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal(("RegistrationReleased", World.OtherParticipantEmail), (message.Kind, message.To));

        // A second contact, or a second press: nobody is released twice, nobody told that none were.
        await _browser.Page(People);
        await _browser.PostTo($"{People}/release", People, ("Chosen", _fixture.World.Rok.Id.ToString()));
        Assert.Equal("Nobody among those chosen waits for release any more.", await Flash());
        Assert.Equal(People, (await _browser.Get(address)).Headers.Location!.ToString());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task What_has_changed_since_it_was_read_is_not_released()
    {
        var rok = _fixture.World.Rok.Id;
        var address = (await _browser.Submit(People, $"{People}/check", ("Chosen", $"{rok}"))).Headers.Location!.ToString();
        var read = (await _browser.Page(address)).QuerySelector($"input[name='Seen[{rok}]']")!.GetAttribute("value")!;
        var participant = await _fixture.SignedIn(World.OtherParticipantEmail);
        await participant.Submit("/me/2027", "/me/2027/take-back");
        await participant.Submit("/me/2027/registration/check", "/me/2027/registration/check");

        var page = await Browser.Document(await _browser.PostTo($"{People}/release", People, ("Chosen", $"{rok}"), ($"Seen[{rok}]", read)));

        Assert.Contains("Changed since you opened this page: Rok Medved.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);

        // The page now carries what stands; whoever has read it releases.
        await _browser.PostTo(
            $"{People}/release", People, ("Chosen", $"{rok}"), ($"Seen[{rok}]", page.QuerySelector($"input[name='Seen[{rok}]']")!.GetAttribute("value")!));
        Assert.Equal(RegistrationState.Released, (await RokNow()).State);
    }

    [Fact]
    public async Task Once_registrations_take_no_changes_nobody_is_offered_to_be_reminded()
    {
        await _browser.Submit("/organisation/sap/2027/nominate", "/organisation/sap/2027/nominate", ("Email", "eva.kos@sap.si"), ("FirstName", "Eva"), ("LastName", "Kos"), ("Language", "English"));
        Assert.NotEmpty((await _browser.Page(People)).QuerySelectorAll("main [action$='/remind'], main [formaction$='/remind']"));

        await _fixture.MoveTo(PhaseKind.Matching);

        Assert.Empty((await _browser.Page(People)).QuerySelectorAll("main [action$='/remind'], main [formaction$='/remind'], main input[form=chosen]"));
    }

    [Fact]
    public async Task With_nobody_ticked_one_is_asked_to_choose()
    {
        Assert.Equal(People, (await _browser.Submit(People, $"{People}/check")).Headers.Location!.ToString());

        Assert.Equal("Choose at least one person.", await Flash());
    }

    [Fact]
    public async Task A_coordinator_who_gives_no_reason_is_asked_again_about_the_same_people()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.PostTo(
            $"{People}/release", People, ("Chosen", $"{_fixture.World.Rok.Id}"), ($"Seen[{_fixture.World.Rok.Id}]", $"{_fixture.World.Rok.Version}"), ("Reason", ""));

        var page = await Browser.Document(answer);
        Assert.Contains("Fill this in.", page.QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{_fixture.World.Rok.Id}", page.QuerySelector("input[name=Chosen]")!.GetAttribute("value"));
        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);
    }

    [Fact]
    public async Task It_is_sent_back_with_a_reason_the_person_reads()
    {
        var without = await Browser.Document(await _browser.Submit(Rok, $"{Rok}/send-back", ("Reason", "")));
        Assert.Contains("Fill this in.", without.QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);

        await _browser.Submit(Rok, $"{Rok}/send-back", ("Reason", "Izberite drug teden."));

        Assert.Equal((RegistrationState.SentBack, "Izberite drug teden."), ((await RokNow()).State, (await RokNow()).Reason));
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal("RegistrationSentBack", message.Kind);
        Assert.Contains("Izberite drug teden.", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looks_at_an_older_state_is_told()
    {
        var answer = await _browser.PostTo($"{Rok}/send-back", Rok, ("Reason", "Izberite drug teden."), ("Version", Guid.NewGuid().ToString()));

        Assert.Contains("Somebody else has changed this in the meantime", (await Browser.Document(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);
    }

    [Fact]
    public async Task Sending_back_and_withdrawing_ask_each_for_a_reason_of_its_own()
    {
        var page = await Browser.Document(await _browser.Submit(Rok, $"{Rok}/withdraw", ("WithdrawReason", " ")));

        Assert.Equal("#WithdrawReason", page.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#WithdrawReason-error"));
        Assert.Equal(page.QuerySelectorAll("main [id]").Length, page.QuerySelectorAll("main [id]").Select(e => e.Id).Distinct().Count());
        Assert.Equal(RegistrationState.Submitted, await _fixture.Portal.Read(db => db.Registrations.Where(r => r.Id == _fixture.World.Rok.Id).Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task It_is_withdrawn_with_a_reason()
    {
        await _browser.Submit(Rok, $"{Rok}/withdraw", ("WithdrawReason", "Odšel v pokoj."));

        Assert.Equal((RegistrationState.Withdrawn, "Odšel v pokoj."), ((await RokNow()).State, (await RokNow()).Reason));
    }

    [Fact]
    public async Task Who_has_not_handed_in_is_reminded_once_a_day()
    {
        await _browser.Submit(
            "/organisation/sap/2027/nominate", "/organisation/sap/2027/nominate", ("Email", "eva@sap.si"), ("FirstName", "Eva"), ("LastName", "Kos"));

        await _browser.PostTo($"{People}/remind", People, ("All", "true"));
        await _browser.PostTo($"{People}/remind", People, ("All", "true"));

        Assert.Equal(
            ["Nominated", "RegistrationReminder"],
            await _fixture.Portal.Read(db => db.OutboxMessages.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task With_nobody_chosen_nobody_is_reminded()
    {
        var answer = await _browser.PostTo($"{People}/remind", People);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Choose at least one person.", (await _browser.Page(People)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/{id}")]
    public async Task Another_organisations_people_are_not_there(string path)
    {
        var other = await _fixture.SignedIn(World.CompanyEmail);
        var address = People + path.Replace("{id}", _fixture.World.Rok.Id.ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/organisation/lek/2027/people/{_fixture.World.Rok.Id}")).StatusCode);
        foreach (var act in new[] { $"{Rok}/send-back", $"{Rok}/withdraw", $"{People}/release", $"{People}/remind", "/organisation/sap/2027/nominate" })
        {
            var answer = await other.PostTo(
                act, "/organisation/lek", ("Reason", "x"), ("Chosen", _fixture.World.Rok.Id.ToString()), ("Version", _fixture.World.Rok.Version.ToString()),
                ("Email", "x@sap.si"), ("FirstName", "X"), ("LastName", "Y"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(RegistrationState.Submitted, (await RokNow()).State);
        Assert.Equal((2, 0), await Counts());
    }

    [Fact]
    public async Task An_employer_does_not_see_whom_a_person_does_not_want()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(Cancellation);
            var rok = await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Rok.Id, Cancellation);
            rok.TakeBack(round, _fixture.Portal.Clock.Today);
            rok.Save(round, rok.Answers() with { HostWishes = ["MF"], ExcludedHosts = ["MJU"] }, _fixture.Portal.Clock.Today);
            await db.SaveChangesAsync(Cancellation);
        }

        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        Assert.DoesNotContain("javno upravo", (await _browser.Page(Rok)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("javno upravo", (await coordinator.Page($"/manage/2027/registrations/{_fixture.World.Rok.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task<Registration> RokNow() => _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => r.Id == _fixture.World.Rok.Id, Cancellation));

    private Task<(int Registrations, int Messages)> Counts() => _fixture.Portal.Read(async db =>
        (await db.Registrations.CountAsync(Cancellation), await db.OutboxMessages.CountAsync(Cancellation)));
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Security;

/// <summary>A form whose button is pressed twice is done once, and told as done.</summary>
public sealed class SentFormTests : IAsyncLifetime
{
    private const string Places = "/organisation/lek/2027/places";
    private const string People = "/organisation/sap/2027/people";

    private static readonly (string, string)[] Place =
    [
        ("Department", "Kakovost"), ("City", "Mengeš"), ("Description", "Dan v laboratoriju."), ("Weeks", "2027-05-31"), ("PlacesPerWeek", "2"),
        ("Languages", "sl"), ("MentorName", "Urška Čeh"), ("MentorEmail", "urska.ceh@lek.si"),
    ];

    private PortalFixture _fixture = null!;
    private Browser _lek = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _lek = await _fixture.SignedIn(World.CompanyEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_double_press_makes_one_thing_and_both_answers_lead_to_it()
    {
        var answers = await _lek.SubmitTwice($"{Places}/new", action: null, Place);

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Redirect, Places), (a.StatusCode, a.Headers.Location!.ToString())));
        Assert.Equal(["LEK-1", "LEK-2"], await Codes());
    }

    [Fact]
    public async Task The_same_words_in_a_form_opened_anew_are_another_thing()
    {
        await _lek.Submit($"{Places}/new", Place);
        await _lek.Submit($"{Places}/new", Place);

        Assert.Equal(["LEK-1", "LEK-2", "LEK-3"], await Codes());
    }

    [Fact]
    public async Task What_was_refused_can_be_sent_again()
    {
        var refused = await _lek.SubmitTwice($"{Places}/new", action: null, [.. Place.Where(p => p.Item1 != "City"), ("City", "")]);

        Assert.All(refused, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(["LEK-1"], await Codes());
    }

    [Fact]
    public async Task A_second_press_of_a_button_is_told_as_done()
    {
        var contact = await _fixture.SignedIn(World.OtherCompanyEmail);
        var check = (await contact.Submit(People, $"{People}/check", ("Chosen", $"{_fixture.World.Rok.Id}"))).Headers.Location!.ToString();

        var answers = await contact.SubmitTwice(check, $"{People}/release");

        Assert.All(answers, a => Assert.Equal(People, a.Headers.Location!.ToString()));
        Assert.Contains(
            (await contact.Page(People)).QuerySelector("[data-flash] span")!.TextContent,
            new[] { "1 registration is released.", "It is done. You pressed twice; it was counted once." });
        Assert.Equal(RegistrationState.Released, await _fixture.Portal.Read(db => db.Registrations.Where(r => r.Id == _fixture.World.Rok.Id).Select(r => r.State).SingleAsync(Cancellation)));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "RegistrationReleased", Cancellation)));
    }

    [Fact]
    public async Task Forms_are_forgotten_after_some_days()
    {
        await _lek.Submit($"{Places}/new", Place);
        Assert.Equal(1, await Kept());

        await _fixture.Portal.RunDailyTasks();
        Assert.Equal(1, await Kept());

        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(2));
        await _fixture.Portal.RunDailyTasks();
        Assert.Equal(0, await Kept());
    }

    private Task<int> Kept() => _fixture.Portal.Read(db => db.UserTokens.CountAsync(Cancellation));

    private Task<List<string>> Codes() => _fixture.Portal.Read(db =>
        db.HostPlaces.Where(p => p.OrganisationId == _fixture.World.Lek.Id).OrderBy(p => p.Code).Select(p => p.Code).ToListAsync(Cancellation));
}

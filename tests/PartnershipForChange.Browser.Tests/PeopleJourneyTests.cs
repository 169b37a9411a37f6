using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// One person's way through a round, with everybody who takes part in it: nominated, registered, released, matched and
/// published, accepted, in a team, counted in the report. Everything is found by role, label and text.
/// </summary>
public sealed partial class PeopleJourneyTests(Chromium chromium) : IAsyncLifetime
{
    private const string Email = "spela.zagar@mju.si";

    private PortalFixture _fixture = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        (_fixture, _address) = await PortalFixture.ServeAsync();
        await _fixture.AddReleased(2, publicSide: true);
        await _fixture.AddReleased(3, publicSide: false);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task What_was_typed_while_one_had_been_signed_out_is_there_again_after_signing_in_but_not_for_somebody_else()
    {
        const string Form = "/organisation/MJU/2027/nominate";
        var contact = await Visitor.SignedIn(chromium.Browser, _address, World.MinistryEmail, Language.Slovene, width: 1280);
        var first = contact.T["Registrations.Column.FirstName"];
        await SendSignedOut();
        await contact.ArrivesAt("/account/sign-in");
        await SignIn(World.MinistryEmail);
        Assert.Equal((Form, "Špela", Email), (contact.At, await Typed(first), await Typed(contact.T["Registrations.Column.Email"])));

        await contact.Press(contact.T["Nominations.Send"]);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.People.CountAsync(p => p.Email == Email)));
        await contact.GoTo(Form);
        Assert.Empty(await Typed(first));

        await SendSignedOut();
        Assert.Contains("Žagar", await Kept(), StringComparison.Ordinal);
        await SignIn(World.CoordinatorEmail);
        Assert.Null(await Kept());

        async Task SendSignedOut()
        {
            await contact.GoTo(Form);
            await contact.Fill(first, "Špela");
            await contact.Fill(contact.T["Registrations.Column.LastName"], "Žagar");
            await contact.Fill(contact.T["Registrations.Column.Email"], Email);
            await contact.Page.Context.ClearCookiesAsync(new() { Name = "p4c" });
            await contact.Press(contact.T["Nominations.Send"]);
        }

        async Task SignIn(string email)
        {
            await contact.Fill(contact.T["Account.Email"], email);
            await contact.Fill(contact.T["Account.Password"], World.Password);
            await contact.Press(contact.T["Account.SignIn"]);
        }

        Task<string?> Kept() => contact.Page.EvaluateAsync<string?>("() => sessionStorage.getItem('unsent')");

        Task<string> Typed(string label) => contact.Page.GetByLabel(label, new() { Exact = true }).First.InputValueAsync();
    }

    [Theory]
    [InlineData(Language.Slovene, 1280, true)]
    [InlineData(Language.English, 390, true)]
    [InlineData(Language.Slovene, 390, false)]
    public async Task A_person_goes_through_a_round_from_the_nomination_to_the_report(Language language, int width, bool script)
    {
        var browser = chromium.Browser;
        Task<Visitor> SignedIn(string email) => Visitor.SignedIn(browser, _address, email, language, width, script);

        var contact = await SignedIn(World.MinistryEmail);
        await Nominate(contact, language);
        var spela = await Visitor.Arrive(browser, _address, language, width, script);
        await Register(spela);
        await Release(contact);
        var stored = await Registration();
        Assert.Equal(
            (RegistrationState.Released, "LEK", "Radovednost."), (stored.State, Assert.Single(stored.HostWishes), stored.Motivation));

        await _fixture.MoveTo(PhaseKind.Matching);
        var maja = await SignedIn(World.CoordinatorEmail);
        await maja.GoTo("/manage/2027/placements");
        await maja.Press(maja.T["Placements.Run.Button"]);
        await maja.Reads(maja.T["Placements.Proven"]);
        await maja.GoTo("/manage/2027/placements/1/publish");
        await maja.Press(maja.T["Placements.Publish.Button"]);
        await maja.GoTo("/manage/2027/teams");
        await maja.Press(maja.T["Teams.Form"]);
        await maja.ArrivesAt("/manage/2027/teams/1");
        await maja.Press(maja.T["Teams.Publish"]);

        await spela.GoTo("/me");
        await spela.Press(spela.T["Exchange.Accept"]);
        Assert.Equal(AnswerState.Accepted, await _fixture.Portal.Read(db =>
            db.Placements.Where(p => p.RegistrationId == stored.Id && p.EndedAt == null).Select(p => p.Guest.State).SingleAsync()));

        var team = await _fixture.Portal.Read(db =>
            db.Teams.Where(t => t.Members.Any(m => m.RegistrationId == stored.Id)).Select(t => t.Number).SingleAsync());
        await spela.GoTo("/teams");
        await spela.Follow(spela.Page.GetByRole(AriaRole.Link, new() { Name = spela.T["Teams.Team", team] }).First);
        await spela.Reads("Špela Žagar");

        var nina = await SignedIn(World.ReporterEmail);
        await nina.GoTo("/reports/2027");
        await nina.Reads(nina.T["Reports.FunnelTitle"]);
        await nina.Page.GetByText(new Regex($"^7 ?{nina.T["Reports.People"]}")).First.WaitForAsync();
    }

    private static async Task Nominate(Visitor contact, Language language)
    {
        await contact.GoTo("/organisation/MJU/2027/people");
        await contact.Press(contact.T["Nominations.One"]);
        await contact.Fill(contact.T["Registrations.Column.Email"], Email);
        await contact.Fill(contact.T["Registrations.Column.FirstName"], "Špela");
        await contact.Fill(contact.T["Registrations.Column.LastName"], "Žagar");
        await contact.Tick(contact.T[language == Language.English ? "Words.Language.English" : "Words.Language.Slovene"]);
        await contact.Press(contact.T["Nominations.Send"]);
        await contact.Reads("Žagar");
    }

    private async Task Register(Visitor spela)
    {
        var letters = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.To == Email).Select(m => m.Body).ToListAsync());
        await spela.GoTo(letters.Concat(_fixture.Portal.Mail.Taken.Where(m => m.To == Email).Select(m => m.Body))
            .Select(body => InvitationLink().Match(body)).First(m => m.Success).Value);
        await spela.Fill(spela.T["Account.NewPassword"], World.Password);
        await spela.Fill(spela.T["Account.PasswordAgain"], World.Password);
        await spela.Press(spela.T["Account.OpenAccount"]);

        await spela.GoTo("/me");
        await spela.Press(spela.T["Me.Next.Nominated.Button"]);
        await spela.Tick(spela.T.Level("specialist"));
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        foreach (var week in _fixture.World.Round.Weeks)
        {
            await spela.Tick(spela.T.DaysAndYear(week, week.AddDays(4)));
        }

        await spela.Tick(spela.T.LanguageName("sl"));
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        await spela.Page.GetByRole(AriaRole.Group, new() { Name = spela.T["Me.SkillsOffered"] }).GetByLabel(spela.T.Skill("communication")).First.CheckAsync(new() { Force = true });
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        await spela.Follow(spela.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{spela.T["Me.AddWish"]}.*Lek$") }));
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        await spela.FillOptional(spela.T["Me.Motivation"], "Radovednost.");
        await spela.Press(spela.T["Me.SaveAndGoOn"]);
        await spela.Press(spela.T["Me.HandIn"]);
        Assert.Equal(RegistrationState.Submitted, (await Registration()).State);
    }

    private static async Task Release(Visitor contact)
    {
        await contact.GoTo("/organisation/MJU/2027/people");
        await contact.Follow(contact.Page.GetByRole(AriaRole.Link, new() { Name = "Žagar Špela", Exact = true }));
        await contact.Press(contact.T["Registrations.Waits.Button"]);
        await contact.Press(contact.T["Registrations.Release.Button"]);
    }

    private Task<Registration> Registration() => _fixture.Portal.Read(db => (
        from registration in db.Registrations.AsNoTracking()
        join person in db.People on registration.PersonId equals person.Id
        where person.Email == Email
        select registration).SingleAsync());

    [GeneratedRegex(@"/account/invitation\?token=\S+")]
    private static partial Regex InvitationLink();
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// Through the strands by clicking: a workshop, a proposal with a file, the jury, its answer, the solution on the Change
/// Meter, a certificate that a stranger checks. Who and what is there before is set up without a browser.
/// </summary>
public sealed class StrandsJourneyTests(Chromium chromium) : IAsyncLifetime
{
    private const string Title = "Čas za žlahtno šalo";
    private const string Feedback = "Jasno, kratko in izvedljivo.";

    // Smallest of PDFs that say they are one.
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    private PortalFixture _fixture = null!;
    private Uri _address = null!;
    private Guid _team;

    public async ValueTask InitializeAsync()
    {
        (_fixture, _address) = await PortalFixture.ServeAsync();
        await _fixture.AddReleased(2, publicSide: true);
        await _fixture.AddReleased(3, publicSide: false);
        await _fixture.MoveTo(PhaseKind.Teams);
        await using var db = _fixture.Portal.Database.Open();
        var (now, today) = (_fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today);
        var teams = await _fixture.AddTeams(db);
        _team = teams[0].Id;
        db.AddRange(teams.Select(team => new Domain.Teams.Proposal(team)));
        var round = await db.Rounds.SingleAsync();
        round.Configure(round.Strands with { Workshops = StrandState.On }, round.Settings);
        var workshop = new Workshop(round, new WorkshopDetails(
            WorkshopKind.Workshop, "negotiation", new LocalisedText("Pogajanja", "Negotiating"), new LocalisedText("V parih.", "In pairs."),
            "Miha Sever", "Ljubljana", string.Empty, LocalisedText.Empty));
        var session = new WorkshopSession(
            workshop, new SessionPlan(today, today.At(new TimeOnly(14, 0)), today.At(new TimeOnly(16, 0)), 0, 10, today), new SessionMoment(round, now, today));
        db.AddRange(workshop, session);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task From_a_workshop_and_a_proposal_to_a_solution_and_a_certificate()
    {
        var browser = chromium.Browser;
        var ana = await Visitor.SignedIn(browser, _address, World.ParticipantEmail, Language.Slovene, width: 390);
        var maja = await Visitor.SignedIn(browser, _address, World.CoordinatorEmail, Language.English, width: 1280);

        var code = await SignUpForTheWorkshop(ana);
        await CheckIn(maja, code);
        await HandInAProposalWithAFile(ana);
        await OpenTheJury(maja);
        await Score(await Visitor.SignedIn(browser, _address, World.JurorEmail, Language.Slovene, width: 1280));
        await DecideAndTell(maja);

        await ana.GoTo($"/teams/{_team}/proposal");
        await ana.Reads(ana.T["Teams.Proposal.AnswerTitle"]);
        await ana.Reads(Feedback);

        await MakeItASolution(maja);
        var stranger = await Visitor.Arrive(browser, _address, Language.Slovene, width: 390);
        await stranger.GoTo("/solutions");
        await stranger.Reads(Title);
        await stranger.Reads(stranger.T["Shared.Percent", 40]);

        var certificate = await TakeTheCertificate(ana);
        await stranger.GoTo("/verify");
        await stranger.Fill(stranger.T["Certificates.Verify.Ask"], certificate);
        await stranger.Press(stranger.T["Certificates.Verify.Button"]);
        await stranger.Reads(stranger.T["Certificates.Verify.Valid"]);
        Assert.Equal(
            (40, 1, 1),
            await _fixture.Portal.Read(async db => (
                (await db.Solutions.Include(s => s.Readings).SingleAsync(s => s.ProposalId != null)).Latest!.Percent,
                await db.SignUps.CountAsync(s => s.AttendedAt != null),
                await db.Certificates.CountAsync())));
    }

    /// <returns>Where the code that Ana shows at the door leads.</returns>
    private async Task<string> SignUpForTheWorkshop(Visitor ana)
    {
        await ana.GoTo("/me/2027/workshops");
        await ana.Follow(ana.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Pogajanja" }).First);
        await ana.Press(ana.T["Workshops.Join"]);
        await ana.Reads(ana.T["Workshops.Mine.SignedUp"]);
        await ana.Press(ana.T["Workshops.MyCode"]);
        await ana.Reads("Ana Hribar");
        var signUp = await _fixture.Portal.Read(db => db.SignUps.Select(s => s.Id).SingleAsync());
        return $"/manage/2027/workshops/check-in/{signUp}";
    }

    private async Task CheckIn(Visitor maja, string code)
    {
        _fixture.Portal.Clock.Advance(TimeSpan.FromHours(4));
        await maja.GoTo(code);
        await maja.Press(maja.T["Workshops.CheckIn.Confirm"]);
        await maja.Reads(maja.T["Workshops.CheckIn.Done"]);
    }

    private async Task HandInAProposalWithAFile(Visitor ana)
    {
        await ana.GoTo($"/teams/{_team}/proposal");
        await ana.Press(ana.T["Teams.Proposal.Begin"]);
        await ana.Fill(ana.T["Teams.Proposal.Field.Title"], Title);
        await ana.Fill(ana.T["Teams.Proposal.Field.Text"], "# Ideja\n\nVsak teden ena ura drug pri drugem, pravi Ana Hribar.");
        await ana.Press(ana.T["Shared.Save"]);
        await ana.Page.GetByLabel(ana.T["Teams.Files.Field"], new() { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = "načrt.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await ana.Press(ana.T["Teams.Files.Add"]);
        await ana.Reads("načrt.pdf");
        await ana.Press(ana.T["Teams.Proposal.Submit"]);
        await ana.Reads(ana.T["Teams.Proposal.Submitted"]);
    }

    private static async Task OpenTheJury(Visitor maja)
    {
        await maja.GoTo("/manage/2027/jury");
        await maja.Press(maja.T["Jury.CreateThis", JurySubjectKind.Proposals]);
        await maja.Choose(maja.T["Jury.AddJuror"], "Jure Žirija");
        await maja.Press(maja.T["Shared.Add"]);
        await maja.Press(maja.T["Jury.SpreadButton"]);
        await maja.Press(maja.T["Jury.OpenButton"]);
        await maja.Reads(maja.T["Jury.Opened"]);
    }

    private static async Task Score(Visitor jure)
    {
        await jure.GoTo("/jury");
        await jure.Follow(jure.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = Title }));
        await jure.Reads(jure.T["Jury.Hidden"]);
        Assert.DoesNotContain("Hribar", await jure.Page.ContentAsync(), StringComparison.Ordinal);
        foreach (var criterion in JuryTemplate.CriteriaOf(JurySubjectKind.Proposals))
        {
            await jure.Choose(jure.T.Of(criterion.Name), "8");
        }

        await jure.Tick(jure.T.Of(Verdict.Accept));
        await jure.FillOptional(jure.T["Jury.Juror.Comment"], Feedback);
        await jure.Press(jure.T["Jury.Juror.HandIn"]);
        await jure.Reads(jure.T["Jury.Juror.HandedIn"]);
    }

    /// <summary>The juror's comment is in the field for the authors already.</summary>
    private static async Task DecideAndTell(Visitor maja)
    {
        await maja.GoTo("/manage/2027/jury/proposals");
        await maja.Press(maja.T["Jury.CloseButton"]);
        await maja.Press(maja.T["Jury.DecideThis", Title]);
        await maja.Tick(maja.T.Of(Verdict.Accept));
        await maja.Press(maja.T["Jury.DecideSave"]);
        await maja.Press(maja.T.Plural("Jury.PublishButton", 1));
        await maja.Reads(maja.T.Plural("Jury.Published", 1));
    }

    private static async Task MakeItASolution(Visitor maja)
    {
        await maja.GoTo("/manage/2027/solutions");
        await maja.Press(maja.T["Solutions.ChooseThis", Title]);
        await maja.Choose(maja.T["Solutions.Owner"], "Ministrstvo za javno upravo");
        await maja.Press(maja.T["Solutions.Choose"]);
        await maja.GoTo("/manage/2027/solutions");
        await maja.Press(Title);
        await maja.Press(maja.T["Solutions.Update"]);
        await maja.Fill(maja.T["Solutions.Percent"], "40");
        await maja.Press(maja.T["Solutions.Record"]);
        await maja.Reads(maja.T["Solutions.Recorded"]);
    }

    /// <returns>The code on the certificate.</returns>
    private async Task<string> TakeTheCertificate(Visitor ana)
    {
        _fixture.Portal.Clock.Advance(TimeSpan.FromHours(3));
        await ana.GoTo("/me/2027/certificates");
        await ana.Press(ana.T["Certificates.Mine.Issue"]);
        await ana.Reads(ana.T["Certificates.Mine.Issued"]);
        await ana.Press(ana.T["Certificates.Mine.SeeCheck"]);
        return ana.At.Split('/')[^1];
    }
}

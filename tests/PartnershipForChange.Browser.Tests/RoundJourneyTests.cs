using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>From an empty database to published placements, published teams and a report, by clicking; axe sees every page.</summary>
public sealed partial class RoundJourneyTests(Chromium chromium)
{
    private const string Coordinator = "vodja@program.si";
    private const string Password = "tri modre kapljice dezja";

    [Theory]
    [InlineData(Language.Slovene)]
    [InlineData(Language.English)]
    public async Task A_coordinator_takes_a_round_from_nothing_to_its_report(Language language)
    {
        var browser = chromium.Browser;
        var (portal, address) = await PortalFactory.ServeAsync(("Portal:FirstCoordinatorEmail", Coordinator));
        await using var served = portal;
        var maja = await Visitor.Arrive(browser, address, language);

        await OpenAccount(portal, maja, Coordinator, "Maja", "Kos");
        await CreateRound(maja);
        await Import(maja);
        await Press(maja, "/manage/2027/open", maja.T["Rounds.Steps.Open.Confirm"]);
        await Press(maja, "/manage/2027/move-on", maja.T["Rounds.Steps.MoveOn.Confirm"]);
        await MatchAndPublish(maja);
        Assert.Equal(124, await portal.Read(db => db.Placements.CountAsync(p => p.PublishedAt != null)));
        await FormAndPublishTeams(maja);
        Assert.Equal(TeamRunState.Published, await portal.Read(db => db.TeamRuns.Select(r => r.State).SingleAsync()));

        await maja.GoTo("/reports/2027");
        await maja.Reads(maja.T["Reports.FunnelTitle"]);
        var download = await maja.Page.RunAndWaitForDownloadAsync(() =>
            maja.Page.GetByRole(AriaRole.Link, new() { Name = "XLSX", Exact = true }).ClickAsync());
        Assert.Equal($"{maja.T["Reports.FileName"]}-2027.xlsx", download.SuggestedFilename);
    }

    [Fact]
    public async Task A_participant_answers_on_a_phone_and_writes_with_the_team()
    {
        var browser = chromium.Browser;
        var (portal, address) = await PortalFixture.ServeAsync();
        await using var _ = portal;
        await portal.AddReleased(5, publicSide: true);
        await portal.AddReleased(7, publicSide: false);
        await portal.MoveTo(PhaseKind.Matching);
        var maja = await Visitor.SignedIn(browser, address, World.CoordinatorEmail, Language.English, width: 1280);
        await MatchAndPublish(maja);
        await FormAndPublishTeams(maja);
        await portal.MoveTo(PhaseKind.Teams);

        var ana = await Visitor.SignedIn(browser, address, World.ParticipantEmail, Language.Slovene, width: 390);
        await ana.GoTo("/me");
        await ana.Press(ana.T["Exchange.Accept"]);
        Assert.Equal(AnswerState.Accepted, await portal.Portal.Read(db =>
            db.Placements.Where(p => p.RegistrationId == portal.World.Ana.Id && p.PublishedAt != null).Select(p => p.Guest.State).SingleAsync()));

        await ana.GoTo("/teams");
        await ana.Follow(ana.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First);
        await ana.Press(ana.T["Teams.Proposal.Open"]);
        await ana.Press(ana.T["Teams.Proposal.Begin"]);
        await ana.Fill(ana.T["Teams.Proposal.Field.Title"], "Čas za žlahtno šalo");
        await ana.Fill(ana.T["Teams.Proposal.Field.Text"], "# Ideja\n\nVsak teden ena ura drug pri drugem.");
        await ana.Press(ana.T["Shared.Save"]);
        await ana.Press(ana.T["Teams.Proposal.Submit"]);
        Assert.Equal("Čas za žlahtno šalo", await portal.Portal.Read(db => db.ProposalVersions.Select(v => v.Title).SingleAsync()));
        Assert.Equal(1, await portal.Portal.Read(db => db.Proposals.CountAsync(p => p.State == ProposalState.Submitted)));
    }

    [Fact]
    public async Task Forms_work_without_script()
    {
        var browser = chromium.Browser;
        var (portal, address) = await PortalFixture.ServeAsync();
        await using var _ = portal;
        await portal.AddReleased(3, publicSide: true);
        await portal.AddReleased(3, publicSide: false);
        await portal.MoveTo(PhaseKind.Matching);
        var maja = await Visitor.SignedIn(browser, address, World.CoordinatorEmail, Language.Slovene, width: 1280, script: false);

        await FormAndPublishTeams(maja);

        Assert.Equal(1, await portal.Portal.Read(db => db.TeamRuns.CountAsync(r => r.State == TeamRunState.Published)));
    }

    private static async Task OpenAccount(PortalFactory portal, Visitor visitor, string email, string first, string last)
    {
        var letters = await portal.Read(db => db.OutboxMessages.Where(m => m.To == email).Select(m => m.Body).ToListAsync());
        var link = letters.Concat(portal.Mail.Taken.Where(m => m.To == email).Select(m => m.Body))
            .Select(body => InvitationLink().Match(body)).First(m => m.Success).Value;
        await visitor.GoTo(link);
        await visitor.Fill(visitor.T["Account.FirstName"], first);
        await visitor.Fill(visitor.T["Account.LastName"], last);
        await visitor.Tick(visitor.T[visitor.T.Culture.TwoLetterISOLanguageName == "en" ? "Shared.LanguageName.en" : "Shared.LanguageName.sl"]);
        await visitor.Fill(visitor.T["Account.NewPassword"], Password);
        await visitor.Fill(visitor.T["Account.PasswordAgain"], Password);
        await visitor.Press(visitor.T["Account.OpenAccount"]);
    }

    private static async Task CreateRound(Visitor maja)
    {
        await maja.GoTo("/manage");
        await maja.Press(maja.T["Rounds.New"]);
        await maja.Fill(maja.T["Rounds.Code"], "2027");
        await maja.Fill(maja.T["Rounds.NameSl"], "Krog 2027");
        await maja.Page.GetByLabel(maja.T["Rounds.NameEn"]).FillAsync("Round 2027");
        await maja.Fill(maja.T["Rounds.From"], "2027-05-31");
        await maja.Fill(maja.T["Rounds.To"], "2027-06-18");
        await maja.Press(maja.T["Rounds.NewButton"]);
        await maja.ArrivesAt("/manage/2027");
    }

    private static async Task Import(Visitor maja)
    {
        var sample = Repository.PathTo("samples", "sample-round");
        await maja.GoTo("/manage/2027/import");
        foreach (var (kind, file) in new[]
        {
            (ImportKind.Organisations, "organisations"), (ImportKind.HostPlaces, "host-places"), (ImportKind.Participants, "participants"), (ImportKind.Relations, "relations"),
        })
        {
            await maja.Page.GetByLabel(maja.T.Of(kind, "Import")).First.SetInputFilesAsync(Path.Combine(sample, $"{file}.csv"));
        }

        await maja.Press(maja.T["Import.Check"]);
        await maja.Reads(maja.T["Import.Confirm"]);
        await maja.Press(maja.T["Import.Confirm"]);
        await maja.Reads(maja.T["Import.Done.Look"]);
    }

    private static async Task MatchAndPublish(Visitor maja)
    {
        await Press(maja, "/manage/2027/placements", maja.T["Placements.Run.Button"]);
        await maja.Reads(maja.T["Placements.Proven"]);
        await Press(maja, "/manage/2027/placements/1/publish", maja.T["Placements.Publish.Button"]);
    }

    private static async Task FormAndPublishTeams(Visitor maja)
    {
        await Press(maja, "/manage/2027/teams", maja.T["Teams.Form"]);
        await maja.ArrivesAt("/manage/2027/teams/1");
        await maja.Press(maja.T["Teams.Publish"]);
    }

    private static async Task Press(Visitor visitor, string path, string button)
    {
        await visitor.GoTo(path);
        await visitor.Press(button);
    }

    [GeneratedRegex(@"/account/invitation\?token=\S+")]
    private static partial Regex InvitationLink();
}

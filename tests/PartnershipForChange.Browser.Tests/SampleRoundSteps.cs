using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Browser.Tests;

/// <summary>Takes the sample round on through the portal's own services, so that every page has something to show.</summary>
internal sealed class SampleRoundSteps(SamplePortal sample)
{
    public const string Code = "2027";

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PortalFactory Portal => sample.Portal;

    /// <summary>While people register: files waiting to be imported, registrations that wait, a submitted challenge to confirm, letters with secret links.</summary>
    /// <returns>Addresses that nothing links to.</returns>
    public async Task<IReadOnlyList<string>> Register()
    {
        var maja = await Portal.ActorOf(SampleAccounts.CoordinatorEmail);
        var petra = await Portal.ActorOf(SampleAccounts.MinistryEmail);
        var files = await Portal.With<ImportJobService, Guid>(imports => imports.Upload(
            Code, [new ImportUpload(ImportKind.Organisations, "organisations.csv", "organisation,side\nA,neither"u8.ToArray())], maja, Cancellation));
        var people = await Portal.With<ImportJobService, Guid>(imports => imports.UploadNominations(
            "MJU", Code, new ImportUpload(ImportKind.Participants, "people.csv", "email,first_name\nnobody,Žiga"u8.ToArray()), petra, Cancellation));

        var token = new string('a', 43);
        await Portal.With<SubmissionService, SubmissionState>(submissions => submissions.Write(
            new WriteSubmission(
                Code, token, new SubmissionText("Manj čakanja", "Predolgo čakamo.", "Občina Breg", OwnerKind.PublicBody, BenefitTo.Both, "Hitreje.", "Ana Vrh", "ana.vrh@breg.si"),
                Language.Slovene, Sends: true, Consents: true, Version: null),
            Actor.Anonymous,
            Cancellation));
        await Portal.With<PasswordService>(passwords => passwords.AskReset(SampleAccounts.ReporterEmail, Cancellation));
        var waiting = ChosenRows.Pack([await Portal.Read(db => db.Registrations
            .Where(r => r.State == RegistrationState.Submitted && db.Organisations.Any(o => o.Id == r.OrganisationId && o.Code == "MJU"))
            .Select(r => r.Id).FirstAsync())]);
        return
        [
            $"/manage/{Code}/participations/check?act=Remind&all=true", $"/manage/{Code}/registrations/check?chosen={waiting}", $"/organisation/MJU/{Code}/people/check?chosen={waiting}",
            $"/manage/{Code}/import/{files}", $"/manage/{Code}/import/{files}/faults",
            $"/organisation/MJU/{Code}/nominate/import/{people}", $"/organisation/MJU/{Code}/nominate/import/{people}/faults",
            $"/rounds/{Code}/call/mine?token={token}", .. await SecretLinks(), .. await Unlinked((await Portal.ActorOf(SampleAccounts.ParticipantEmail)).PersonId),
        ];
    }

    /// <summary>Matched and published with a second draft, the same of teams, a proposal at the jury, votes in the hall and on the web.</summary>
    /// <returns>Addresses that nothing links to.</returns>
    public async Task<IReadOnlyList<string>> MatchAndPublish()
    {
        var maja = await Portal.ActorOf(SampleAccounts.CoordinatorEmail);
        var luka = await Portal.ActorOf(SampleAccounts.ParticipantEmail);
        await Release(luka, await Portal.ActorOf(SampleAccounts.MinistryEmail));
        await Portal.MoveTo(PhaseKind.Matching);
        foreach (var seed in new[] { 1, 2 })
        {
            await Portal.With<PlacementRunService, RunOutcome>(runs =>
                runs.Run(new RunPlacements(Code, MatchObjective.MinimumCost, KeepPins: false, seed), maja, Cancellation));
            await Portal.With<TeamRunService, int>(runs => runs.Form(new FormTeams(Code, Teams: null, KeepPins: false, seed), maja, Cancellation));
        }

        var placements = await Portal.Read(db => db.MatchRuns.Where(r => r.Number == 1).Select(r => r.Version).SingleAsync());
        await Portal.With<PlacementPublishingService>(publishing => publishing.Publish(Code, 1, placements, maja, Cancellation));
        var teams = await Portal.Read(db => db.TeamRuns.Where(r => r.Number == 1).Select(r => r.Version).SingleAsync());
        await Portal.With<TeamRunService>(runs => runs.Publish(Code, 1, teams, maja, Cancellation));
        await Portal.MoveTo(PhaseKind.Teams);
        await Propose(maja, luka);
        await Praise(luka);
        var hall = await Vote(maja);
        var registration = await Portal.Read(db => db.Registrations.Where(r => r.PersonId == luka.PersonId).Select(r => r.Id).SingleAsync());
        var signUp = await Portal.Read(db => db.SignUps.Select(s => s.Id).FirstAsync());
        return
        [
            $"/vote/{hall}", await Meet(luka), $"/manage/{Code}/workshops/check-in/{signUp}",
            $"/manage/{Code}/placements/2/publish", $"/manage/{Code}/teams/1/assign/{registration}", .. await SecretLinks(),
        ];
    }

    /// <summary>Pages that exist from the beginning and that only somebody links to who is not there when they are looked at.</summary>
    private Task<string[]> Unlinked(Guid participant) => Portal.Read(async db =>
    {
        var seat = await db.SignUps.Where(s => s.PersonId == participant && s.State == SignUpState.SignedUp)
            .Join(db.WorkshopSessions, s => s.SessionId, s => s.Id, (_, session) => session).OrderByDescending(s => s.StartsAt)
            .Select(s => new { s.Id, s.WorkshopId }).FirstAsync();
        return new[]
        {
            $"/terms/{await db.Terms.MaxAsync(t => t.Number)}",
            $"/solutions/{await db.Solutions.Select(s => s.Id).FirstAsync()}/edit",
            $"/verify/{await db.Certificates.Select(c => c.Code).FirstAsync()}",
            $"/newsroom/{await db.TextPictures.Select(p => p.StoryId).FirstAsync()}",
            $"/me/{Code}/surveys/before/check",
            $"/manage/{Code}/surveys/items/{await db.Surveys.SelectMany(s => s.Items).Select(i => i.Id).FirstAsync()}",
            $"/me/{Code}/workshops/{seat.WorkshopId}/sessions/{seat.Id}/code",
        };
    });

    /// <summary>The participant's team is to meet.</summary>
    /// <returns>The page on which the meeting is changed.</returns>
    private async Task<string> Meet(Actor luka)
    {
        var team = await TeamOf(luka);
        await Portal.With<TeamMeetingService>(meetings => meetings.Add(
            team, new PlanMeeting("Načrt dela", Portal.Clock.Today.AddDays(3), new TimeOnly(9, 0), new TimeOnly(10, 0), "Ljubljana", string.Empty), luka, Cancellation));
        return $"/teams/{team}/meetings/{await Portal.Read(db => db.TeamMeetings.Select(m => m.Id).SingleAsync())}";
    }

    private Task<Guid> TeamOf(Actor luka) => Portal.Read(db => (
        from member in db.TeamMembers
        join run in db.TeamRuns on member.RunId equals run.Id
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        where run.Number == 1 && registration.PersonId == luka.PersonId
        select member.TeamId).SingleAsync());

    private Task Release(Actor participant, Actor contact) => Portal.ChangeRound(async (db, round) =>
    {
        var registration = await db.Registrations.SingleAsync(r => r.PersonId == participant.PersonId, Cancellation);
        registration.Submit(round, Portal.Clock.GetUtcNow(), Portal.Clock.Today);
        registration.Release(round, contact.PersonId, Portal.Clock.GetUtcNow(), Portal.Clock.Today);
    });

    /// <summary>Two versions and a file, handed in, with jurors seated; those who score submitted challenges are done.</summary>
    private async Task Propose(Actor maja, Actor luka)
    {
        var team = await TeamOf(luka);
        await Portal.With<ProposalService>(proposals =>
            proposals.Write(new WriteProposal(team, Seen: 0, "Čas za žlahtno šalo", "Vsak teden ena ura."), luka, Cancellation));
        await Portal.With<ProposalService>(proposals =>
            proposals.Write(new WriteProposal(team, Seen: 1, "Čas za žlahtno šalo", "Vsak teden **dve** uri drug pri drugem."), luka, Cancellation));
        await Portal.With<ProposalFileService>(files => files.Attach(new AttachFile(team, "Načrt.pdf", Pdf), luka, Cancellation));
        var version = await Portal.Read(db => db.Proposals.Where(p => p.TeamId == team).Select(p => p.Version).SingleAsync());
        await Portal.With<ProposalService>(proposals => proposals.Submit(team, version, luka, Cancellation));
        await Portal.With<JurySeatService, int>(seats => seats.Spread(new PanelAddress(Code, "proposals"), maja, Cancellation));
        var scored = await Portal.Read(db => db.JuryPanels.Where(p => p.Kind == JurySubjectKind.Submissions).Select(p => p.Version).SingleAsync());
        await Portal.With<JuryPanelService>(panels => panels.Close(new PanelAddress(Code, "submissions"), scored, maja, Cancellation));
    }

    private async Task Praise(Actor luka)
    {
        var other = await Portal.Read(db => (
            from registration in db.Registrations
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            join person in db.People on registration.PersonId equals person.Id
            where organisation.Sector == Sector.Business && registration.State == Domain.Registrations.RegistrationState.Released
            orderby person.Email descending
            select person.Id).FirstAsync());
        await Portal.With<KudosService>(kudos => kudos.Give(new GiveKudos(Code, other, "Hvala za iskreno vprašanje."), luka, Cancellation));
    }

    /// <summary>Two finalists; today the web votes, and the hall too.</summary>
    /// <returns>The hall's code.</returns>
    private async Task<string> Vote(Actor maja)
    {
        var today = Portal.Clock.Today;
        var call = await Portal.Read(db => db.CallsForChallenges.AsNoTracking().SingleAsync());
        await Portal.With<CallSettingsService>(settings => settings.Set(
            Code, new CallPlan(call.SubmitFrom, today.AddDays(-1), today, today.AddDays(5), CallWeights.Usual, PeopleInHall: 180), call.Version, maja, Cancellation));
        var finalists = await Portal.Read(db => db.ChallengeSubmissions.AsNoTracking().Where(s => s.State == SubmissionState.Published).Take(2).ToListAsync());
        foreach (var one in finalists)
        {
            await Portal.With<SubmissionReviewService>(review =>
                review.Take(SubmissionStep.Shortlist, new SubmissionAddress(Code, one.Id, one.Version), maja, Cancellation));
        }

        var version = await Portal.Read(db => db.CallsForChallenges.Select(c => c.Version).SingleAsync());
        await Portal.With<HallService>(hall => hall.Take(HallStep.Open, Code, version, maja, Cancellation));
        await Portal.With<WebVoteService>(votes => votes.Ask(
            new AskForVote(Code, finalists[0].Id, "volivka@primer.si", Language.Slovene, Network: null), Actor.Anonymous, Cancellation));
        return await Portal.Read(db => db.CallsForChallenges.Select(c => c.HallCode).SingleAsync());
    }

    private async Task<IEnumerable<string>> SecretLinks()
    {
        var links = await Portal.Read(db => db.OutboxMessages.Where(m => m.SecretLink != "").Select(m => m.SecretLink).ToListAsync());
        return links.Select(link => new Uri(link).PathAndQuery).DistinctBy(link => link.Split('?')[0]);
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Jury;

/// <summary>The same jury for challenges that came in by the call: names hidden, finalists chosen, points for the final choice.</summary>
public sealed class JurySubmissionsTests : IAsyncLifetime
{
    private const string Panel = "/manage/2027/jury/submissions";
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Guid[] _submissions = null!;

    private PortalFactory Portal => _fixture.Portal;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await using var db = Portal.Database.Open();
        var (now, today) = (Portal.Clock.GetUtcNow(), Portal.Clock.Today);
        var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
        round.Configure(round.Strands with { ChallengeCall = StrandState.On }, round.Settings);
        var call = new CallForChallenges(round, new CallPlan(today.AddDays(-10), today.AddDays(5), today.AddDays(10), today.AddDays(20), CallWeights.Usual, PeopleInHall: 100));
        db.Add(call);
        ChallengeSubmission[] submissions = [Submitted("Eno okno", "Lek", "Tina Zorman", World.CompanyEmail), Submitted("Drugi izziv", "Gimnazija", "Matej Drobnič", "matej@gimnazija.si")];
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
        _submissions = [.. submissions.Select(s => s.Id)];
        new TestAccounts(Portal, db).Add("lekova.zirija@lek.si", "Lekova", "Presoja", _fixture.World.Lek, Roles.Juror);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        ChallengeSubmission Submitted(string title, string owner, string contact, string email)
        {
            var text = new SubmissionText(title, $"Opis, ki ga je napisala oseba {contact}.", owner, OwnerKind.Company, BenefitTo.Both, "Manj poti.", contact, email);
            var submission = new ChallengeSubmission(round, call, text, Language.Slovene, today);
            submission.Consent(true, now);
            submission.Send(round, call, now, today);
            submission.ConfirmEmail(round, now);
            submission.Check(round, now);
            submission.Publish(round, now);
            db.Add(submission);
            return submission;
        }
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Finalists_come_from_the_jury_with_their_mean_as_the_commissions_points()
    {
        await Open(World.JurorEmail, "lekova.zirija@lek.si");

        // Lek owns the first challenge, so its juror judges the second only.
        var seats = await Seats();
        Assert.Equal(3, seats.Count);
        Assert.DoesNotContain(seats, s => s.Subject == _submissions[0] && s.Email == "lekova.zirija@lek.si");
        foreach (var (email, subject, id) in seats)
        {
            var juror = await _fixture.SignedIn(email);
            var page = await juror.Page($"/jury/{id}");
            var html = page.DocumentElement.OuterHtml;
            Assert.DoesNotContain("Drobnič", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Zorman", html, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("input[name=Advice][value=Revise]"));
            var points = subject == _submissions[0] ? 8 : email == World.JurorEmail ? 6 : 3;
            await juror.Submit($"/jury/{id}", $"/jury/{id}", [.. Enumerable.Range(0, 4).Select(i => ($"Points[{i}]", $"{points}")), ("Advice", "Accept"), ("HandIn", "true")]);
        }

        await _coordinator.PostTo($"{Panel}/close", Panel, ("version", $"{await Version()}"));
        Assert.Null(await Scores());
        await Decide(_submissions[0], "Accept");
        await Decide(_submissions[1], "Decline");
        await _coordinator.PostTo($"{Panel}/publish", $"{Panel}/results", ("version", $"{await Version()}"));

        Assert.Equal(
            [SubmissionState.Finalist, SubmissionState.Published],
            await Portal.Read(db => db.ChallengeSubmissions.OrderByDescending(s => s.Title).Select(s => s.State).ToListAsync()));
        Assert.Equal(new Dictionary<Guid, decimal> { [_submissions[0]] = 8m }, await Scores());
        Assert.Equal([World.CompanyEmail], await Told("CallJuryAccept"));
        Assert.Equal(["matej@gimnazija.si"], await Told("CallJuryDecline"));
    }

    [Fact]
    public async Task A_published_challenge_cannot_be_sent_back()
    {
        await Open(World.JurorEmail);
        var (email, _, id) = (await Seats())[0];
        var juror = await _fixture.SignedIn(email);
        await juror.Submit($"/jury/{id}", $"/jury/{id}", [.. Enumerable.Range(0, 4).Select(i => ($"Points[{i}]", "5")), ("Advice", "Accept"), ("HandIn", "true")]);
        await _coordinator.PostTo($"{Panel}/close", Panel, ("version", $"{await Version()}"));

        var page = await Browser.Document(await Decide(_submissions[0], "Revise"));

        Assert.Contains("cannot be sent back", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Portal.Read(db => db.JuryEntries.CountAsync(e => e.Verdict != null)));
    }

    [Fact]
    public async Task A_forged_advice_to_revise_is_refused()
    {
        await Open(World.JurorEmail);
        var (email, _, id) = (await Seats())[0];
        var juror = await _fixture.SignedIn(email);

        var page = await Browser.Document(await juror.Submit(
            $"/jury/{id}", $"/jury/{id}", [.. Enumerable.Range(0, 4).Select(i => ($"Points[{i}]", "5")), ("Advice", "Revise"), ("Comment", "Popravite."), ("HandIn", "true")]));

        Assert.Contains("cannot be sent back", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [(JurySeatState.Waiting, null)],
            (await Portal.Read(db => db.JurySeats.Where(s => s.Id == id).Select(s => new { s.State, s.Advice }).ToListAsync())).Select(s => (s.State, s.Advice)));
    }

    private async Task Open(params string[] jurors)
    {
        await _coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "submissions"));
        foreach (var email in jurors)
        {
            var person = await Portal.Read(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
            await _coordinator.PostTo($"{Panel}/jurors", Panel, ("juror", $"{person}"));
        }

        await _coordinator.PostTo($"{Panel}/seats/spread", Panel);
        await _coordinator.PostTo($"{Panel}/open", Panel, ("version", $"{await Version()}"));
    }

    private Task<List<(string Email, Guid Subject, Guid Seat)>> Seats() => Portal.Read(async db => (await (
        from seat in db.JurySeats
        join entry in db.JuryEntries on seat.EntryId equals entry.Id
        join person in db.People on seat.PersonId equals person.Id
        orderby person.Email, entry.Number
        select new { person.Email, entry.SubjectId, seat.Id }).ToListAsync()).ConvertAll(s => (s.Email, s.SubjectId, s.Id)));

    private Task<Guid> Version() => Portal.Read(db => db.JuryPanels.Select(p => p.Version).SingleAsync());

    private Task<HttpResponseMessage> Decide(Guid subject, string verdict) =>
        _coordinator.PostTo($"{Panel}/results/{subject}", $"{Panel}/results/{subject}", ("Verdict", verdict), ("Feedback", "Hvala."), ("ReviseBy", "2027-06-01"));

    private Task<IReadOnlyDictionary<Guid, decimal>?> Scores() =>
        Portal.With((IEnumerable<ICommissionScores> all) => all.Single().Of(_fixture.World.Round.Id, TestContext.Current.CancellationToken));

    private Task<List<string>> Told(string kind) => Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == kind).Select(m => m.To).ToListAsync());
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

/// <summary>
/// What tests of the call begin from. Today (15 March 2027) challenges are submitted, until 20 March; the web vote is from
/// 1 to 10 April.
/// </summary>
internal static class CallWorld
{
    public const string Public = "/rounds/2027/call";
    public const string Manage = "/manage/2027/call";

    public static readonly DateOnly VoteFrom = new(2027, 4, 1);
    public static readonly DateOnly VoteTo = new(2027, 4, 10);

    private static readonly SubmissionState[] Way =
    [
        SubmissionState.Draft, SubmissionState.Unconfirmed, SubmissionState.Submitted, SubmissionState.Checked, SubmissionState.Published, SubmissionState.Finalist,
    ];

    public static (string, string)[] Form { get; } =
    [
        ("Title", "Manj čakanja"), ("Description", "Predolgo čakamo."), ("Owner", "Občina Breg"), ("OwnerKind", "PublicBody"), ("BenefitTo", "Both"),
        ("Benefit", "Hitreje."), ("ContactName", "Ana Vrh"), ("ContactEmail", "ana.vrh@breg.si"), ("Consents", "true"),
    ];

    public static async Task<PortalFixture> CreateAsync(CallWeights? weights = null, params (string Key, string Value)[] settings)
    {
        var fixture = await PortalFixture.CreateAsync(settings);
        await fixture.Change(async db =>
        {
            var round = await db.Rounds.SingleAsync();
            round.Configure(round.Strands with { ChallengeCall = StrandState.On }, round.Settings);
            db.Add(new CallForChallenges(round, new CallPlan(
                new(2027, 3, 1), new(2027, 3, 20), VoteFrom, VoteTo, weights ?? CallWeights.Usual, PeopleInHall: 3)));
        });
        return fixture;
    }

    public static async Task Change(this PortalFixture fixture, Func<PortalDbContext, Task> change)
    {
        await using var db = fixture.Portal.Database.Open();
        await change(db);
        await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    public static Task SetStrand(this PortalFixture fixture, StrandState state) => fixture.Change(async db =>
    {
        var round = await db.Rounds.SingleAsync();
        round.Configure(round.Strands with { ChallengeCall = state }, round.Settings);
    });

    /// <summary>Adds a submission brought as far as this; its contact is the first word of the title at kontakt.si.</summary>
    public static async Task<Guid> Submitted(this PortalFixture fixture, SubmissionState state, string title, string owner = "Zavod Polje")
    {
        var id = Guid.Empty;
        var (now, today) = (fixture.Portal.Clock.GetUtcNow(), new DateOnly(2027, 3, 15));
        await fixture.Change(async db =>
        {
            var round = await db.Rounds.Include(r => r.Challenges).SingleAsync();
            var call = await db.CallsForChallenges.SingleAsync();
            var one = new ChallengeSubmission(round, call, new SubmissionText(
                title, "Opis.", owner, OwnerKind.Other, BenefitTo.Business, "Korist.", "Kontakt", $"{new string([.. Folded.Of(title).Split(' ')[0].Where(char.IsAsciiLetter)])}@kontakt.si"), Language.English, today);
            one.Consent(true, now);
            Action[] steps =
            [
                () => { }, () => one.Send(round, call, now, today), () => one.ConfirmEmail(round, now), () => one.Check(round, now),
                () => one.Publish(round, now), () => one.Shortlist(round, hasVotes: false),
            ];
            Array.ForEach(steps[..(Array.IndexOf(Way, state) + 1)], step => step());
            db.Add(one);
            id = one.Id;
        });
        return id;
    }

    public static Task<ChallengeSubmission> Stored(this PortalFixture fixture, Guid id) =>
        fixture.Portal.Read(db => db.ChallengeSubmissions.AsNoTracking().SingleAsync(s => s.Id == id));

    public static Task<CallForChallenges> Call(this PortalFixture fixture) => fixture.Portal.Read(db => db.CallsForChallenges.AsNoTracking().SingleAsync());

    /// <summary>Sessions do not last that long: whoever is signed in signs in again.</summary>
    public static void GoTo(this PortalFixture fixture, DateOnly day) =>
        fixture.Portal.Clock.Set(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));

    /// <summary>The same, for a coordinator who goes on.</summary>
    public static Task<Browser> CoordinatorOn(this PortalFixture fixture, DateOnly day)
    {
        fixture.GoTo(day);
        return fixture.SignedIn(World.CoordinatorEmail);
    }

    /// <summary>Votes on the web and uses the letter's link.</summary>
    public static async Task VoteOnWeb(this PortalFixture fixture, Guid choice, string email)
    {
        var browser = Browser.Of(fixture.Portal);
        (await browser.Submit($"{Public}/vote", ("Choice", choice.ToString()), ("Email", email))).Dispose();
        (await browser.Submit(await Letters.LinkTo(fixture.Portal, email))).Dispose();
    }

    /// <summary>A new phone in the hall votes.</summary>
    public static async Task<Browser> VoteInHall(this PortalFixture fixture, Guid choice)
    {
        var phone = Browser.Of(fixture.Portal);
        (await phone.Submit($"/vote/{(await fixture.Call()).HallCode}", ("Choice", choice.ToString()))).Dispose();
        return phone;
    }

    public static async Task Hall(this PortalFixture fixture, Browser coordinator, string step) => (await coordinator.PostTo(
        $"{Manage}/votes/hall", $"{Manage}/votes", ("step", step), ("version", (await fixture.Call()).Version.ToString()))).Dispose();

    /// <summary>What the page that follows an act says.</summary>
    public static async Task<string> Says(this Browser browser, HttpResponseMessage answer)
    {
        using (answer)
        {
            return (await browser.Page(answer.Headers.Location!.ToString())).QuerySelector(".flash")!.TextContent;
        }
    }
}

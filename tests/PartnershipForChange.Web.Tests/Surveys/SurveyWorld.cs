using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Surveys;

/// <summary>What tests of surveys begin from and do again and again.</summary>
internal static class SurveyWorld
{
    public const string Mine = "/me/2027/surveys";
    public const string Manage = "/manage/2027/surveys";

    /// <summary>The round has surveys, and the one of the template: its first wave is open today.</summary>
    public static Task AddSurvey(this PortalFixture fixture) => fixture.Change(async db =>
    {
        var round = await db.SetSurveys(StrandState.On);
        var survey = new Survey(round);
        db.AddRange(survey, new SurveySalt(survey.Id));
    });

    public static Task SetSurveys(this PortalFixture fixture, StrandState state) => fixture.Change(db => db.SetSurveys(state));

    public static async Task Change(this PortalFixture fixture, Func<PortalDbContext, Task> change)
    {
        await using var db = fixture.Portal.Database.Open();
        await change(db);
        await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    public static Task<Survey> Survey(this PortalFixture fixture) =>
        fixture.Portal.Read(db => db.Surveys.AsNoTracking().Include(s => s.Items).Include(s => s.Waves).AsSplitQuery().SingleAsync());

    /// <summary>Finished sheets of one wave that answer the thermometer alone.</summary>
    public static Task AddSheets(
        this PortalFixture fixture, WaveKind kind, Sector side, SurveyGroup group, params (string Pseudonym, int Answer)[] answers) => fixture.Change(async db =>
    {
        var survey = await db.Surveys.Include(s => s.Items).Include(s => s.Waves).AsSplitQuery().SingleAsync();
        foreach (var (pseudonym, answer) in answers)
        {
            var sheet = new SurveySheet(survey.Wave(kind)!.Id, pseudonym, side, group);
            sheet.Save(survey.Items.Where(i => i.Key == "thermometer").ToDictionary(i => i, int? (_) => answer));
            sheet.Finish();
            db.Add(sheet);
        }
    });

    /// <summary>Goes through the open wave, gives the thermometer 70 degrees, leaves the rest, and hands it in.</summary>
    public static async Task AnswerAll(this Browser browser)
    {
        for (var page = 1; page <= 8; page++)
        {
            using var saved = await browser.Submit($"{Mine}/before/{page}", page == 6 ? [("Answers[thermometer]", "70")] : []);
        }

        using var finished = await browser.Submit($"{Mine}/before/check", $"{Mine}/before/finish");
    }

    private static async Task<Round> SetSurveys(this PortalDbContext db, StrandState state)
    {
        var round = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(r => r.Code == "2027");
        round.Configure(round.Strands with { Surveys = state }, round.Settings);
        return round;
    }
}

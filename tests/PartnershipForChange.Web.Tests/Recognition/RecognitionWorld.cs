using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Surveys;

namespace PartnershipForChange.Web.Tests.Recognition;

/// <summary>What tests of recognition begin from and do again and again.</summary>
internal static class RecognitionWorld
{
    public const string Mine = "/me/2027/recognition";
    public const string Manage = "/manage/2027/recognition";

    /// <summary>The round has recognition, and its season has begun.</summary>
    public static Task AddSeason(this PortalFixture fixture) => fixture.Change(async db =>
    {
        var round = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        round.Configure(round.Strands with { Recognition = StrandState.On }, round.Settings);
        db.Add(new Season(round, RecognitionTemplate.Usual));
    });

    public static Task<HttpResponseMessage> Praise(this Browser browser, Guid to, string sentence) =>
        browser.PostTo($"{Mine}/praise", $"{Mine}/praise", ("ToId", to.ToString()), ("Sentence", sentence));
}

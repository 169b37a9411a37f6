using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>What tests of placements do again and again.</summary>
internal static class PlacementWorld
{
    public const string Runs = "/manage/2027/placements";

    /// <summary>A coordinator runs the matching; the draft's number.</summary>
    public static async Task<int> Run(this Browser coordinator, params (string Name, string Value)[] values)
    {
        using var answer = await coordinator.Submit(Runs, action: null, values);
        return int.Parse(answer.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Task<MatchRun> Read(this PortalFixture fixture, int number) =>
        fixture.Portal.Read(db => db.MatchRuns.AsNoTracking().SingleAsync(r => r.Number == number));

    /// <summary>Who is where in a run: registration → placement that has not ended.</summary>
    public static Task<Dictionary<Guid, Placement>> Seats(this PortalFixture fixture, int number) => fixture.Portal.Read(async db =>
    {
        var run = await db.MatchRuns.SingleAsync(r => r.Number == number);
        return await db.Placements.AsNoTracking().Where(p => p.RunId == run.Id && p.EndedAt == null).ToDictionaryAsync(p => p.RegistrationId);
    });

    public static string Seat(Guid hostPlaceId, DateOnly week) => $"{hostPlaceId:N}_{week:yyyyMMdd}";

    /// <summary>Opens the matching phase, runs and publishes; the fixture's coordinator does it.</summary>
    public static async Task Publish(this PortalFixture fixture, Browser coordinator)
    {
        await fixture.MoveTo(PhaseKind.Matching);
        var number = await coordinator.Run();
        using var answer = await coordinator.Submit($"{Runs}/{number}/publish", $"{Runs}/{number}/publish");
    }

    /// <summary>Messages of a kind, by address.</summary>
    public static Task<List<string>> Told(this PortalFixture fixture, string kind) => fixture.Portal.Read(db =>
        db.OutboxMessages.Where(m => m.Kind == kind).OrderBy(m => m.To).Select(m => m.To).ToListAsync());
}

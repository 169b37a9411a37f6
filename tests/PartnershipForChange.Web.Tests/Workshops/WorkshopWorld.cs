using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Workshops;

/// <summary>Situations the workshop tests begin from.</summary>
internal static class WorkshopWorld
{
    public static readonly DateOnly Day = new(2027, 4, 14);

    public static WorkshopDetails Details { get; } = new(
        WorkshopKind.Workshop, "negotiation", new LocalisedText("Pogajanja", "Negotiating"), new LocalisedText("V parih.", "In pairs."),
        "Miha Sever", "Ljubljana", "https://meet.example.org/room", new LocalisedText("[Zapiski](https://files.example.org/n)", "[Notes](https://files.example.org/n)"));

    /// <summary>A fixture whose round has its workshops on.</summary>
    public static async Task<PortalFixture> CreateAsync(StrandState state = StrandState.On)
    {
        var fixture = await PortalFixture.CreateAsync();
        await fixture.SetStrand(state);
        return fixture;
    }

    public static Task SetStrand(this PortalFixture fixture, StrandState state) => fixture.Change(async db =>
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == fixture.World.Round.Id);
        round.Configure(round.Strands with { Workshops = state }, round.Settings);
    });

    /// <summary>A session on <see cref="Day"/>, 10:00 to 12:00 in Ljubljana, of a workshop of its own.</summary>
    public static async Task<SessionAt> AddSession(
        this PortalFixture fixture, int most, DateOnly? day = null, WorkshopDetails? details = null, int least = 0)
    {
        SessionAt? at = null;
        await fixture.Change(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == fixture.World.Round.Id);
            var workshop = new Workshop(round, details ?? Details);
            var on = day ?? Day;
            var session = new WorkshopSession(
                workshop, new SessionPlan(on, on.At(new TimeOnly(10, 0)), on.At(new TimeOnly(12, 0)), least, most, on.AddDays(-2)),
                new SessionMoment(round, fixture.Portal.Clock.GetUtcNow(), fixture.Portal.Clock.Today));
            db.AddRange(workshop, session);
            at = new SessionAt(workshop.Id, session.Id);
        });
        return at!;
    }

    /// <summary>Signs people up as they would by themselves.</summary>
    public static Task Join(this PortalFixture fixture, SessionAt at, params Guid[] people) => fixture.Change(async db =>
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == fixture.World.Round.Id);
        var session = await db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(s => s.Id == at.Session);
        Array.ForEach(people, p => session.Join(p, new SessionMoment(round, fixture.Portal.Clock.GetUtcNow(), fixture.Portal.Clock.Today)));
    });

    public static Task<WorkshopSession> Load(this PortalFixture fixture, SessionAt at) =>
        fixture.Portal.Read(db => db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(s => s.Id == at.Session));

    public static Task<Guid> PersonId(this PortalFixture fixture, string email) =>
        fixture.Portal.Read(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    /// <summary>Kind and receiver of each message, by kind and receiver: those of one instant have no order.</summary>
    public static Task<List<(string Kind, string To)>> Messages(this PortalFixture fixture) => fixture.Portal.Read(async db =>
        (await db.OutboxMessages.OrderBy(m => m.Kind).ThenBy(m => m.To).Select(m => new { m.Kind, m.To }).ToListAsync()).Select(m => (m.Kind, m.To)).ToList());

    public static async Task Change(this PortalFixture fixture, Func<Application.Data.PortalDbContext, Task> change)
    {
        await using var db = fixture.Portal.Database.Open();
        await change(db);
        await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}

/// <summary>Where a session is found.</summary>
internal sealed record SessionAt(Guid Workshop, Guid Session)
{
    public string Manage => $"/manage/2027/workshops/{Workshop}/sessions/{Session}";

    public string Mine => $"/me/2027/workshops/{Workshop}";

    public string MineSession => $"{Mine}/sessions/{Session}";
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

public sealed class RetentionTests
{
    [Fact]
    public async Task Messages_go_after_a_year_and_the_audit_trail_after_five()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var clock = fixture.Portal.Clock;
        await Write("first");
        clock.Advance(TimeSpan.FromDays(300));
        await Write("second");
        clock.Advance(TimeSpan.FromDays(100));

        await Run();
        Assert.Equal(["second"], await Subjects());
        Assert.Equal(["first", "second"], await Labels());

        clock.Advance(TimeSpan.FromDays(4 * 365));
        await Run();
        Assert.Empty(await Subjects());
        Assert.Equal(["second"], await Labels());

        async Task Write(string name)
        {
            await using var db = fixture.Portal.Database.Open();
            db.OutboxMessages.Add(new OutboxMessage("Test", null, "a@example.si", Language.English, name, "…", null, clock.GetUtcNow()));
            db.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow(), ActorName = "Maja Kos", Subject = "Test", Label = name, Changes = "{}" });
            await db.SaveChangesAsync();
        }

        Task Run() => fixture.Portal.With<DailyTaskService>(tasks => tasks.RunAll(CancellationToken.None));

        Task<List<string>> Subjects() => fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "Test").Select(m => m.Subject).ToListAsync());

        Task<List<string>> Labels() => fixture.Portal.Read(db =>
            db.AuditEntries.Where(a => a.Subject == "Test").OrderBy(a => a.Id).Select(a => a.Label).ToListAsync());
    }
}

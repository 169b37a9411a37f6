using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

/// <summary>Two nodes that start on one database at the same time: what the second was about to write, the first has written.</summary>
public sealed class SeveralNodesTests
{
    private static readonly TestClock Clock = new();

    [Fact]
    public async Task Both_see_to_the_roles_and_the_rules_of_recognition()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = database.Open();
        await using var second = Node(database, () => new FirstDataService(first, Clock).Ensure(CancellationToken.None));

        await new FirstDataService(second, Clock).Ensure(CancellationToken.None);

        Assert.Equal(Roles.All.Count, await second.Roles.CountAsync());
        Assert.Equal(Roles.All.Order(), await second.Roles.Select(r => r.Name!).Order().ToListAsync());
        Assert.Equal((5, 3), (await second.TemplateStamps.CountAsync(), await second.TemplateBadges.CountAsync()));
    }

    [Fact]
    public async Task One_invites_the_first_coordinator()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = database.Open();
        var invited = false;
        await using var second = Node(database, async () => invited = await FirstCoordinator(first).Ensure(CancellationToken.None));
        await new FirstDataService(first, Clock).Ensure(CancellationToken.None);

        Assert.False(await FirstCoordinator(second).Ensure(CancellationToken.None));

        Assert.True(invited);
        Assert.Equal(1, await second.OutboxMessages.CountAsync());
    }

    private static FirstCoordinatorService FirstCoordinator(PortalDbContext db)
    {
        var settings = Options.Create(new PortalOptions { FirstCoordinatorEmail = "vodja@program.si" });
        return new(db, new Invitations(db, new Outbox(db, Clock, settings), Clock), settings, Clock, NullLogger<FirstCoordinatorService>.Instance);
    }

    /// <summary>A node between whose reading and saving another one does something.</summary>
    private static PortalDbContext Node(TestDatabase database, Func<Task> meanwhile) =>
        TestDatabase.Open(database.Provider, database.Connection, new BeforeSaving(meanwhile));

    private sealed class BeforeSaving(Func<Task> act) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await act();
            return await base.SavingChangesAsync(eventData, result, cancellationToken);
        }
    }
}

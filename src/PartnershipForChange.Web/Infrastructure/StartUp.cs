using Microsoft.AspNetCore.Identity;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>What must be in the database before the first request.</summary>
public static class StartUp
{
    public static async Task PrepareDataAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (app.Configuration.GetValue("Database:Migrate", true))
        {
            await db.MigrateAsync(app.Lifetime.ApplicationStopping);
        }

        await scope.ServiceProvider.GetRequiredService<FirstDataService>().Ensure(app.Lifetime.ApplicationStopping);
        if (app.Configuration.GetValue("Sample:Load", app.Environment.IsDevelopment()))
        {
            var folder = app.Configuration["Sample:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "samples");
            await scope.ServiceProvider.GetRequiredService<SampleService>().Load(folder, app.Lifetime.ApplicationStopping);
        }

        await scope.ServiceProvider.GetRequiredService<FirstCoordinatorService>().Ensure(app.Lifetime.ApplicationStopping);
    }
}

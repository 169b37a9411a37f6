using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Migrations.Sqlite;

/// <summary>Lets dotnet-ef write migrations without starting the portal; the connection is never opened.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>()
            .UsePortalDatabase(DatabaseProvider.Sqlite, "Data Source=:memory:")
            .Options);
}

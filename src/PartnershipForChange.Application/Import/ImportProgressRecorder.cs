using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Import;

/// <summary>
/// Writes how far an import is for those who watch, on a connection of its own: the import's transaction must not
/// carry it.
/// </summary>
internal sealed class ImportProgressRecorder(IServiceScopeFactory scopes, Guid jobId, TimeProvider clock) : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(400);

    private readonly IServiceScope _scope = scopes.CreateScope();
    private long _written;

    public void Report(ImportProgress value)
    {
        if (_written != 0 && value.Stage != ImportStage.Saving && clock.GetElapsedTime(_written) < BetweenWrites)
        {
            return;
        }

        _written = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        _scope.ServiceProvider.GetRequiredService<PortalDbContext>().ImportJobs.Where(j => j.Id == jobId).ExecuteUpdate(set => set
            .SetProperty(j => j.Stage, value.Stage)
            .SetProperty(j => j.RowsDone, value.Rows)
            .SetProperty(j => j.SeenAt, now));
    }

    public void Dispose() => _scope.Dispose();
}

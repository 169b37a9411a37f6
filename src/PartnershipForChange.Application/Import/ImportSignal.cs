namespace PartnershipForChange.Application.Import;

/// <summary>Wakes this node's worker when somebody confirms an import, so that nobody waits for its next look.</summary>
public sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0);

    public void Wake() => _waiting.Release();

    /// <summary>Until woken, or until it is time to look for what other nodes left.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancellation) => _waiting.WaitAsync(atMost, cancellation);

    public void Dispose() => _waiting.Dispose();
}

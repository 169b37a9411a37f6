namespace PartnershipForChange.Application.Files;

/// <summary>
/// Looks for malicious software in an uploaded file before it is kept. The portal brings none of its own: where one is to
/// be used, register an implementation that asks it; what it refuses is not stored.
/// </summary>
public interface IFileScan
{
    /// <returns>False when the file must not be kept.</returns>
    Task<bool> IsHarmless(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>Takes every file: there is no scanner until one is registered.</summary>
public sealed class NoFileScan : IFileScan
{
    public Task<bool> IsHarmless(ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(true);
}

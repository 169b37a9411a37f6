using PartnershipForChange.Application.Files;

namespace PartnershipForChange.Testing;

/// <summary>A virus scanner that finds what a test says.</summary>
public sealed class FakeFileScan : IFileScan
{
    /// <summary>Decides about a file; takes every one unless a test says otherwise.</summary>
    public Func<byte[], bool> Takes { get; set; } = _ => true;

    public void Reset() => Takes = _ => true;

    public Task<bool> IsHarmless(ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(Takes(content.ToArray()));
}

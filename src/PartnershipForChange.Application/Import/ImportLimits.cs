using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Import;

/// <summary>How big a file may be before it is refused unread, and what is asked of its host places.</summary>
/// <param name="MaxBytes">Bytes of one file.</param>
/// <param name="MaxRows">Rows of one file, without its header.</param>
/// <param name="ForEngine">For the engine alone, which needs to know nothing of a host place but whom it takes; the portal asks for all of it.</param>
public sealed record ImportLimits(long MaxBytes, int MaxRows, bool ForEngine = false)
{
    /// <summary>Guests a host place may take in a week.</summary>
    public int MaxPlacesPerWeek => ForEngine ? int.MaxValue : HostPlace.MostPerWeek;

    public const int UploadMegabytes = 10;

    /// <summary>For files people send to the portal: room for 10 000 people several times over.</summary>
    public static ImportLimits Upload { get; } = new(MaxBytes: UploadMegabytes * 1024 * 1024, MaxRows: 50_000);

    /// <summary>For files an operator reads from disk.</summary>
    public static ImportLimits None { get; } = new(long.MaxValue, int.MaxValue, ForEngine: true);
}

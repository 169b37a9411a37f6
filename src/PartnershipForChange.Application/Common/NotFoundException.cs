namespace PartnershipForChange.Application.Common;

/// <summary>
/// There is no such thing, or none that this actor may know of: a page says 404 to both, so that nobody learns from
/// the answer what exists.
/// </summary>
public sealed class NotFoundException(string what) : Exception($"No {what} here for this reader.");

public static class FoundExtensions
{
    /// <exception cref="NotFoundException">When it is null.</exception>
    public static async Task<T> OrNotFound<T>(this Task<T?> finding)
        where T : class => await finding ?? throw new NotFoundException(typeof(T).Name);
}

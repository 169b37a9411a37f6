using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition;

/// <summary>Acts in addresses.</summary>
public static class StampActs
{
    public static string InAddress(this StampAct act) => act.ToString().ToLowerInvariant();

    /// <exception cref="NotFoundException">When there is no such act.</exception>
    public static StampAct Named(string act) =>
        Enum.TryParse<StampAct>(act, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : throw new NotFoundException(nameof(StampAct));
}

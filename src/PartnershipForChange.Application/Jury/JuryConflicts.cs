using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Application.Jury;

/// <summary>Conflicts of interest that the portal finds by itself.</summary>
public sealed class JuryConflicts(IReadOnlyDictionary<(Guid Juror, Guid Subject), ConflictKind> found)
{
    /// <summary>The plainest reason why this juror cannot judge this subject; null when the portal knows none.</summary>
    public ConflictKind? Between(Guid juror, Guid subject) => found.TryGetValue((juror, subject), out var kind) ? kind : null;
}

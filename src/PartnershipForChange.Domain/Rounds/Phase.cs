namespace PartnershipForChange.Domain.Rounds;

/// <summary>A stretch of a round, with dates and the rights it carries.</summary>
public sealed class Phase : Entity
{
    private Phase()
    {
    }

    internal Phase(Guid roundId, PhaseKind kind, DateOnly from, DateOnly to, IReadOnlyList<RoundRight> rights)
    {
        RoundId = roundId;
        Kind = kind;
        Rights = [.. rights];
        Schedule(from, to);
    }

    public Guid RoundId { get; private set; }

    public PhaseKind Kind { get; private set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day; of a phase that was ended early, the day on which that was done.</summary>
    public DateOnly To { get; private set; }

    /// <summary>When a coordinator ended it; from then on it gives no rights, also on what is left of its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public List<RoundRight> Rights { get; private set; } = [];

    public bool IsOpenOn(DateOnly today) => EndedAt is null && From <= today && today <= To;

    public bool IsOverOn(DateOnly today) => EndedAt is not null || To < today;

    /// <summary>Its days for a plan: one that was ended leaves its last day to the phase that then began.</summary>
    internal PhasePlan ToPlan() => new(Kind, From, EndedAt is null || From == To ? To : To.AddDays(-1), Rights);

    /// <summary>Sets the days; a phase that had been ended opens again with a later last day.</summary>
    /// <exception cref="DomainRuleException">When the end is before the start.</exception>
    internal void Schedule(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new DomainRuleException("Rules.EndBeforeStart") { Field = $"{Kind}.To" };
        }

        if (to > To)
        {
            EndedAt = null;
        }

        From = from;
        To = to;
    }

    internal void Grant(IReadOnlyList<RoundRight> rights) => Rights = [.. rights.Distinct().Order()];

    internal void Begin(DateOnly today)
    {
        EndedAt = null;
        From = From < today ? From : today;
        To = To > today ? To : today;
    }

    internal void End(DateOnly today, DateTimeOffset now)
    {
        EndedAt ??= now;
        To = To < today ? To : today;
    }
}

using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Placements;

public enum MatchRunState
{
    /// <summary>Only coordinators see it; it may be changed by hand.</summary>
    Draft,

    /// <summary>Guests and hosts know; of a round's runs at most one.</summary>
    Published,
    Discarded,
}

/// <summary>
/// One matching of a round: what it was asked, what it reached, and what became of it. Its frozen input and the engine's
/// answer are in <see cref="MatchRecord"/>, the placements as they are now in <see cref="Placement"/>.
/// </summary>
public sealed class MatchRun : Entity
{
    private MatchRun()
    {
    }

    /// <exception cref="DomainRuleException">When the round is closed or has no exchange.</exception>
    public MatchRun(Round round, int number, MatchObjective objective, int seed, MatchFigures figures, Guid by, DateTimeOffset now)
    {
        Guard.Against(WhyNotRun(round));
        (RoundId, Number, Objective, Seed, Figures) = (round.Id, number, objective, seed, figures);
        (CreatedById, CreatedAt) = (by, now);
    }

    public Guid RoundId { get; private set; }

    /// <summary>From 1 in each round; what people call it: draft 7.</summary>
    public int Number { get; private set; }

    public MatchRunState State { get; private set; }

    public MatchObjective Objective { get; private set; }

    /// <summary>Decides between answers that are equally good.</summary>
    public int Seed { get; private set; }

    /// <summary>What the engine reached, before any change by hand.</summary>
    public MatchFigures Figures { get; private set; } = new(0, 0, 0, 0, 0, 0, false, false, 0);

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedById { get; private set; }

    /// <summary>Steps by hand that <see cref="Undo"/> can take back, one after the other.</summary>
    public int Steps { get; private set; }

    /// <summary>When it was last solved and checked again from its frozen input with the same answer.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public Guid? PublishedById { get; private set; }

    public static bool CanRun(Round round) => WhyNotRun(round) is null;

    /// <exception cref="DomainRuleException">When the round is closed or has no exchange.</exception>
    public static void RequireRun(Round round) => Guard.Against(WhyNotRun(round));

    /// <summary>
    /// Notes a change of a draft by hand, so that it can be undone. <paramref name="to"/> null takes the guest's place away;
    /// the caller then changes the placement itself.
    /// </summary>
    /// <param name="current">The guest's placement in this run; null where there is none.</param>
    /// <exception cref="DomainRuleException">When it is no draft, the round is closed, or nothing would change.</exception>
    public HandStep Step(Round round, Placement? current, Guid registrationId, Seat? to, bool pinned, Guid by, DateTimeOffset now)
    {
        Guard.Against(WhyNotChange(round));
        Guard.Against(current?.Seat == to && (current?.IsPinned ?? false) == pinned ? new DomainRuleException("Rules.PlacementUnchanged") : null);
        return new HandStep(this, ++Steps, registrationId, current, to, pinned, by, now);
    }

    /// <summary>Takes back the last step; the caller restores the placement and removes <paramref name="last"/>.</summary>
    /// <exception cref="DomainRuleException">When it is no draft, the round is closed, or this is not the last step.</exception>
    public void Undo(Round round, HandStep last)
    {
        Guard.Against(WhyNotChange(round));
        Guard.Against(last.RunId == Id && last.Order == Steps ? null : new DomainRuleException("Rules.StepNotLast"));
        Steps--;
    }

    public bool CanChange(Round round) => WhyNotChange(round) is null;

    /// <summary>Tells the world. The caller publishes the placements and the messages with it.</summary>
    /// <param name="isAnotherPublished">Whether another run of the round is published.</param>
    /// <param name="placements">Placements in the run.</param>
    /// <exception cref="DomainRuleException">When the round does not allow it today, it is no draft, it is empty or another run is published.</exception>
    public void Publish(Round round, bool isAnotherPublished, int placements, Guid by, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotPublish(round, isAnotherPublished, placements, today));
        State = MatchRunState.Published;
        (PublishedById, PublishedAt) = (by, now);
    }

    /// <summary>What stands against <see cref="Publish"/>, for a page to say beforehand; null where nothing does.</summary>
    public DomainRuleException? WhyNotPublish(Round round, bool isAnotherPublished, int placements, DateOnly today) =>
        WhyNotChange(round)
        ?? (isAnotherPublished ? new DomainRuleException("Rules.OtherRunPublished")
        : placements == 0 ? new DomainRuleException("Rules.RunEmpty")
        : round.Allows(RoundRight.PublishPlacements, today) ? null
        : new DomainRuleException("Rules.NotNow.PublishPlacements"));

    /// <summary>
    /// Notes that a place was given away or taken back in the published run, so that of two such changes at once one wins:
    /// two people never get the same last place.
    /// </summary>
    /// <exception cref="DomainRuleException">When it is not published or the round is closed.</exception>
    public void Rearrange(Round round)
    {
        Guard.Against(WhyNotRearrange(round));
        RenewVersion();
    }

    public bool CanRearrange(Round round) => WhyNotRearrange(round) is null;

    /// <exception cref="DomainRuleException">When it is no draft or the round is closed.</exception>
    public void Discard(Round round)
    {
        Guard.Against(WhyNotChange(round));
        State = MatchRunState.Discarded;
    }

    /// <summary>Solved and checked again from the frozen input, with the same answer.</summary>
    public void ConfirmVerified(DateTimeOffset now)
    {
        VerifiedAt = now;
        Figures = Figures with { IsVerified = true };
    }

    private static DomainRuleException? WhyNotRun(Round round) =>
        !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.Exchange != StrandState.On ? new DomainRuleException("Rules.ExchangeOff")
        : null;

    private DomainRuleException? WhyNotChange(Round round) =>
        State != MatchRunState.Draft ? new DomainRuleException("Rules.RunNotDraft", Number) : WhyNotRun(round);

    private DomainRuleException? WhyNotRearrange(Round round) =>
        State != MatchRunState.Published ? new DomainRuleException("Rules.RunNotPublished", Number) : WhyNotRun(round);
}

using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Teams;

/// <summary>The order in which a round's teams present their proposals at the final.</summary>
public sealed class FinalOrder : Entity
{
    private FinalOrder()
    {
    }

    public FinalOrder(Round round) => RoundId = round.Id;

    public Guid RoundId { get; private set; }

    /// <summary>The proposals, first to last.</summary>
    public List<Guid> Proposals { get; private set; } = [];

    /// <summary>Of the last drawing: with it the order can be drawn again before witnesses. Null: set by hand only.</summary>
    public int? Seed { get; private set; }

    /// <summary>Since when the teams see it; null: not yet.</summary>
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>Keeps the order of those that are there, drops those that no longer are, puts new ones last.</summary>
    public void Take(IReadOnlyList<Guid> proposals)
    {
        List<Guid> taken = [.. Proposals.Where(proposals.Contains), .. proposals.Except(Proposals)];
        if (!taken.SequenceEqual(Proposals))
        {
            Proposals = taken;
        }
    }

    /// <summary>Moves a proposal by so many places, up when negative; at an end it stays there.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or the proposal is not in the order.</exception>
    public void Move(Round round, Guid proposalId, int places)
    {
        Guard.Against(WhyNotChange(round));
        var at = Proposals.IndexOf(proposalId);
        Guard.Against(at < 0 ? new DomainRuleException("Rules.ProposalNotInOrder") : null);
        List<Guid> moved = [.. Proposals.Where(p => p != proposalId)];
        moved.Insert(Math.Clamp(at + places, 0, moved.Count), proposalId);
        Proposals = moved;
    }

    /// <summary>Draws the order by lot: the same seed and the same proposals give the same order.</summary>
    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public void Draw(Round round, int seed)
    {
        Guard.Against(WhyNotChange(round));

        // From the order of the ids, so that what was there before has no say in it.
        var drawn = Proposals.Order().ToArray();
        new Random(seed).Shuffle(drawn);
        (Proposals, Seed) = ([.. drawn], seed);
    }

    /// <summary>Shows the order to the teams, or takes it away again.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or nothing is in the order.</exception>
    public void Show(Round round, bool shown, DateTimeOffset now)
    {
        Guard.Against(WhyNotChange(round) ?? (Proposals.Count == 0 ? new DomainRuleException("Rules.FinalOrderEmpty") : null));
        ShownAt = shown ? ShownAt ?? now : null;
    }

    public bool CanChange(Round round) => WhyNotChange(round) is null;

    private static DomainRuleException? WhyNotChange(Round round) =>
        !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.Has(Strand.Teams) ? null
        : new DomainRuleException("Rules.StrandCancelled");
}

using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Recognition;

/// <summary>The recognition of one round: which stamps it gives, and how they stood when it closed.</summary>
public sealed class Season : Entity
{
    private readonly List<StampRule> _rules = [];

    private Season()
    {
    }

    /// <summary>The programme's stamps.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or has no recognition.</exception>
    public Season(Round round)
        : this(round.Id, RecognitionTemplate.Stamps.Select(s => (s.Act, s.Title, true))) => Guard.Against(WhyNotChange(round));

    private Season(Guid roundId, IEnumerable<(StampAct Act, LocalisedText Title, bool IsGiven)> rules)
    {
        RoundId = roundId;
        _rules.AddRange(rules.Select(r => new StampRule(Id, r.Act, r.Title, r.IsGiven)));
    }

    public Guid RoundId { get; private set; }

    /// <summary>When it ended with its round; its stamps are those of that moment.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public IReadOnlyList<StampRule> Rules => [.. _rules.OrderBy(r => r.Act)];

    public bool Gives(StampAct act) => _rules.Exists(r => r.Act == act && r.IsGiven);

    /// <summary>The same rules for a round that follows.</summary>
    public Season CloneFor(Round round) => new(round.Id, Rules.Select(r => (r.Act, r.Title, r.IsGiven)));

    /// <exception cref="DomainRuleException">When the season is over or the title is missing.</exception>
    public void EditRule(Round round, StampRule rule, LocalisedText title, bool isGiven)
    {
        Guard.Against(WhyNotChange(round));
        rule.Edit(title, isGiven);
    }

    public bool CanChange(Round round) => WhyNotChange(round) is null;

    /// <exception cref="DomainRuleException">When the round takes no kudos now.</exception>
    public void RequireChange(Round round) => Guard.Against(WhyNotChange(round));

    public void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    /// <summary>The round is open again, and the season with it.</summary>
    public void Thaw() => FrozenAt = null;

    private DomainRuleException? WhyNotChange(Round round) =>
        round.State == RoundState.Closed || FrozenAt is not null ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.Has(Strand.Recognition) ? null
        : new DomainRuleException("Rules.RecognitionOff");
}

/// <summary>How often a person had done an act when the season ended.</summary>
public sealed class FrozenStamp
{
    private FrozenStamp()
    {
    }

    public FrozenStamp(Guid seasonId, Guid personId, StampAct act, int times) => (SeasonId, PersonId, Act, Times) = (seasonId, personId, act, times);

    public Guid SeasonId { get; private set; }

    public Guid PersonId { get; private set; }

    public StampAct Act { get; private set; }

    public int Times { get; private set; }
}

/// <summary>A person's own switch, in every round: no stamps shown, no kudos received, not listed.</summary>
public sealed class RecognitionChoice : Entity
{
    private RecognitionChoice()
    {
    }

    public RecognitionChoice(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }

    public bool IsOff { get; private set; }

    public void Turn(bool off) => IsOff = off;
}

using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Recognition;

/// <summary>The recognition of one round: its stamps and badges, and how they stood when it closed.</summary>
public sealed class Season : Entity
{
    private readonly List<StampRule> _rules = [];
    private readonly List<BadgeRule> _badges = [];

    private Season()
    {
    }

    /// <summary>Begins with the programme's rules; what becomes of those later does not reach this round by itself.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or has no recognition.</exception>
    public Season(Round round, RecognitionTemplate template)
        : this(round.Id, template) => Guard.Against(WhyNotChange(round));

    private Season(Guid roundId, RecognitionTemplate rules)
    {
        RoundId = roundId;
        Adopt(rules);
    }

    public Guid RoundId { get; private set; }

    /// <summary>When it ended with its round; its stamps are those of that moment.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public IReadOnlyList<StampRule> Rules => [.. _rules.OrderBy(r => r.Act)];

    public IReadOnlyList<BadgeRule> Badges => [.. _badges.OrderBy(b => b.Order).ThenBy(b => b.Id)];

    /// <summary>How many of a person's acts bring stamps.</summary>
    public int Counted(StampAct act, int times) => _rules.Find(r => r.Act == act)?.Counted(times) ?? 0;

    /// <summary>The same rules for a round that follows.</summary>
    public Season CloneFor(Round round) => new(round.Id, new RecognitionTemplate([.. Rules.Select(r => (r.Act, r.Terms))], [.. Badges.Select(b => b.Terms)]));

    /// <exception cref="DomainRuleException">When the season is over, the title is missing, a text too long or the number out of range.</exception>
    public void EditRule(Round round, StampRule rule, StampTerms terms)
    {
        Guard.Against(WhyNotChange(round));
        rule.Edit(terms);
    }

    /// <summary>Takes the programme's rules over once more, in place of its own.</summary>
    /// <exception cref="DomainRuleException">When the season is over.</exception>
    public void TakeOver(Round round, RecognitionTemplate template)
    {
        Guard.Against(WhyNotChange(round));
        Adopt(template);
    }

    public bool CanChange(Round round) => WhyNotChange(round) is null;

    /// <exception cref="DomainRuleException">When the round takes no kudos now.</exception>
    public void RequireChange(Round round) => Guard.Against(WhyNotChange(round));

    public void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    /// <summary>The round is open again, and the season with it.</summary>
    public void Thaw() => FrozenAt = null;

    private void Adopt(RecognitionTemplate template)
    {
        foreach (var (act, terms) in template.Stamps)
        {
            if (_rules.Find(r => r.Act == act) is { } rule)
            {
                rule.Edit(terms);
            }
            else
            {
                _rules.Add(new StampRule(Id, act, terms));
            }
        }

        _badges.Clear();
        _badges.AddRange(template.Badges.Select(terms => new BadgeRule(Id, terms)));
    }

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

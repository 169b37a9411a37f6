namespace PartnershipForChange.Matching.Teams;

/// <summary>Kinds of rule a division may break.</summary>
public enum TeamRule
{
    /// <summary>A group has fewer people than its least.</summary>
    GroupTooSmall,

    /// <summary>A group has more people than its most.</summary>
    GroupTooLarge,

    /// <summary>A group has fewer of a category than its least.</summary>
    CategoryTooFew,

    /// <summary>A group has more of a category than its most.</summary>
    CategoryTooMany,

    /// <summary>Two people share a group and may not.</summary>
    PairTogether,

    /// <summary>Two people must share a group and do not.</summary>
    PairApart,

    /// <summary>A person is not in the group they are pinned to.</summary>
    PinMoved,
}

/// <summary>One rule that a division breaks.</summary>
/// <param name="Rule">Which kind of rule.</param>
/// <param name="Group">The group, or for a pin the group it names; -1 for a pair that is apart.</param>
/// <param name="Category">Index of the category; -1 where none is meant.</param>
/// <param name="First">A person of the pair, or the pinned person; -1 where none is meant.</param>
/// <param name="Second">The pair's other person; -1 where none is meant.</param>
/// <param name="Count">How many there are; 0 where nothing is counted.</param>
/// <param name="Bound">How many there may or must be; 0 where nothing is counted.</param>
public readonly record struct TeamBreach(
    TeamRule Rule, int Group, int Category, int First, int Second, int Count, int Bound)
{
    /// <summary>How far the rule is broken: people too many or too few, 1 for a pair or a pin.</summary>
    public int Size => Math.Max(1, Math.Abs(Count - Bound));

    /// <summary>The rule without how far it is broken.</summary>
    internal (TeamRule Rule, int Group, int Category, int First, int Second) Identity =>
        (Rule, Group, Category, First, Second);
}

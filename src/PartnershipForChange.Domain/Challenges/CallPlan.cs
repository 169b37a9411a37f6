namespace PartnershipForChange.Domain.Challenges;

/// <summary>Days and weights of a call, as a form gives them.</summary>
/// <param name="SubmitFrom">First day on which challenges are submitted.</param>
/// <param name="SubmitTo">Last day on which they are.</param>
/// <param name="VoteFrom">First day of the web vote; null with <paramref name="VoteTo"/> for none.</param>
/// <param name="VoteTo">Last day of the web vote.</param>
/// <param name="PeopleInHall">How many people are expected in the hall; 0 where unknown.</param>
public sealed record CallPlan(
    DateOnly SubmitFrom, DateOnly SubmitTo, DateOnly? VoteFrom, DateOnly? VoteTo, CallWeights Weights, int PeopleInHall);

/// <summary>How much each tally counts in the final choice, in whole percents that add up to 100.</summary>
/// <param name="Web">The web vote.</param>
/// <param name="Commission">The commission's points.</param>
/// <param name="Audience">The vote of the audience in the hall.</param>
public sealed record CallWeights(int Web, int Commission, int Audience)
{
    /// <summary>A third each, as in 2018, as near as whole percents come.</summary>
    public static CallWeights Usual { get; } = new(34, 33, 33);

    /// <exception cref="DomainRuleException">When one is below 0 or they do not add up to 100.</exception>
    public CallWeights Checked()
    {
        Guard.InRange(Web, 0, 100, nameof(Web));
        Guard.InRange(Commission, 0, 100, nameof(Commission));
        Guard.InRange(Audience, 0, 100, nameof(Audience));
        return Web + Commission + Audience == 100 ? this : throw new DomainRuleException("Rules.WeightsSum", Web + Commission + Audience) { Field = nameof(Web) };
    }
}

/// <summary>Where the vote of the audience in the hall stands.</summary>
public enum HallState
{
    NotOpened,
    Open,
    Closed,
}

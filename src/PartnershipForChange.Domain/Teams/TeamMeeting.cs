using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Teams;

/// <summary>What a meeting is about, when it is and where.</summary>
/// <param name="Place">Where people come to; may be empty where there is a link.</param>
/// <param name="Link">Where they meet online (https); may be empty where there is a place.</param>
public sealed record MeetingPlan(string Topic, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string Link);

/// <summary>A meeting that a team has set for itself. Any member sets, moves and calls off.</summary>
public sealed class TeamMeeting : Entity
{
    public const int TopicLength = 200;
    public const int PlaceLength = 200;
    public const int LinkLength = 500;

    private TeamMeeting()
    {
    }

    /// <exception cref="DomainRuleException">When the round has no teams at work, or the plan is not as it should be.</exception>
    public TeamMeeting(Team team, Round round, MeetingPlan plan, Guid by, DateTimeOffset now)
    {
        (RoundId, TeamId, SetById) = (team.RoundId, team.Id, by);
        Guard.Against(TeamsStrand.WhyNotNow(round));
        Apply(plan, now);
    }

    public Guid RoundId { get; private set; }

    public Guid TeamId { get; private set; }

    /// <summary>Who set it.</summary>
    public Guid SetById { get; private set; }

    public string Topic { get; private set; } = string.Empty;

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public string Place { get; private set; } = string.Empty;

    public string Link { get; private set; } = string.Empty;

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <returns>True when it is at another time or place, which the others should be told.</returns>
    /// <exception cref="DomainRuleException">When it has begun or is called off, or the plan is not as it should be.</exception>
    public bool Edit(Round round, MeetingPlan plan, DateTimeOffset now)
    {
        Guard.Against(WhyNotChange(round, now));
        var before = (StartsAt, EndsAt, Place, Link);
        Apply(plan, now);
        return before != (StartsAt, EndsAt, Place, Link);
    }

    /// <exception cref="DomainRuleException">When it has begun or is called off already.</exception>
    public void Cancel(Round round, DateTimeOffset now)
    {
        Guard.Against(WhyNotChange(round, now));
        CancelledAt = now;
    }

    public bool CanChange(Round round, DateTimeOffset now) => WhyNotChange(round, now) is null;

    /// <summary>True while teams of the round may set meetings.</summary>
    public static bool CanMeet(Round round) => TeamsStrand.WhyNotNow(round) is null;

    private void Apply(MeetingPlan plan, DateTimeOffset now)
    {
        Topic = Guard.Required(plan.Topic, TopicLength, nameof(Topic));
        Guard.TimesToCome(plan.StartsAt, plan.EndsAt, now);
        (StartsAt, EndsAt) = (plan.StartsAt, plan.EndsAt);
        Place = Guard.Optional(plan.Place, PlaceLength, nameof(Place));
        Link = Guard.HttpsLink(plan.Link, LinkLength, nameof(Link));
        if (Place.Length == 0 && Link.Length == 0)
        {
            throw new DomainRuleException("Rules.PlaceOrLink") { Field = nameof(Place) };
        }
    }

    private DomainRuleException? WhyNotChange(Round round, DateTimeOffset now) =>
        TeamsStrand.WhyNotNow(round)
        ?? (CancelledAt is not null ? new DomainRuleException("Rules.MeetingCancelled")
        : StartsAt <= now ? new DomainRuleException("Rules.MeetingBegun")
        : null);
}

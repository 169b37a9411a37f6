namespace PartnershipForChange.Domain.Workshops;

/// <summary>When a session is and for how many.</summary>
/// <param name="Day">The day on which it starts where the programme runs.</param>
/// <param name="Least">With fewer signed up it may be called off; 0: it takes place in any case.</param>
/// <param name="Most">Places; whoever comes after waits.</param>
/// <param name="SignUpUntil">The last day on which people sign up, where the programme runs.</param>
public sealed record SessionPlan(
    DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Least, int Most, DateOnly SignUpUntil);

/// <summary>What a session's rules look at besides the session.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Today">The day it is where the programme runs.</param>
public sealed record SessionMoment(Rounds.Round Round, DateTimeOffset Now, DateOnly Today);

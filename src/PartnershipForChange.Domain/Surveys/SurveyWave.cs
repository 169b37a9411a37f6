using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Domain.Surveys;

/// <summary>The times at which the same questions are asked.</summary>
public enum WaveKind
{
    /// <summary>Before matching.</summary>
    Before,

    /// <summary>Within a week after the stays.</summary>
    After,

    /// <summary>Six months later.</summary>
    Later,
}

/// <summary>How somebody who is asked takes part in the round at that time.</summary>
public enum SurveyGroup
{
    /// <summary>Has a place on the other side.</summary>
    Guest,

    /// <summary>Acts for an organisation that hosts.</summary>
    Mentor,

    /// <summary>Works in a mixed team.</summary>
    TeamMember,

    /// <summary>Registered, without a place or a team: what the others are compared with.</summary>
    Waiting,
}

/// <summary>How many of one group and side were asked in a wave, and how many of them answered.</summary>
public sealed record AskedCount(SurveyGroup Group, Sector Sector, int Asked, int Answered);

/// <summary>One time at which a survey is asked.</summary>
public sealed class SurveyWave : Entity
{
    private SurveyWave()
    {
    }

    internal SurveyWave(Guid surveyId, WaveKind kind, DateOnly from, DateOnly to) =>
        (SurveyId, Kind, From, To, Audience) = (surveyId, kind, from, to, [.. Enum.GetValues<SurveyGroup>()]);

    public Guid SurveyId { get; private set; }

    public WaveKind Kind { get; private set; }

    /// <summary>The first day it can be answered.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day it can be answered.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Who is asked.</summary>
    public List<SurveyGroup> Audience { get; private set; } = [];

    /// <summary>Who was asked and who answered, as figures only, once names went from the round; null while people themselves say it.</summary>
    public IReadOnlyList<AskedCount>? Counts { get; private set; }

    /// <summary>Expectations are written before, what came of them after; later neither.</summary>
    public bool HasCard => Kind != WaveKind.Later;

    public bool IsOpenOn(DateOnly today) => From <= today && today <= To;

    public bool IsOverOn(DateOnly today) => To < today;

    /// <summary>Goes on from now on with figures, for nobody is known any more.</summary>
    public void Forget(IReadOnlyList<AskedCount> counts) => Counts = counts;

    internal void Schedule(DateOnly from, DateOnly to, IReadOnlyList<SurveyGroup> audience) =>
        (From, To, Audience) = (from, to, [.. audience.Distinct().Order()]);
}

namespace PartnershipForChange.Domain.Teams;

/// <summary>A mixed team: people of both sectors who work on one challenge.</summary>
public sealed class Team : Entity
{
    private readonly List<TeamMember> _members = [];

    private Team()
    {
    }

    internal Team(Guid roundId, Guid runId, int number, Guid? challengeId) =>
        (RoundId, RunId, Number, ChallengeId) = (roundId, runId, number, challengeId);

    public Guid RoundId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>1, 2, 3 ... in the run.</summary>
    public int Number { get; private set; }

    public Guid? ChallengeId { get; private set; }

    public IReadOnlyList<TeamMember> Members => _members;

    public void Add(Guid registrationId, bool pinned) => _members.Add(new TeamMember(RunId, Id, registrationId, pinned));

    /// <summary>Of a discarded draft, whose challenge is removed from the round.</summary>
    public void LeaveChallenge() => ChallengeId = null;

    internal void Release(TeamMember member) => _members.Remove(member);

    internal void Take(TeamMember member)
    {
        member.GoTo(Id);
        _members.Add(member);
    }
}

/// <summary>A person in a team.</summary>
public sealed class TeamMember : Entity
{
    private TeamMember()
    {
    }

    internal TeamMember(Guid runId, Guid teamId, Guid registrationId, bool pinned) =>
        (RunId, TeamId, RegistrationId, IsPinned) = (runId, teamId, registrationId, pinned);

    public Guid RunId { get; private set; }

    public Guid TeamId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public bool IsPinned { get; private set; }

    internal void GoTo(Guid teamId) => TeamId = teamId;

    internal void Pin(bool pinned) => IsPinned = pinned;
}

/// <summary>One change by hand, kept so that it can be undone.</summary>
public sealed class TeamStep : Entity
{
    private TeamStep()
    {
    }

    internal TeamStep(Guid runId, int number, Guid firstId, Guid? secondId, Guid fromTeamId, Guid toTeamId) =>
        (RunId, Number, FirstId, SecondId, FromTeamId, ToTeamId) = (runId, number, firstId, secondId, fromTeamId, toTeamId);

    public Guid RunId { get; private set; }

    public int Number { get; private set; }

    /// <summary>Registration that went from <see cref="FromTeamId"/> to <see cref="ToTeamId"/>.</summary>
    public Guid FirstId { get; private set; }

    /// <summary>Registration that went the other way; null for a move.</summary>
    public Guid? SecondId { get; private set; }

    public Guid FromTeamId { get; private set; }

    public Guid ToTeamId { get; private set; }
}

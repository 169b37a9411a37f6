using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Teams;

public enum TeamRunState
{
    Draft,

    /// <summary>The round's teams. One run a round at most.</summary>
    Published,
    Discarded,
}

/// <summary>What the engine was given and what it found.</summary>
/// <param name="Input">Frozen input, a round snapshot as JSON; the run can be repeated from it.</param>
/// <param name="Teams">Number of teams.</param>
/// <param name="Iterations">Steps of the search: with the seed they give the same answer again.</param>
/// <param name="Milliseconds">The engine's own time.</param>
/// <param name="RandomValue">Mean value of random divisions of the same sizes, to compare with.</param>
public sealed record TeamRunFacts(string Input, int Teams, int Seed, long Iterations, double Milliseconds, double RandomValue);

/// <summary>One division of a round's people into mixed teams: found by the engine, changed by hand, then published.</summary>
public sealed class TeamRun : Entity
{
    private readonly List<Team> _teams = [];
    private readonly List<TeamStep> _steps = [];

    private TeamRun()
    {
    }

    public TeamRun(Guid roundId, int number, TeamRunFacts facts, Guid by, DateTimeOffset now)
    {
        (RoundId, Number, CreatedById, CreatedAt) = (roundId, number, by, now);
        (Input, TeamCount, Seed, Iterations) = (facts.Input, facts.Teams, facts.Seed, facts.Iterations);
        (Milliseconds, RandomValue) = (facts.Milliseconds, facts.RandomValue);
    }

    public Guid RoundId { get; private set; }

    /// <summary>1, 2, 3 ... in the round.</summary>
    public int Number { get; private set; }

    public TeamRunState State { get; private set; }

    public string Input { get; private set; } = string.Empty;

    public int TeamCount { get; private set; }

    public int Seed { get; private set; }

    public long Iterations { get; private set; }

    public double Milliseconds { get; private set; }

    public double RandomValue { get; private set; }

    /// <summary>What is maximised: wish score + weight × diversity.</summary>
    public double Value { get; private set; }

    public double WishScore { get; private set; }

    public double Diversity { get; private set; }

    /// <summary>How many bounds the division breaks; 0 when all are met.</summary>
    public int Breaches { get; private set; }

    public Guid CreatedById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public IReadOnlyList<Team> Teams => [.. _teams.OrderBy(t => t.Number)];

    /// <summary>Changes by hand, oldest first; the last can be undone.</summary>
    public IReadOnlyList<TeamStep> Steps => [.. _steps.OrderBy(s => s.Number)];

    /// <summary>Whom it divided is known no more: the round's names were removed, and its input with them.</summary>
    public bool IsForgotten => Input.Length == 0;

    public bool IsDraft => State == TeamRunState.Draft;

    public Team AddTeam(Guid? challengeId)
    {
        var team = new Team(RoundId, Id, _teams.Count + 1, challengeId);
        _teams.Add(team);
        return team;
    }

    /// <summary>Records the division's value and how many bounds it breaks, after the engine or a hand changed it.</summary>
    public void Assess(double value, double wishScore, double diversity, int breaches) =>
        (Value, WishScore, Diversity, Breaches) = (value, wishScore, diversity, breaches);

    /// <summary>Two members change places.</summary>
    /// <exception cref="DomainRuleException">When it is no draft, one is not in it, both are in one team, or one is pinned.</exception>
    public void Swap(Guid first, Guid second)
    {
        Guard.Against(WhyNotChange());
        var (one, other) = (MemberOf(first), MemberOf(second));
        Guard.Against(one.TeamId == other.TeamId ? new DomainRuleException("Rules.SameTeam") : WhyPinned(one) ?? WhyPinned(other));
        _steps.Add(new TeamStep(Id, _steps.Count + 1, first, second, one.TeamId, other.TeamId));
        var (oneTeam, otherTeam) = (one.TeamId, other.TeamId);
        Put(one, otherTeam);
        Put(other, oneTeam);
    }

    /// <summary>One member goes to another team.</summary>
    /// <exception cref="DomainRuleException">When it is no draft, the member or team is not in it, or the member is pinned.</exception>
    public void Move(Guid registrationId, Guid teamId)
    {
        Guard.Against(WhyNotChange());
        var member = MemberOf(registrationId);
        Guard.Against(
            member.TeamId == teamId ? new DomainRuleException("Rules.InThisTeam")
            : WhyPinned(member));
        _ = TeamOf(teamId);
        _steps.Add(new TeamStep(Id, _steps.Count + 1, registrationId, null, member.TeamId, teamId));
        Put(member, teamId);
    }

    /// <summary>Takes the last change by hand back.</summary>
    /// <exception cref="DomainRuleException">When it is no draft or nothing was changed.</exception>
    public void Undo()
    {
        Guard.Against(CanUndo() ? null : new DomainRuleException("Rules.NothingToUndo"));
        var step = Steps[^1];
        Put(MemberOf(step.FirstId), step.FromTeamId);
        if (step.SecondId is { } second)
        {
            Put(MemberOf(second), step.ToTeamId);
        }

        _steps.Remove(step);
    }

    public bool CanUndo() => IsDraft && _steps.Count > 0;

    /// <summary>A pinned member stays where they are, by hand and in the next run.</summary>
    /// <exception cref="DomainRuleException">When it is no draft or the member is not in it.</exception>
    public void Pin(Guid registrationId, bool pinned)
    {
        Guard.Against(WhyNotChange());
        MemberOf(registrationId).Pin(pinned);
    }

    /// <exception cref="DomainRuleException">When it is no draft, the round does not allow it today, or another run is published.</exception>
    public void Publish(Round round, bool anotherIsPublished, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotPublish(round, anotherIsPublished, today));
        State = TeamRunState.Published;
        PublishedAt = now;
    }

    /// <summary>What stands against <see cref="Publish"/>, for a page to say beforehand; null where nothing does.</summary>
    public DomainRuleException? WhyNotPublish(Round round, bool anotherIsPublished, DateOnly today)
    {
        if (WhyNotChange() is { } broken)
        {
            return broken;
        }

        return anotherIsPublished ? new DomainRuleException("Rules.OtherTeamsPublished")
            : round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
            : round.Allows(RoundRight.PublishTeams, today) ? null : new DomainRuleException("Rules.NotNow.PublishTeams");
    }

    /// <summary>Puts somebody into one of the published teams: who was released too late for them, or leaves another of them.</summary>
    /// <returns>The team left; null for who was in none.</returns>
    /// <exception cref="DomainRuleException">When <see cref="WhyNotAssign"/> says so, the team is not in the run, or they are in it.</exception>
    public Team? Assign(Round round, Registration registration, Guid teamId)
    {
        Guard.Against(WhyNotAssign(round, registration));
        var team = TeamOf(teamId);
        if (_teams.SelectMany(t => t.Members).FirstOrDefault(m => m.RegistrationId == registration.Id) is not { } member)
        {
            team.Add(registration.Id, pinned: false);
            return null;
        }

        Guard.Against(member.TeamId == teamId ? new DomainRuleException("Rules.InThisTeam") : null);
        var left = TeamOf(member.TeamId);
        Put(member, teamId);
        return left;
    }

    /// <summary>What stands against putting anybody into a team of this run by hand; null where nothing does.</summary>
    public DomainRuleException? WhyNotAssign(Round round) =>
        State != TeamRunState.Published ? new DomainRuleException("Rules.TeamsNotPublished") : TeamsStrand.WhyNotNow(round);

    /// <summary>What stands against putting this person into a team of this run by hand; null where nothing does.</summary>
    public DomainRuleException? WhyNotAssign(Round round, Registration registration) =>
        WhyNotAssign(round)
        ?? (registration.RoundId == RoundId && registration.State == RegistrationState.Released && registration.JoinsTeam
            ? null : new DomainRuleException("Rules.NotForTeams"));

    /// <exception cref="DomainRuleException">When it is no draft.</exception>
    public void Discard()
    {
        Guard.Against(WhyNotChange());
        State = TeamRunState.Discarded;
    }

    /// <summary>True while teams of the round can be formed.</summary>
    public static bool CanForm(Round round) => TeamsStrand.WhyNotNow(round) is null;

    /// <exception cref="DomainRuleException">When the round is closed or has no teams.</exception>
    public static void RequireForming(Round round) => Guard.Against(TeamsStrand.WhyNotNow(round));

    private DomainRuleException? WhyNotChange() => State switch
    {
        TeamRunState.Draft => IsForgotten ? new DomainRuleException("Rules.RunForgotten") : null,
        TeamRunState.Published => new DomainRuleException("Rules.TeamsPublished"),
        _ => new DomainRuleException("Rules.TeamRunDiscarded"),
    };

    private static DomainRuleException? WhyPinned(TeamMember member) =>
        member.IsPinned ? new DomainRuleException("Rules.MemberPinned") : null;

    private TeamMember MemberOf(Guid registrationId) =>
        _teams.SelectMany(t => t.Members).FirstOrDefault(m => m.RegistrationId == registrationId)
        ?? throw new DomainRuleException("Rules.MemberNotInRun");

    private Team TeamOf(Guid teamId) => _teams.Find(t => t.Id == teamId) ?? throw new DomainRuleException("Rules.TeamNotInRun");

    private void Put(TeamMember member, Guid teamId)
    {
        TeamOf(member.TeamId).Release(member);
        TeamOf(teamId).Take(member);
    }
}

using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Application.Matching;

/// <summary>A round's mixed teams as a problem for the engine, with the way back from its numbers.</summary>
/// <param name="Problem">Person i is <paramref name="Members"/>[i].</param>
/// <param name="Members">The round's team members, in the order of the snapshot.</param>
/// <param name="Challenges">Codes; team g works on the one at g modulo their number.</param>
public sealed record RoundTeams(
    TeamProblem Problem, IReadOnlyList<SnapshotParticipant> Members, IReadOnlyList<string> Challenges)
{
    /// <summary>Code of the challenge a team works on; empty where the round has none.</summary>
    public string ChallengeOf(int team) => Challenges.Count == 0 ? string.Empty : Challenges[team % Challenges.Count];
}

/// <summary>Builds the team problem of a round.</summary>
public static class RoundSnapshotTeams
{
    /// <summary>
    /// The standard setting for everyone on the team strand, with the round's pins and pairs. Pins and pairs that
    /// name someone outside the strand say nothing.
    /// </summary>
    /// <param name="snapshot">The round.</param>
    /// <param name="teams">Number of teams, 1 or more.</param>
    /// <param name="weights">Weights; the standard ones when null.</param>
    public static RoundTeams ToTeams(this RoundSnapshot snapshot, int teams, TeamWeights? weights = null)
    {
        var members = snapshot.Participants.Where(person => person.Team).ToList();
        var person = Numbers(members.Select(member => member.Key));
        var organisation = Numbers(snapshot.Organisations.Select(one => one.Code));
        var level = Numbers(members.Select(member => member.Level));
        var skill = Numbers(members.SelectMany(member => member.SkillsOffered));
        var challenge = Numbers(snapshot.Challenges);
        var sectors = new[] { "public", "business" };

        var problem = StandardTeamSetting.Build(
            [.. members.Select(member => new TeamMember(
                organisation[member.Organisation],
                snapshot.Organisations[organisation[member.Organisation]].IsPublic ? 0 : 1,
                level[member.Level],
                [.. member.SkillsOffered.Select(one => skill[one])],
                [.. member.ChallengeWishes.Select(wish => challenge.GetValueOrDefault(wish, -1))]))],
            teams,
            snapshot.Challenges.Count,
            Pairs(snapshot.FormerTeamMates),
            weights ?? new TeamWeights(),
            sector => sectors[sector],
            one => snapshot.Organisations[one].Code);

        var pins = Enumerable.Repeat(-1, members.Count).ToArray();
        foreach (var pin in snapshot.TeamPins.Where(pin => person.ContainsKey(pin.Participant) && pin.Team < teams))
        {
            pins[person[pin.Participant]] = pin.Team;
        }

        return new RoundTeams(
            problem with { Pins = pins, Apart = Pairs(snapshot.Apart), Together = Pairs(snapshot.Together) },
            members,
            snapshot.Challenges);

        TeamPair[] Pairs(IEnumerable<SnapshotPair> pairs) =>
            [.. pairs.Where(pair => person.ContainsKey(pair.First) && person.ContainsKey(pair.Second))
                .Select(pair => new TeamPair(person[pair.First], person[pair.Second]))];
    }

    /// <summary>Numbers words in order of appearance, without regard to case.</summary>
    private static Dictionary<string, int> Numbers(IEnumerable<string> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            numbers.TryAdd(word, numbers.Count);
        }

        return numbers;
    }
}

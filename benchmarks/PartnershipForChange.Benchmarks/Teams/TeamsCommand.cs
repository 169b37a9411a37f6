using PartnershipForChange.Application.Matching;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks.Teams;

/// <summary>Mixed teams of a round, in the standard setting.</summary>
internal sealed class TeamsCommand : ICommand
{
    private const double DefaultSeconds = 1;

    public string Name => "teams";

    public string Usage => "FOLDER --teams M [--seconds S] [--steps N] [--seed N] [--out teams.csv]";

    public IReadOnlyList<string> Options { get; } = ["teams", "seconds", "steps", "seed", "out"];

    public void Run(Arguments arguments, TextWriter output)
    {
        var teams = arguments.Whole("teams", 1) ?? throw new BadInputException($"Usage: {Name} {Usage}");
        var options = SearchOptions.From(arguments, DefaultSeconds);
        var snapshot = RoundFolder.Read(arguments.Target);
        var people = snapshot.Participants.Count(person => person.Team);
        if (teams > Math.Max(1, people))
        {
            throw new BadInputException($"The option --teams is {people} at most, the number of people for teams, not {teams}.");
        }

        var round = snapshot.ToTeams(teams);
        var result = TeamSolver.Solve(round.Problem, options);
        foreach (var breach in result.Breaches)
        {
            output.WriteLine(Sentence(round, breach));
        }

        if (arguments.Text("out") is { } file)
        {
            File.WriteAllLines(file, Lines(round, result.Group));
        }

        JsonLine.Write(output, new
        {
            Value = Math.Round(result.Value.Value, 6),
            WishScore = Math.Round(result.Value.WishScore, 6),
            Diversity = Math.Round(result.Value.Diversity, 6),
            result.Feasible,
            result.Seconds,
        });
    }

    private static string Sentence(RoundTeams round, TeamBreach breach)
    {
        return breach.Rule switch
        {
            TeamRule.GroupTooSmall => $"Not met: team {breach.Group} has {breach.Count} people, at least {breach.Bound}.",
            TeamRule.GroupTooLarge => $"Not met: team {breach.Group} has {breach.Count} people, at most {breach.Bound}.",
            TeamRule.CategoryTooFew => $"Not met: team {breach.Group} has {breach.Count} of {Category()}, at least {breach.Bound}.",
            TeamRule.CategoryTooMany => $"Not met: team {breach.Group} has {breach.Count} of {Category()}, at most {breach.Bound}.",
            TeamRule.PairTogether => $"Not met: {Person(breach.First)} and {Person(breach.Second)} are both in team {breach.Group}.",
            TeamRule.PairApart => $"Not met: {Person(breach.First)} and {Person(breach.Second)} are in different teams.",
            _ => $"Not met: {Person(breach.First)} is not in team {breach.Group}.",
        };

        string Category() => round.Problem.Categories[breach.Category].Name;

        string Person(int person) => round.Members[person].Key;
    }

    /// <summary>Teams are numbered from 0: team g works on challenge g modulo their number.</summary>
    private static IEnumerable<string> Lines(RoundTeams round, int[] team) =>
        round.Members
            .Select((member, person) => $"{member.Key},{team[person]},{round.ChallengeOf(team[person])}")
            .Prepend("email,team,challenge");
}

using PartnershipForChange.Application.Matching;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Benchmarks.Placements;

/// <summary>
/// Writes a round as a minimum-cost flow problem in the DIMACS format, pair by pair, for other solvers to be measured on. The
/// levels of the objective become one cost by weights large enough that none can outweigh the one before; limits on
/// people away are no flow and are left out.
/// </summary>
internal sealed class GraphCommand : ICommand
{
    public string Name => "graph";

    public string Usage => "FOLDER --out FILE";

    public IReadOnlyList<string> Options { get; } = ["out"];

    public void Run(Arguments arguments, TextWriter output)
    {
        var file = arguments.Text("out") ?? throw new BadInputException($"Usage: {Name} {Usage}");
        var problem = RoundFolder.Read(arguments.Target).ToPlacements().Problem;
        int[] guests = [.. Enumerable.Range(0, problem.Guests.Count).Where(guest => problem.Guests[guest].TakesPart)];
        var mostFit = guests.Max(guest => (long)problem.Guests[guest].SkillsSought.Length);
        var longestRank = guests.Max(guest => problem.Guests[guest].Wishes.Length + 1);
        var rankWeight = (guests.Length * mostFit) + 1;
        var unplacedWeight = (guests.Length * longestRank * rankWeight) + 1;
        var pairs = 0L;
        var body = file + ".pairs";
        using (var lines = new StreamWriter(body))
        {
            for (var i = 0; i < guests.Length; i++)
            {
                for (var place = 0; place < problem.Places.Count; place++)
                {
                    var cost = (problem.Rank(guests[i], place) * rankWeight) - problem.Fit(guests[i], place);
                    foreach (var week in problem.Places[place].Weeks)
                    {
                        if (PlacementRules.Check(problem, guests[i], place, week).Count > 0) continue;
                        lines.WriteLine($"a {i + 1} {guests.Length + (place * problem.WeekCount) + week + 1} 0 1 {cost}");
                        pairs++;
                    }
                }
            }
        }

        WriteProblem(file, body, problem, guests.Length, pairs, unplacedWeight);
        JsonLine.Write(output, new { Guests = guests.Length, Pairs = pairs, RankWeight = rankWeight, UnplacedWeight = unplacedWeight });
    }

    private static void WriteProblem(string file, string pairFile, PlacementProblem problem, int guests, long pairs, long unplacedWeight)
    {
        var sink = guests + problem.SlotCount + 1;
        int[] open = [.. Enumerable.Range(0, problem.SlotCount).Where(slot => problem.Places[slot / problem.WeekCount].Weeks.Contains(slot % problem.WeekCount))];
        using var lines = new StreamWriter(file);
        lines.WriteLine($"p min {sink} {pairs + guests + open.Length}");
        for (var guest = 1; guest <= guests; guest++) lines.WriteLine($"n {guest} 1");
        lines.WriteLine($"n {sink} {-guests}");
        for (var guest = 1; guest <= guests; guest++) lines.WriteLine($"a {guest} {sink} 0 1 {unplacedWeight}");
        foreach (var slot in open) lines.WriteLine($"a {guests + slot + 1} {sink} 0 {problem.Places[slot / problem.WeekCount].PlacesPerWeek} 0");
        foreach (var line in File.ReadLines(pairFile)) lines.WriteLine(line);
        File.Delete(pairFile);
    }
}

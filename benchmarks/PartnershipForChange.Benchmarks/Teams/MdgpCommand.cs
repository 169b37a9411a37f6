using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks.Teams;

/// <summary>Maximally diverse grouping of a file of MDGPLIB.</summary>
internal sealed class MdgpCommand : ICommand
{
    private const double DefaultSeconds = 3;

    public string Name => "mdgp";

    public string Usage => "FILE [--seconds S] [--steps N] [--seed N] [--out groups.txt]";

    public IReadOnlyList<string> Options { get; } = ["seconds", "steps", "seed", "out"];

    public void Run(Arguments arguments, TextWriter output)
    {
        var options = SearchOptions.From(arguments, DefaultSeconds);
        var result = TeamSolver.Solve(MdgpFile.Read(arguments.Target), options);
        if (!result.Feasible)
        {
            throw new BadInputException(
                $"{Path.GetFileName(arguments.Target)}, row 1: The group sizes cannot hold the elements: the lower bounds must sum to no more, and the upper ones to no less, than the elements.");
        }

        if (arguments.Text("out") is { } file)
        {
            File.WriteAllLines(file, result.Group.Select(group => $"{group}"));
        }

        JsonLine.Write(output, new { Value = Math.Round(result.Value.Value, 6), result.Seconds });
    }
}

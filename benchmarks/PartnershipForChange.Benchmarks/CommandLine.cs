using PartnershipForChange.Benchmarks.Placements;
using PartnershipForChange.Benchmarks.Teams;

namespace PartnershipForChange.Benchmarks;

/// <summary>Finds the command that was called and turns what happens into an exit code.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int BadInput = 2;

    private static readonly IReadOnlyList<ICommand> Commands =
        [new PlacementsCommand(), new GenerateCommand(), new GraphCommand(), new TeamsCommand(), new MdgpCommand(), new CancelCommand()];

    /// <summary>0 when done; 2 when the input is at fault, with a line per fault in <paramref name="errors"/>.</summary>
    public static int Run(string[] words, TextWriter output, TextWriter errors)
    {
        try
        {
            var name = words.FirstOrDefault();
            var command = Commands.FirstOrDefault(command => command.Name == name)
                ?? throw new BadInputException(Commands.Select(command => $"Usage: {command.Name} {command.Usage}"));
            command.Run(new Arguments(words.AsSpan(1), command), output);
            return Success;
        }
        catch (BadInputException bad)
        {
            foreach (var fault in bad.Faults)
            {
                errors.WriteLine(fault);
            }

            return BadInput;
        }
    }
}

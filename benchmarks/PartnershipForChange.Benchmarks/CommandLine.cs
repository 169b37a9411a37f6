namespace PartnershipForChange.Benchmarks;

/// <summary>Finds the command that was called and turns what happens into an exit code.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int BadInput = 2;

    /// <summary>0 when done; 2 when the input is at fault, with a line per fault on standard error.</summary>
    public static int Run(string[] words, IReadOnlyList<ICommand> commands)
    {
        try
        {
            var name = words.FirstOrDefault();
            var command = commands.FirstOrDefault(command => command.Name == name)
                ?? throw new BadInputException(commands.Select(command => $"Usage: {command.Name} {command.Usage}"));
            command.Run(new Arguments(words.AsSpan(1), command), Console.Out);
            return Success;
        }
        catch (BadInputException bad)
        {
            foreach (var fault in bad.Faults)
            {
                Console.Error.WriteLine(fault);
            }

            return BadInput;
        }
    }
}

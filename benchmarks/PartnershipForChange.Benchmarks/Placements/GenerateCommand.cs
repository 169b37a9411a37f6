namespace PartnershipForChange.Benchmarks.Placements;

/// <summary>Writes a round of any size, to measure with.</summary>
internal sealed class GenerateCommand : ICommand
{
    private const int GuestsPerPlace = 5;
    private const int MostWeeks = 26;

    public string Name => "generate";

    public string Usage => "FOLDER --guests N [--places P] [--weeks W] [--seed N] [--max-away L]";

    public IReadOnlyList<string> Options { get; } = ["guests", "places", "weeks", "seed", "max-away"];

    public void Run(Arguments arguments, TextWriter output)
    {
        var guests = arguments.Whole("guests", 1) ?? throw new BadInputException($"Usage: {Name} {Usage}");
        var places = arguments.Whole("places", 2) ?? Math.Max(2, guests / GuestsPerPlace);
        var weeks = arguments.Whole("weeks", 1) ?? 3;
        if (weeks > MostWeeks) throw new BadInputException($"The option --weeks is {MostWeeks} at most, not {weeks}.");
        var size = new RoundSize(guests, places, weeks, arguments.Whole("seed", int.MinValue) ?? 1, arguments.Whole("max-away", 0));
        new RoundGenerator(size).Write(arguments.Target);
        JsonLine.Write(output, size);
    }
}

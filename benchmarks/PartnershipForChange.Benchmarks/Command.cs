namespace PartnershipForChange.Benchmarks;

/// <summary>One thing the program does.</summary>
internal interface ICommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>Its arguments, for the reader of a usage message.</summary>
    string Usage { get; }

    /// <summary>Options it knows, without the dashes; each takes a value.</summary>
    IReadOnlyList<string> Options { get; }

    /// <summary>Does it. The last line written to <paramref name="output"/> is one JSON object.</summary>
    /// <exception cref="BadInputException">The input is at fault.</exception>
    void Run(Arguments arguments, TextWriter output);
}

/// <summary>Input that cannot be used: a line per fault.</summary>
internal sealed class BadInputException(IEnumerable<string> faults) : Exception("The input has faults.")
{
    public BadInputException(string fault)
        : this([fault])
    {
    }

    public IReadOnlyList<string> Faults { get; } = [.. faults];
}

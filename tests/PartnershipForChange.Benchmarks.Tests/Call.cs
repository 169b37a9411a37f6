using System.Text.Json;

namespace PartnershipForChange.Benchmarks.Tests;

/// <summary>The benchmark program as a caller sees it: words in; exit code, lines and files out.</summary>
internal sealed record Call(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public static string SampleRound { get; } = Path.Combine(AppContext.BaseDirectory, "sample-round");

    /// <summary>The object on the last line.</summary>
    public JsonElement Json => JsonDocument.Parse(Output[^1]).RootElement;

    public IEnumerable<string> JsonNames => Json.EnumerateObject().Select(property => property.Name);

    public static Call Of(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = CommandLine.Run(words, output, errors);
        return new Call(code, Lines(output), Lines(errors));
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}

using System.Globalization;

namespace PartnershipForChange.Benchmarks;

/// <summary>A command's target (a folder or a file) and its options.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <exception cref="BadInputException">The arguments are not of the command's form.</exception>
    public Arguments(ReadOnlySpan<string> words, ICommand command)
    {
        string? target = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                target = target is null ? words[i] : throw new BadInputException($"One argument too many: {words[i]}.");
                continue;
            }

            var name = words[i][2..];
            if (!command.Options.Contains(name))
            {
                throw new BadInputException($"The option --{name} is not known to {command.Name}.");
            }

            _options[name] = ++i < words.Length ? words[i] : throw new BadInputException($"The option --{name} needs a value.");
        }

        Target = target ?? throw new BadInputException($"Usage: {command.Name} {command.Usage}");
    }

    public string Target { get; }

    public string? Text(string option) => _options.GetValueOrDefault(option);

    /// <summary>A whole number of at least <paramref name="least"/>; null when the option is not given.</summary>
    public int? Whole(string option, int least) =>
        Text(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new BadInputException($"The option --{option} needs a whole number of {least} or more, not {text}.");

    /// <summary>A number above zero; null when the option is not given.</summary>
    public double? Positive(string option) =>
        Text(option) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number) ? number
        : throw new BadInputException($"The option --{option} needs a number above zero, not {text}.");
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Localisation;

/// <summary>
/// The one place that turns a text key into a sentence in the reader's language. A key is <c>Area.Name</c>: the
/// area names a resource file (<c>Resources/Area.sl.restext</c>, <c>Area.en.restext</c>), the name a line in it.
/// </summary>
/// <remarks>
/// Texts live beside the use cases, not in the web project, because e-mails and exports need them as well.
/// A key that is missing is shown as the key itself, and a test fails on it.
/// </remarks>
public sealed partial class Text
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Areas = new(StringComparer.Ordinal);
    private readonly CultureInfo? _culture;
    private readonly LanguageFiles? _further;

    /// <summary>Texts in the culture of the current request.</summary>
    /// <param name="further">Languages that are not built in.</param>
    public Text(LanguageFiles further) => _further = further;

    private Text(CultureInfo culture) => _culture = culture;

    /// <summary>The culture texts are looked up in.</summary>
    public CultureInfo Culture => _culture ?? CultureInfo.CurrentUICulture;

    /// <summary>The text of <paramref name="key"/>, with <c>{0}</c>, <c>{1}</c> ... filled in.</summary>
    public string this[string key, params object?[] arguments]
    {
        get
        {
            var text = Find(key) ?? key;
            return arguments.Length == 0 ? text : OneDot(string.Format(Culture, text, [.. arguments.Select(Shown)]));
        }
    }

    /// <summary>Texts in a fixed language, for e-mails and exports read by someone other than the current user.</summary>
    public static Text In(Language language) => new(language.Culture());

    /// <summary>
    /// The text for <paramref name="count"/> things: <c>key.one</c>, <c>.two</c>, <c>.few</c> or <c>.other</c>,
    /// by the plural rules of Unicode CLDR for the language. The count is argument <c>{0}</c>, thousands set apart.
    /// </summary>
    public string Plural(string key, int count, params object?[] arguments)
    {
        var form = PluralForm.Of(Culture, count);
        var chosen = Find($"{key}.{form}") is null ? $"{key}.other" : $"{key}.{form}";
        return this[chosen, [Number(count), .. arguments]];
    }

    /// <summary>A count as the reader's language writes it, thousands set apart.</summary>
    public string Number(long count) => count.ToString("N0", Culture);

    /// <summary>The name of an enumeration's value: key <c>Area.Type.Value</c>, by default area <c>Words</c>.</summary>
    public string Of<T>(T value, string area = "Words")
        where T : struct, Enum => this[$"{area}.{typeof(T).Name}.{value}"];

    /// <summary>The sentence of a broken rule.</summary>
    public string Of(DomainRuleException broken) => this[broken.Rule, [.. broken.Arguments]];

    /// <summary>The part of a two-language text that this reader reads.</summary>
    public string Of(LocalisedText text) => text.In(LanguageExtensions.FromCulture(Culture));

    /// <summary>True when the key has a text in this language.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Where a sentence ends with a name that ends in a dot (Krka, d.d.), one dot is enough.</summary>
    private static string OneDot(string sentence) => sentence.Contains("..", StringComparison.Ordinal) ? SecondDot().Replace(sentence, string.Empty) : sentence;

    // Not within three dots.
    [GeneratedRegex(@"(?<=\w\.)\.(?!\.)")]
    private static partial Regex SecondDot();

    private object? Shown(object? argument) => argument switch
    {
        LocalisedText text => Of(text),
        DateOnly day => this.DayAndYear(day),
        DayOrYear date => this.When(date),
        DateTimeOffset instant => instant.ToLocal().ToString("g", Culture),
        Enum value => this[$"Words.{value.GetType().Name}.{value}"],
        _ => argument,
    };

    private string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return null;
        }

        if (_further?.Find(Culture, key) is { } own)
        {
            return own;
        }

        var area = Areas.GetOrAdd(key[..dot], name =>
            new ResourceManager($"PartnershipForChange.Application.Resources.{name}", Assembly.GetExecutingAssembly()));
        try
        {
            return area.GetString(key[(dot + 1)..], _further?.Speaks(Culture) == true ? Language.English.Culture() : Culture);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }
}

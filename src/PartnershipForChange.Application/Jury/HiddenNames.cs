using System.Text;
using System.Text.RegularExpressions;

namespace PartnershipForChange.Application.Jury;

/// <summary>
/// Hides from a text what would tell jurors whose it is: names of people and employers in the cases of both languages,
/// whatever diacritics they are typed with, ranks and titles beside such names, addresses and links.
/// </summary>
/// <remarks>
/// A name of one word counts where it stands with a capital letter, so that the surname Kos does not take the piece
/// (<c>kos</c>) out of a sentence. What authors disguise on purpose is not found; the jury's rules ask them not to.
/// </remarks>
public sealed partial class HiddenNames
{
    /// <summary>Endings of Slovene cases and possessives, longest first so that the whole word goes.</summary>
    private static readonly string Endings = string.Join('|', new[]
    {
        "ama", "ami", "ega", "emu", "ova", "ovo", "ove", "ovi", "ovega", "ovemu", "ovih", "ovim", "ovem", "eva", "evo", "eve", "evi", "evega",
        "ina", "ino", "ine", "ini", "inega", "inemu", "inem", "inih", "jem", "jev", "jeva", "jevo", "jeve", "jevi", "jevega",
        "eta", "etu", "etom", "etov", "etova", "etovo", "etove", "om", "em", "am", "ah", "ih", "im", "ov", "ev", "in", "ja", "ju", "a", "e", "i", "o", "u",
    }.OrderByDescending(e => e.Length));

    private const string Rank =
        "(?:(?:dr|mag|prof|univ|Dr|Mag|Prof|Mr|Mrs|Ms)\\.?|[Mm]inist(?:er|r\\p{L}*)|(?:[Dd]rzavn\\p{L}* )?[Ss]ekretar\\p{L}*|(?:[Gg]eneraln\\p{L}* )?[Dd]irektor\\p{L}*|"
        + "[Vv]odj\\p{L}*|[Nn]acelni\\p{L}*|[Pp]redsedni\\p{L}*|[Cc]lan\\p{L}* uprave|[Zz]upan(?:j\\p{L}*)?|[Ss]vetov(?:alec|alc\\p{L}*|alk\\p{L}*)|"
        + "(?:[Ss]tate )?[Ss]ecretary|[Dd]irector(?:[- ][Gg]eneral)?|[Hh]ead of \\p{L}+|[Tt]eam lead(?:er)?|[Mm]anager|[Mm]ayor|CEO|[Cc]hair\\p{L}*|"
        + "[Ss]enior|[Jj]unior|[Ss]pecialist\\p{L}*)";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private readonly string _mark;
    private readonly Regex? _phrases;
    private readonly Regex? _names;
    private readonly Regex _beside;

    /// <param name="people">First and last names.</param>
    /// <param name="organisations">Names and codes.</param>
    /// <param name="mark">What stands in their place; no letters of Markdown.</param>
    public HiddenNames(IEnumerable<string> people, IEnumerable<string> organisations, string mark)
    {
        _mark = mark;
        var employers = organisations.SelectMany(Short).Select(Plain).Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length).ToLookup(n => n.Contains(' ', StringComparison.Ordinal));
        var names = people.SelectMany(p => p.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)).Select(Plain)
            .Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length);
        _phrases = Words(employers[true].Select(Phrase));
        _names = Words([.. employers[false].Select(Phrase), .. names.Select(Name)]);
        var sign = Regex.Escape(Plain(mark));
        _beside = new Regex($"(?:(?<!\\p{{L}}){Rank}[ ,]+)+(?={sign})|(?<={sign}),? {Rank}(?!\\p{{L}})|(?<={sign})(?:[ -]+{sign})+", RegexOptions.CultureInvariant, MostTime);
    }

    /// <summary>The text without them.</summary>
    public string In(string text)
    {
        var hidden = Links().Replace(text.Normalize(NormalizationForm.FormC), match => match.Value.StartsWith(']') ? "]" : _mark);
        hidden = _phrases is null ? hidden : Cut(hidden, _phrases, capital: false, _mark);
        hidden = _names is null ? hidden : Cut(hidden, _names, capital: true, _mark);

        // Ranks go once with the names beside them, then marks that have come to stand together become one.
        hidden = Cut(hidden, _beside, capital: false, string.Empty);
        return Cut(hidden, _beside, capital: false, string.Empty);
    }

    /// <summary>Replaces what <paramref name="pattern"/> finds in the text without its diacritics.</summary>
    private static string Cut(string text, Regex pattern, bool capital, string by)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var match in pattern.Matches(Plain(text)).Where(m => !capital || char.IsUpper(text[m.Index])))
        {
            result.Append(text, at, match.Index - at).Append(by);
            at = match.Index + match.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Letter for letter without diacritics, so that places in it are places in the text.</summary>
    private static string Plain(string text) => string.Create(text.Normalize(NormalizationForm.FormC).Length, text.Normalize(NormalizationForm.FormC), (plain, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            plain[i] = from[i] switch
            {
                'đ' => 'd',
                'Đ' => 'D',
                var c when c < 128 || char.IsSurrogate(c) => c,
                var c => c.ToString().Normalize(NormalizationForm.FormD)[0],
            };
        }
    });

    /// <summary>Any of these as whole words; null for none.</summary>
    private static Regex? Words(IEnumerable<string> patterns) => string.Join('|', patterns) is { Length: > 0 } any
        ? new Regex($"(?<![\\p{{L}}\\p{{N}}])(?:{any})(?![\\p{{L}}\\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostTime)
        : null;

    /// <summary>The name, and without its legal form: "Lek, d. d." is "Lek".</summary>
    private static IEnumerable<string> Short(string name) => [name.Trim(), name.Split(',')[0].Trim()];

    /// <summary>One word of a name: as it is, or its stem with an ending ("Ana", "Ane"; "Pavel", "Pavla").</summary>
    private static string Name(string word)
    {
        var vowel = "aeio".Contains(char.ToLowerInvariant(word[^1]), StringComparison.Ordinal) && word.Length > 2;
        var stem = Regex.Escape(vowel ? word[..^1] : word);
        var fleeting = word.Length > 3 && char.ToLowerInvariant(word[^2]) == 'e' && !vowel ? $"|{Regex.Escape(word[..^2] + word[^1])}(?:{Endings})" : string.Empty;
        return $"(?:{Regex.Escape(word)}|{stem}(?:{Endings}){fleeting})";
    }

    /// <summary>A name of several words, each in any case.</summary>
    private static string Phrase(string name) =>
        string.Join("[\\s]+", name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            word.Length <= 3 || !word.All(char.IsLetter) ? word.All(char.IsUpper) ? Name(word) : Regex.Escape(word) : Name(word)));

    [GeneratedRegex(@"\]\([^)\s]*(?:\s+""[^""]*"")?\)|<?(?:https?://|www\.)[^\s>)]+>?|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Links();
}

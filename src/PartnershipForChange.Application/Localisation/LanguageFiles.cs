using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PartnershipForChange.Application.Localisation;

/// <summary>
/// Languages beyond Slovene and English, which are built in: a folder of files <c>Area.de.restext</c>, written like those in
/// <c>Resources</c>, and the setting <c>Languages:Further</c>. A text that a file does not have is read in English, so a
/// language may grow line by line. What people wrote, and messages, stay in the two built-in languages.
/// </summary>
public sealed class LanguageFiles
{
    private readonly Dictionary<string, Dictionary<string, string>> _texts = new(StringComparer.Ordinal);

    private LanguageFiles(IReadOnlyList<CultureInfo> cultures) => Cultures = cultures;

    /// <summary>In the order of the setting.</summary>
    public IReadOnlyList<CultureInfo> Cultures { get; }

    /// <summary>Reads <c>Languages:Further</c> (names of cultures) and, from <c>Languages:Folder</c>, their files.</summary>
    /// <exception cref="InvalidDataException">When a language has no file, or a line of one is no text.</exception>
    public static LanguageFiles Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Languages");
        var folder = section["Folder"] ?? Path.Combine(AppContext.BaseDirectory, "languages");
        var files = new LanguageFiles([.. section.GetSection("Further").GetChildren().Select(c => CultureInfo.GetCultureInfo(c.Value!, predefinedOnly: true))]);
        foreach (var culture in files.Cultures)
        {
            files._texts[culture.Name] = Texts(folder, culture.Name);
        }

        return files;
    }

    /// <summary>True for one of <see cref="Cultures"/>.</summary>
    public bool Speaks(CultureInfo culture) => _texts.ContainsKey(culture.Name);

    /// <summary>The text of a key such as <c>Shared.Save</c>; null where the language's files have none.</summary>
    public string? Find(CultureInfo culture, string key) => _texts.GetValueOrDefault(culture.Name)?.GetValueOrDefault(key);

    private static Dictionary<string, string> Texts(string folder, string language)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"*.{language}.restext") : [];
        if (files.Length == 0)
        {
            throw new InvalidDataException($"{folder} holds no file *.{language}.restext, though Languages:Further names {language}.");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var area = Path.GetFileName(file).Split('.')[0];
            foreach (var (index, line) in File.ReadLines(file).Index().Where(l => l.Item.Length > 0 && l.Item[0] is not ('#' or ';')))
            {
                var at = line.IndexOf('=', StringComparison.Ordinal);
                if (at <= 0)
                {
                    throw new InvalidDataException($"{file}, line {index + 1}: not Key=Text.");
                }

                texts[$"{area}.{line[..at].Trim()}"] = line[(at + 1)..].Replace("\\n", "\n", StringComparison.Ordinal);
            }
        }

        return texts;
    }
}

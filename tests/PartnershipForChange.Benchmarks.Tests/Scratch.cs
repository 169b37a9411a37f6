namespace PartnershipForChange.Benchmarks.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("p4c-bench-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, params string[] lines)
    {
        File.WriteAllLines(Path(name), lines);
        return Path(name);
    }

    /// <summary>The sample round with one text in one file replaced.</summary>
    public string SampleWith(string file, string old, string replacement)
    {
        var folder = _folder.CreateSubdirectory("round").FullName;
        foreach (var source in Directory.EnumerateFiles(Call.SampleRound))
        {
            var text = File.ReadAllText(source);
            if (System.IO.Path.GetFileName(source) == file)
            {
                Assert.Contains(old, text, StringComparison.Ordinal);
                text = text.Replace(old, replacement, StringComparison.Ordinal);
            }

            File.WriteAllText(System.IO.Path.Combine(folder, System.IO.Path.GetFileName(source)), text);
        }

        return folder;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

namespace PartnershipForChange.Testing;

/// <summary>The checkout the tests were built from, for tests that hold the sources and docs to their word.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Source files below <c>src</c> with this ending, build output left out.</summary>
    public static IEnumerable<string> Sources(string ending) =>
        Directory.EnumerateFiles(PathTo("src"), $"*{ending}", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PartnershipForChange.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from a checkout.");
    }
}

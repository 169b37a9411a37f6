namespace PartnershipForChange.Application.Home;

/// <summary>One thing that waits for the reader: what, until when, and where to do it.</summary>
/// <param name="Key">
/// Key of the sentence, in the imperative ("Answer the invitation to {0}"). With <paramref name="Count"/> it is a plural
/// key, and the count is argument <c>{0}</c>.
/// </param>
/// <param name="Path">The page on which it is done.</param>
/// <param name="Due">The last day to do it; null when it has none.</param>
/// <param name="Count">How many things it is about, where the sentence counts them.</param>
/// <param name="Arguments">Values of the sentence (after the count).</param>
public sealed record ToDo(string Key, string Path, DateOnly? Due = null, int? Count = null, params object?[] Arguments)
{
    /// <summary>Key of the button that leads to the page; <c>Home.Open</c> by default.</summary>
    public string Button { get; init; } = "Home.Open";
}

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>The letters that stand for a person where a whole name has no room.</summary>
public static class Initials
{
    /// <summary>First letters of the first and the last word: <c>Ana Marija Hribar</c> gives <c>AH</c>.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => words[0][..1].ToUpperInvariant(),
            _ => $"{words[0][0]}{words[^1][0]}".ToUpperInvariant(),
        };
    }
}

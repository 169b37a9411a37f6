namespace PartnershipForChange.Application.Messaging;

/// <summary>What a message tells: the texts <c>Mail.{Kind}.Subject</c> and <c>.Body</c>, and the page it leads to.</summary>
/// <param name="Kind">Names the texts.</param>
/// <param name="Path">Page, beginning with <c>/</c>.</param>
/// <param name="Arguments">Values for both texts, <c>{0}</c> ...</param>
public sealed record Notice(string Kind, string Path, params object?[] Arguments)
{
    /// <summary>The last day it names, until which a link to it has to work; null: it names none.</summary>
    public DateOnly? Until => Arguments.OfType<DateOnly>().Select(day => (DateOnly?)day).Max();

    /// <summary>True when its page is behind the sign-in; a round's own page is everybody's.</summary>
    public bool NeedsAccount => !Path.StartsWith("/rounds/", StringComparison.Ordinal);
}

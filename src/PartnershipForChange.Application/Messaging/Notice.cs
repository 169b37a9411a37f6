namespace PartnershipForChange.Application.Messaging;

/// <summary>What a message tells: the texts <c>Mail.{Kind}.Subject</c> and <c>.Body</c>, and the page it leads to.</summary>
/// <param name="Kind">Names the texts.</param>
/// <param name="Path">Page, beginning with <c>/</c>.</param>
/// <param name="Arguments">Values for both texts, <c>{0}</c> ...</param>
public sealed record Notice(string Kind, string Path, params object?[] Arguments);

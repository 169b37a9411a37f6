using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>What the end of a strand means for somebody.</summary>
/// <param name="Key">Text <c>Mail.StrandsEnded.{Key}</c>: a sentence or two.</param>
/// <param name="Arguments">Values for it.</param>
public sealed record StrandNews(Strand Strand, Addressee To, string Key, params object?[] Arguments);

/// <summary>A strand that would end, and how many people would be told of it.</summary>
public sealed record StrandEnding(Strand Strand, int People);

/// <summary>What people are told when strands of a round end together: each gets one message, whatever concerns them.</summary>
public sealed class StrandEndings(IEnumerable<StrandNews> news)
{
    private readonly ILookup<string, StrandNews> _byAddress = news.OrderBy(n => n.Strand).ToLookup(n => n.To.Email, StringComparer.OrdinalIgnoreCase);

    public int Messages => _byAddress.Count;

    /// <summary>The strands of which somebody would hear.</summary>
    public IReadOnlyList<StrandEnding> Strands =>
        [.. _byAddress.SelectMany(told => told.Select(n => n.Strand).Distinct()).CountBy(s => s).OrderBy(s => s.Key).Select(s => new StrandEnding(s.Key, s.Value))];

    /// <summary>Writes the messages; the caller saves.</summary>
    internal void Tell(Outbox outbox, Round round)
    {
        foreach (var told in _byAddress)
        {
            var to = (told.FirstOrDefault(n => n.To.PersonId is not null) ?? told.First()).To;
            var text = Text.In(to.Language);
            var strands = told.Select(n => text.Of(n.Strand)).Distinct();
            var sentences = told.Select(n => text[$"Mail.StrandsEnded.{n.Key}", n.Arguments]).Distinct();
            outbox.Notify(
                to, round.Id,
                new Notice("StrandsEnded", $"/rounds/{round.Code}", round.Name, string.Join(", ", strands), string.Join("\n\n", sentences)));
        }
    }
}

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>What a board shows while a card is lifted: for <c>board.js</c>, in the reader's language.</summary>
/// <param name="Said">Who is lifted and how many targets there are; read out.</param>
public sealed record BoardEffects(string Said, IReadOnlyList<BoardEffect> Targets);

/// <summary>The effect at one target of a board.</summary>
/// <param name="Target">The <c>data-target</c> it is shown at: which form is sent, a colon, and what it is told.</param>
/// <param name="Kind">One of <see cref="Good"/>, <see cref="Warn"/> and <see cref="No"/>.</param>
public sealed record BoardEffect(string Target, string Kind, string Text)
{
    /// <summary>The whole gets no worse.</summary>
    public const string Good = "good";

    /// <summary>It can be done, and the whole gets worse.</summary>
    public const string Warn = "warn";

    /// <summary>A rule forbids it.</summary>
    public const string No = "no";
}

namespace PartnershipForChange.Domain.Rounds;

/// <summary>A common challenge that mixed teams work on in a round.</summary>
public sealed class Challenge : Entity
{
    public const int KeyLength = 40;
    public const int TitleLength = 200;

    private Challenge()
    {
    }

    internal Challenge(Guid roundId, string key, ChallengeText text, int order, Guid? solutionId)
    {
        (RoundId, SolutionId) = (roundId, solutionId);
        Key = Guard.Code(key, KeyLength, nameof(Key)).ToLowerInvariant();
        Order = order;
        Edit(text);
    }

    public Guid RoundId { get; private set; }

    /// <summary>Short name in files and wishes, unique in the round.</summary>
    public string Key { get; private set; } = string.Empty;

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    /// <summary>The second official wording, where the programme published two.</summary>
    public LocalisedText OtherTitle { get; private set; } = LocalisedText.Empty;

    public LocalisedText Description { get; private set; } = LocalisedText.Empty;

    /// <summary>Who owns the challenge; need not send anyone.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The solution of an earlier round that this challenge carries on.</summary>
    public Guid? SolutionId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Order { get; private set; }

    internal void Edit(ChallengeText text)
    {
        Title = Guard.Required(text.Title, TitleLength, nameof(Title));
        OtherTitle = Guard.Optional(text.OtherTitle, TitleLength, nameof(OtherTitle));
        Description = Guard.Optional(text.Description, 2000, nameof(Description));
        OwnerId = text.OwnerId;
    }

    internal void MoveTo(int order) => Order = order;

    internal ChallengeText Text() => new(Title, OtherTitle, Description, OwnerId);
}

/// <summary>What people write about a challenge.</summary>
public sealed record ChallengeText(LocalisedText Title, LocalisedText OtherTitle, LocalisedText Description, Guid? OwnerId = null);

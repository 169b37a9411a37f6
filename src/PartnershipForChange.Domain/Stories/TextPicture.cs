namespace PartnershipForChange.Domain.Stories;

/// <summary>Finds the pictures that Markdown places: for each <c>![](picture:1)</c> what follows the colon.</summary>
public delegate IReadOnlyList<string> PicturesIn(string markdown);

/// <summary>A picture that a story may place inside its text, by its number.</summary>
public sealed class TextPicture : Entity
{
    private TextPicture()
    {
    }

    internal TextPicture(Guid storyId, int number, StoryPicture picture) =>
        (StoryId, Number, PictureKey, PictureExtension, PictureWidth, PictureHeight) =
        (storyId, number, picture.Key, picture.Extension, picture.Width, picture.Height);

    public Guid StoryId { get; private set; }

    /// <summary>1, 2, 3 ... in its story: how the text calls it.</summary>
    public int Number { get; private set; }

    public string PictureKey { get; private set; } = string.Empty;

    public string PictureExtension { get; private set; } = string.Empty;

    /// <summary>In pixels.</summary>
    public int PictureWidth { get; private set; }

    /// <summary>In pixels.</summary>
    public int PictureHeight { get; private set; }

    /// <summary>What the picture shows, for those who do not see it: in every language that the story is in.</summary>
    public LocalisedText PictureAlternative { get; private set; } = LocalisedText.Empty;

    /// <summary>Who in the picture agreed to it, when and how. Not public.</summary>
    public string PictureConsent { get; private set; } = string.Empty;

    public StoryPicture Picture => new(PictureKey, PictureExtension, PictureWidth, PictureHeight);

    internal void Describe(LocalisedText alternative, string? consent) => (PictureAlternative, PictureConsent) = (
        Guard.Required(alternative, Story.AlternativeLength, "Alternative"),
        Guard.Required(consent, Story.ConsentLength, "Consent"));
}

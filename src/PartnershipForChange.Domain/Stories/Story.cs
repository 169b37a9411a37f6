using System.Text;

namespace PartnershipForChange.Domain.Stories;

public enum StoryState
{
    Draft,
    Published,

    /// <summary>It was public and is not any more.</summary>
    Withdrawn,
}

/// <summary>What people write in a story.</summary>
/// <param name="Lead">The opening, plain text.</param>
/// <param name="Body">Markdown.</param>
public sealed record StoryText(LocalisedText Title, LocalisedText Lead, LocalisedText Body);

/// <summary>A picture that was checked and stored.</summary>
/// <param name="Key">Key of the stored file.</param>
/// <param name="Extension">Of its kind: <c>png</c>, <c>jpg</c> or <c>webp</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record StoryPicture(string Key, string Extension, int Width, int Height);

/// <summary>News or a story for everyone: written, looked at, published, withdrawn.</summary>
public sealed class Story : Entity
{
    public const int SlugLength = 80;
    public const int TitleLength = 150;
    public const int LeadLength = 400;
    public const int BodyLength = 20_000;
    public const int AlternativeLength = 300;
    public const int ConsentLength = 300;
    public const int MostPixels = 8000;

    private Story()
    {
    }

    /// <exception cref="DomainRuleException">When the title is missing or has no letter or digit, or a text is too long.</exception>
    public Story(StoryText text)
    {
        Edit(text);
        Slug = SlugOf(Title.Sl);
    }

    /// <summary>Name in addresses, from the first title; never changes, so that links stay.</summary>
    public string Slug { get; private set; } = string.Empty;

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Lead { get; private set; } = LocalisedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalisedText Body { get; private set; } = LocalisedText.Empty;

    public StoryState State { get; private set; }

    /// <summary>The day it was first published.</summary>
    public DateOnly? PublishedOn { get; private set; }

    public string? PictureKey { get; private set; }

    public string? PictureExtension { get; private set; }

    /// <summary>In pixels, so that the page keeps room for the picture before it is there.</summary>
    public int? PictureWidth { get; private set; }

    public int? PictureHeight { get; private set; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public LocalisedText PictureAlternative { get; private set; } = LocalisedText.Empty;

    /// <summary>Who in the picture agreed to it, when and how. Not public.</summary>
    public string PictureConsent { get; private set; } = string.Empty;

    public StoryPicture? Picture =>
        PictureKey is null ? null : new StoryPicture(PictureKey, PictureExtension!, PictureWidth!.Value, PictureHeight!.Value);

    /// <exception cref="DomainRuleException">When the title is missing, or a text too long, or missing in a story that is public.</exception>
    public void Edit(StoryText text)
    {
        // Browsers send CRLF; one form of a line's end.
        var body = new LocalisedText(text.Body.Sl.ReplaceLineEndings("\n"), text.Body.En.ReplaceLineEndings("\n"));
        var isPublic = State == StoryState.Published;
        (Title, Lead, Body) = (
            Guard.Required(text.Title, TitleLength, nameof(Title)),
            isPublic ? Guard.Required(text.Lead, LeadLength, nameof(Lead)) : Guard.Optional(text.Lead, LeadLength, nameof(Lead)),
            isPublic ? Guard.Required(body, BodyLength, nameof(Body)) : Guard.Optional(body, BodyLength, nameof(Body)));
    }

    /// <summary>Gives it a picture, in place of the one it has.</summary>
    /// <param name="consent">Who in the picture agreed to it, when and how; "nobody in the picture" where that is so.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long, or the picture larger than any screen.</exception>
    public void Illustrate(StoryPicture picture, LocalisedText alternative, string? consent)
    {
        Guard.Against(Math.Max(picture.Width, picture.Height) > MostPixels ? new DomainRuleException("Rules.PictureTooWide", MostPixels) { Field = nameof(Picture) } : null);
        (PictureAlternative, PictureConsent) = (
            Guard.Required(alternative, AlternativeLength, "Alternative"),
            Guard.Required(consent, ConsentLength, "Consent"));
        (PictureKey, PictureExtension, PictureWidth, PictureHeight) = (picture.Key, picture.Extension, picture.Width, picture.Height);
    }

    /// <summary>Takes the picture away, as when somebody in it no longer agrees.</summary>
    /// <exception cref="DomainRuleException">When it has none.</exception>
    public void RemovePicture()
    {
        Guard.Against(PictureKey is null ? new DomainRuleException("Rules.NoPicture") : null);
        (PictureKey, PictureExtension, PictureWidth, PictureHeight) = (null, null, null, null);
        (PictureAlternative, PictureConsent) = (LocalisedText.Empty, string.Empty);
    }

    /// <exception cref="DomainRuleException">When it is public, or its opening or body is missing.</exception>
    public void Publish(DateOnly today)
    {
        Guard.Against(WhyNotPublish());
        State = StoryState.Published;
        PublishedOn ??= today;
    }

    public bool CanPublish() => WhyNotPublish() is null;

    /// <exception cref="DomainRuleException">When it is not public.</exception>
    public void Withdraw()
    {
        Guard.Against(State == StoryState.Published ? null : new DomainRuleException("Rules.StoryNotPublished"));
        State = StoryState.Withdrawn;
    }

    private DomainRuleException? WhyNotPublish() => this switch
    {
        { State: StoryState.Published } => new DomainRuleException("Rules.StoryPublished"),
        { Lead.Sl.Length: 0 } => new DomainRuleException("Rules.Required") { Field = "LeadSl" },
        { Body.Sl.Length: 0 } => new DomainRuleException("Rules.Required") { Field = "BodySl" },
        _ => null,
    };

    private static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in Folded.Of(title))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, SlugLength)).Trim('-');
        return text.Length > 0 ? text : throw new DomainRuleException("Rules.TitleWithoutLetters") { Field = "TitleSl" };
    }
}

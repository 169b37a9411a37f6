using System.Globalization;
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
    public const int MostTextPictures = 20;

    private readonly List<TextPicture> _textPictures = [];

    private Story()
    {
    }

    /// <exception cref="DomainRuleException">When the title is missing or has no letter or digit, a text is too long, or it places a picture.</exception>
    public Story(StoryText text, PicturesIn picturesIn)
    {
        Edit(text, picturesIn);
        Slug = SlugOf(Title.Sl);
    }

    /// <summary>Name in addresses, from the first title; never changes, so that links stay.</summary>
    public string Slug { get; private set; } = string.Empty;

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Lead { get; private set; } = LocalisedText.Empty;

    /// <summary>Markdown; <c>![](picture:1)</c> places one of <see cref="TextPictures"/>.</summary>
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

    public bool IsInEnglish => Title.En.Length > 0 || Body.En.Length > 0;

    /// <summary>By number.</summary>
    public IReadOnlyList<TextPicture> TextPictures => [.. _textPictures.OrderBy(p => p.Number)];

    /// <exception cref="DomainRuleException">
    /// When the title is missing, or a text too long, or missing in a story that is public; or the text places a picture that the
    /// story does not have or that says nothing in the text's language.
    /// </exception>
    public void Edit(StoryText text, PicturesIn picturesIn)
    {
        // Browsers send CRLF; one form of a line's end.
        var body = new LocalisedText(text.Body.Sl.ReplaceLineEndings("\n"), text.Body.En.ReplaceLineEndings("\n"));
        var isPublic = State == StoryState.Published;
        Guard.Against(WhyNotPlace(picturesIn(body.Sl), Language.Slovene) ?? WhyNotPlace(picturesIn(body.En), Language.English));
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
        Guard.Against(WhyNotShow(picture));
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

    /// <summary>Adds a picture that the text may then place.</summary>
    /// <param name="consent">As for <see cref="Illustrate"/>.</param>
    /// <returns>The number by which the text calls it.</returns>
    /// <exception cref="DomainRuleException">
    /// When a text is missing or too long, also what the picture shows in English where the story is in English; the picture is
    /// larger than any screen; or there are enough of them.
    /// </exception>
    public int AddTextPicture(StoryPicture picture, LocalisedText alternative, string? consent)
    {
        Guard.Against(_textPictures.Count >= MostTextPictures
            ? new DomainRuleException("Rules.TooManyPictures", MostTextPictures) { Field = nameof(Picture) }
            : WhyNotShow(picture));
        var added = new TextPicture(Id, _textPictures.Select(p => p.Number).DefaultIfEmpty().Max() + 1, picture);
        DescribeTextPicture(added, alternative, consent);
        _textPictures.Add(added);
        return added.Number;
    }

    /// <exception cref="DomainRuleException">When a text is missing or too long: what the picture shows in English only where the story is in English.</exception>
    public void DescribeTextPicture(TextPicture picture, LocalisedText alternative, string? consent)
    {
        Guard.Against(IsInEnglish && string.IsNullOrWhiteSpace(alternative.En)
            ? new DomainRuleException("Rules.Required") { Field = "AlternativeEn" }
            : null);
        picture.Describe(alternative, consent);
    }

    /// <summary>Takes a picture away that the text does not place.</summary>
    /// <exception cref="DomainRuleException">When the text places it.</exception>
    public void RemoveTextPicture(TextPicture picture, PicturesIn picturesIn)
    {
        Guard.Against(WhyNotRemove(picture, picturesIn));
        _textPictures.Remove(picture);
    }

    public bool CanRemoveTextPicture(TextPicture picture, PicturesIn picturesIn) => WhyNotRemove(picture, picturesIn) is null;

    /// <summary>The picture that the text calls so; null where there is none.</summary>
    public TextPicture? TextPictureCalled(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _textPictures.Find(p => p.Number == number) : null;

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

    private static DomainRuleException? WhyNotShow(StoryPicture picture) =>
        Math.Max(picture.Width, picture.Height) > MostPixels ? new DomainRuleException("Rules.PictureTooWide", MostPixels) { Field = nameof(Picture) } : null;

    private DomainRuleException? WhyNotPlace(IReadOnlyList<string> names, Language language)
    {
        var field = language == Language.English ? "BodyEn" : "BodySl";
        return names.Select(name => TextPictureCalled(name) switch
        {
            null => new DomainRuleException("Rules.UnknownPicture", name) { Field = field },
            { PictureAlternative.En.Length: 0 } when language == Language.English => new DomainRuleException("Rules.PictureSaysNothing", name) { Field = field },
            _ => null,
        }).FirstOrDefault(broken => broken is not null);
    }

    private DomainRuleException? WhyNotRemove(TextPicture picture, PicturesIn picturesIn) =>
        picturesIn(Body.Sl).Concat(picturesIn(Body.En)).Any(name => TextPictureCalled(name) == picture)
            ? new DomainRuleException("Rules.PictureInText", picture.Number)
            : null;

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

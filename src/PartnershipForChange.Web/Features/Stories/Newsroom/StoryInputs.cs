using FluentValidation;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Web.Features.Stories.Newsroom;

/// <summary>The words of a story.</summary>
public sealed class StoryInput
{
    public string TitleSl { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    public string? LeadSl { get; set; }

    public string? LeadEn { get; set; }

    public string? BodySl { get; set; }

    public string? BodyEn { get; set; }

    /// <summary>Null for a new one.</summary>
    public Guid? Version { get; set; }

    public static StoryInput Of(Story story) => new()
    {
        TitleSl = story.Title.Sl,
        TitleEn = story.Title.En,
        LeadSl = story.Lead.Sl,
        LeadEn = story.Lead.En,
        BodySl = story.Body.Sl,
        BodyEn = story.Body.En,
        Version = story.Version,
    };

    public StoryText Text() => new(
        new LocalisedText(TitleSl, TitleEn ?? string.Empty),
        new LocalisedText(LeadSl ?? string.Empty, LeadEn ?? string.Empty),
        new LocalisedText(BodySl ?? string.Empty, BodyEn ?? string.Empty));
}

public sealed class StoryValidator : AbstractValidator<StoryInput>
{
    public StoryValidator() => RuleFor(x => x.TitleSl).NotEmpty().WithMessage("Rules.Required");
}

/// <summary>A picture with what it shows and who agreed to it.</summary>
public sealed class PictureInput
{
    public IFormFile? Picture { get; set; }

    public string AlternativeSl { get; set; } = string.Empty;

    public string? AlternativeEn { get; set; }

    public string Consent { get; set; } = string.Empty;

    /// <summary>Reads little more than the limit: that is enough to refuse it.</summary>
    public async Task<UploadPicture> Read(CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using var upload = Picture!.OpenReadStream();
        var part = new byte[81_920];
        for (int read; content.Length <= PictureStore.MostBytes && (read = await upload.ReadAsync(part, cancellation)) > 0;)
        {
            content.Write(part, 0, read);
        }

        return new UploadPicture(content.ToArray(), new LocalisedText(AlternativeSl, AlternativeEn ?? string.Empty), Consent);
    }
}

/// <summary>What a picture shows and who agreed to it.</summary>
public sealed class PictureWordsInput
{
    public string AlternativeSl { get; set; } = string.Empty;

    public string? AlternativeEn { get; set; }

    public string Consent { get; set; } = string.Empty;

    public Guid Version { get; set; }

    public static PictureWordsInput Of(TextPicture picture) => new()
    {
        AlternativeSl = picture.PictureAlternative.Sl,
        AlternativeEn = picture.PictureAlternative.En,
        Consent = picture.PictureConsent,
        Version = picture.Version,
    };
}

public sealed class PictureWordsValidator : AbstractValidator<PictureWordsInput>
{
    public PictureWordsValidator()
    {
        RuleFor(x => x.AlternativeSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Consent).NotEmpty().WithMessage("Rules.Required");
    }
}

public sealed class PictureValidator : AbstractValidator<PictureInput>
{
    public PictureValidator()
    {
        RuleFor(x => x.Picture).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.AlternativeSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Consent).NotEmpty().WithMessage("Rules.Required");
    }
}

/// <summary>Everything on the page on which a story is written.</summary>
/// <param name="Story">Null for a new one.</param>
public sealed record StoryForm(Story? Story, StoryInput Input, PictureInput Picture);

/// <summary>The page on which a picture is added to the text.</summary>
public sealed record NewTextPicture(Story Story, PictureInput Picture);

/// <summary>The page of a picture inside the text.</summary>
public sealed record TextPicturePage(Story Story, TextPicture Picture, PictureWordsInput Words)
{
    public string AlternativeSl => Words.AlternativeSl;

    public string? AlternativeEn => Words.AlternativeEn;

    public string Consent => Words.Consent;
}

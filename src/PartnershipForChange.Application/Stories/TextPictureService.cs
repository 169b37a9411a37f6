using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>Adds the pictures that a story's text may place, and takes them away. For coordinators.</summary>
public sealed class TextPictureService(PortalDbContext db, PictureStore pictures, TimeProvider clock)
{
    /// <summary>Checks the picture by its content, stores it without metadata and gives it the story's next number.</summary>
    /// <exception cref="DomainRuleException">When it is too large, no PNG, JPEG or WebP, a text is missing or too long, or there are enough.</exception>
    public async Task<int> Add(Guid id, UploadPicture upload, Actor actor, CancellationToken cancellation)
    {
        var picture = await pictures.Keep(upload.Content, cancellation);
        var story = await Load(id, cancellation);
        var number = story.AddTextPicture(picture, upload.Alternative, upload.Consent);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return number;
    }

    /// <param name="version">The version of the picture that the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long.</exception>
    public async Task Describe(Guid id, int number, LocalisedText alternative, string? consent, Guid version, Actor actor, CancellationToken cancellation)
    {
        var story = await Load(id, cancellation);
        var picture = Of(story, number);
        db.Expect(picture, version);
        story.DescribeTextPicture(picture, alternative, consent);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When the text places it.</exception>
    public async Task Remove(Guid id, int number, Actor actor, CancellationToken cancellation)
    {
        var story = await Load(id, cancellation);
        var picture = Of(story, number);
        story.RemoveTextPicture(picture, MarkdownText.PicturesIn);

        // Whoever places it in the text at the same time must be told that it is gone.
        db.Touch(story);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        await pictures.RemoveUnused(picture.PictureKey, cancellation);
    }

    private static TextPicture Of(Story story, int number) =>
        story.TextPictures.FirstOrDefault(p => p.Number == number) ?? throw new NotFoundException(nameof(TextPicture));

    private Task<Story> Load(Guid id, CancellationToken cancellation) =>
        db.Stories.Include(s => s.TextPictures).FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
}

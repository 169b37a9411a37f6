using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>A picture as it was uploaded.</summary>
/// <param name="Consent">Who in it agreed to it, when and how.</param>
public sealed record UploadPicture(ReadOnlyMemory<byte> Content, LocalisedText Alternative, string? Consent);

/// <summary>Writes, publishes and withdraws stories. For coordinators.</summary>
public sealed class StoryService(PortalDbContext db, PictureStore pictures, TimeProvider clock)
{
    /// <returns>The id of the draft.</returns>
    /// <exception cref="DomainRuleException">When a text is missing or too long or places a picture, or another story has this title.</exception>
    public async Task<Guid> Write(StoryText text, Actor actor, CancellationToken cancellation)
    {
        var story = new Story(text, MarkdownText.PicturesIn);
        db.Add(story);
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.StoryTitleTaken") { Field = "TitleSl" };
        }

        return story.Id;
    }

    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long, or places a picture that the story does not have.</exception>
    public Task Edit(Guid id, StoryText text, Guid version, Actor actor, CancellationToken cancellation) => Change(id, story =>
    {
        db.Expect(story, version);
        story.Edit(text, MarkdownText.PicturesIn);
    }, actor, cancellation);

    /// <summary>Checks the picture by its content, stores it without metadata and gives it to the story.</summary>
    /// <exception cref="DomainRuleException">When it is too large, no PNG, JPEG or WebP, or a text is missing or too long.</exception>
    public async Task Illustrate(Guid id, UploadPicture upload, Actor actor, CancellationToken cancellation)
    {
        var picture = await pictures.Keep(upload.Content, cancellation);
        var story = await Load(id, cancellation);
        var before = story.PictureKey;
        story.Illustrate(picture, upload.Alternative, upload.Consent);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        await pictures.RemoveUnused(before, cancellation);
    }

    /// <exception cref="DomainRuleException">When it has none.</exception>
    public async Task RemovePicture(Guid id, Actor actor, CancellationToken cancellation)
    {
        var story = await Load(id, cancellation);
        var before = story.PictureKey;
        story.RemovePicture();
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        await pictures.RemoveUnused(before, cancellation);
    }

    /// <exception cref="DomainRuleException">When it is public, or its opening or body is missing.</exception>
    public Task Publish(Guid id, Actor actor, CancellationToken cancellation) => Change(id, story => story.Publish(clock.Today()), actor, cancellation);

    /// <exception cref="DomainRuleException">When it is not public.</exception>
    public Task Withdraw(Guid id, Actor actor, CancellationToken cancellation) => Change(id, story => story.Withdraw(), actor, cancellation);

    private async Task Change(Guid id, Action<Story> change, Actor actor, CancellationToken cancellation)
    {
        change(await Load(id, cancellation));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private Task<Story> Load(Guid id, CancellationToken cancellation) =>
        db.Stories.Include(s => s.TextPictures).FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
}

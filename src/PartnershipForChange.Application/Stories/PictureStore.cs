using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>Keeps the pictures of stories: checked by their content, without metadata, and no longer than a story has them.</summary>
public sealed class PictureStore(PortalDbContext db, FileStore files)
{
    /// <summary>The largest picture taken, in bytes.</summary>
    public const int MostMegabytes = 5;
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    /// <exception cref="DomainRuleException">When it is too large, or no PNG, JPEG or WebP.</exception>
    public async Task<StoryPicture> Keep(ReadOnlyMemory<byte> upload, CancellationToken cancellation)
    {
        Guard.Against(upload.Length > MostBytes
            ? new DomainRuleException("Rules.PictureTooLarge", MostBytes / 1024 / 1024) { Field = nameof(Story.Picture) }
            : null);
        var (kind, size) = (FileKinds.Of(upload.Span), FileKinds.SizeOf(upload.Span));
        var content = PictureMetadata.Without(upload.Span);
        Guard.Against(kind is null || size is null || content is null ? new DomainRuleException("Rules.NotAPicture") { Field = nameof(Story.Picture) } : null);
        return new StoryPicture(await files.Save(content, cancellation), kind!.Extension, size!.Value.Width, size.Value.Height);
    }

    /// <summary>A picture without a story is not kept: consent was given for the story.</summary>
    public async Task RemoveUnused(string? key, CancellationToken cancellation)
    {
        if (key is not null && !await db.Stories.AnyAsync(s => s.PictureKey == key, cancellation)
            && !await db.TextPictures.AnyAsync(p => p.PictureKey == key, cancellation))
        {
            files.Remove(key);
        }
    }
}

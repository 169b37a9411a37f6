using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Stories;

/// <summary>A story in a list.</summary>
public sealed record StoryRow(
    Guid Id, string Slug, LocalisedText Title, LocalisedText Lead, StoryState State, DateOnly? PublishedOn, StoryPicture? Picture, LocalisedText Alternative);

/// <summary>A picture for a reader.</summary>
/// <param name="IsPublic">False where only coordinators may see it, so that nothing keeps a copy.</param>
public sealed record PictureFile(Stream Content, string ContentType, bool IsPublic);

/// <summary>Reads stories: those that are public for everyone, all of them for coordinators.</summary>
public sealed class StoryQueries(PortalDbContext db, FileStore files)
{
    private const int PerPage = 12;

    /// <summary>The public stories, the newest first.</summary>
    public Task<Page<StoryRow>> Published(int page, CancellationToken cancellation) =>
        Rows(db.Stories.Where(s => s.State == StoryState.Published).OrderByDescending(s => s.PublishedOn).ThenByDescending(s => s.Id))
            .ToPageAsync(page, cancellation, PerPage);

    /// <summary>Every story: drafts first, then the newest.</summary>
    public Task<Page<StoryRow>> All(int page, CancellationToken cancellation) =>
        Rows(db.Stories.OrderBy(s => s.PublishedOn != null).ThenByDescending(s => s.PublishedOn).ThenByDescending(s => s.Id))
            .ToPageAsync(page, cancellation);

    /// <exception cref="NotFoundException">When there is none of this name that the actor may read.</exception>
    public Task<Story> Story(string slug, Actor actor, CancellationToken cancellation) =>
        VisibleTo(actor).Include(s => s.TextPictures).FirstOrDefaultAsync(s => s.Slug == slug, cancellation).OrNotFound();

    /// <exception cref="NotFoundException">When there is none of this id.</exception>
    public Task<Story> Find(Guid id, CancellationToken cancellation) =>
        db.Stories.AsNoTracking().Include(s => s.TextPictures).FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();

    /// <summary>A picture of a story that the actor may read.</summary>
    /// <param name="name">Key and extension: <c>{key}.{extension}</c>.</param>
    /// <exception cref="NotFoundException">When there is none.</exception>
    public async Task<PictureFile> Picture(string name, Actor actor, CancellationToken cancellation)
    {
        var dot = name.LastIndexOf('.');
        var (key, extension) = dot < 0 ? (name, string.Empty) : (name[..dot], name[(dot + 1)..]);
        var states = await VisibleTo(actor)
            .Where(s => (s.PictureKey == key && s.PictureExtension == extension)
                || db.TextPictures.Any(p => p.StoryId == s.Id && p.PictureKey == key && p.PictureExtension == extension))
            .Select(s => s.State).ToListAsync(cancellation);
        return states.Count > 0 && FileKinds.PictureWith(extension) is { } kind && files.Open(key) is { } content
            ? new PictureFile(content, kind.ContentType, states.Contains(StoryState.Published))
            : throw new NotFoundException("picture");
    }

    private IQueryable<Story> VisibleTo(Actor actor) =>
        db.Stories.AsNoTracking().Where(s => actor.IsCoordinator || s.State == StoryState.Published);

    private static IQueryable<StoryRow> Rows(IQueryable<Story> stories) => stories.AsNoTracking().Select(s => new StoryRow(
        s.Id, s.Slug, s.Title, s.Lead, s.State, s.PublishedOn,
        s.PictureKey == null ? null : new StoryPicture(s.PictureKey, s.PictureExtension!, s.PictureWidth!.Value, s.PictureHeight!.Value),
        s.PictureAlternative));
}

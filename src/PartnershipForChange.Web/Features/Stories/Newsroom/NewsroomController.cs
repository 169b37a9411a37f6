using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Stories.Newsroom;

/// <summary>Coordinators write stories, look at them, publish and withdraw them.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("newsroom")]
public sealed class NewsroomController(StoryQueries queries, StoryService service) : PortalController
{
    /// <summary>The largest request with a picture: the picture and the fields beside it.</summary>
    internal const int MostBytes = PictureStore.MostBytes + (512 * 1024);

    [HttpGet("")]
    public async Task<IActionResult> Index(int page, CancellationToken cancellation) => View(await queries.All(page, cancellation));

    [HttpGet("new")]
    public IActionResult New() => View("Form", new StoryForm(null, new StoryInput(), new PictureInput()));

    [HttpPost("new")]
    public async Task<IActionResult> New(StoryInput input, CancellationToken cancellation)
    {
        var id = Guid.Empty;
        return await Attempt(async () => id = await service.Write(input.Text(), Actor, cancellation))
            ? Done(id, "Stories.Saved")
            : View("Form", new StoryForm(null, input, new PictureInput()));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation)
    {
        var story = await queries.Find(id, cancellation);
        return View("Form", new StoryForm(story, StoryInput.Of(story), new PictureInput()));
    }

    /// <param name="next">Where the writer wants to go once the text is saved: <c>picture</c>.</param>
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, StoryInput input, string? next, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(id, input.Text(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return next == "picture" ? Redirect($"/newsroom/{id}/pictures/new") : Done(id, "Stories.Saved");
        }

        var story = await queries.Find(id, cancellation);
        input.Version = IsStale ? story.Version : input.Version;
        return View("Form", new StoryForm(story, input, new PictureInput()));
    }

    [HttpPost("{id:guid}/picture")]
    [Upload(MostBytes, PictureStore.MostMegabytes)]
    public async Task<IActionResult> Illustrate(Guid id, PictureInput input, CancellationToken cancellation)
    {
        if (await Attempt(async () => await service.Illustrate(id, await input.Read(cancellation), Actor, cancellation)))
        {
            return Done(id, "Stories.PictureSaved");
        }

        var story = await queries.Find(id, cancellation);
        return View("Form", new StoryForm(story, StoryInput.Of(story), input));
    }

    [HttpPost("{id:guid}/picture/remove")]
    public async Task<IActionResult> RemovePicture(Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.RemovePicture(id, Actor, cancellation), T["Stories.PictureRemoved"]);
        return Redirect($"/newsroom/{id}");
    }

    [HttpPost("{id:guid}/publish")]
    public async Task<IActionResult> Publish(Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Publish(id, Actor, cancellation), T["Stories.PublishedNow"]);
        return Redirect($"/newsroom/{id}");
    }

    [HttpPost("{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Withdraw(id, Actor, cancellation), T["Stories.WithdrawnNow"]);
        return Redirect($"/newsroom/{id}");
    }

    private RedirectResult Done(Guid id, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect($"/newsroom/{id}");
    }
}

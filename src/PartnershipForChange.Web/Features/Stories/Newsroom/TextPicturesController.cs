using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Domain.Stories;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Stories.Newsroom;

/// <summary>The pictures that a story's text places: added, described and taken away by coordinators.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("newsroom/{id:guid}/pictures")]
public sealed class TextPicturesController(StoryQueries queries, TextPictureService service) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        View("AddPicture", new NewTextPicture(await queries.Find(id, cancellation), new PictureInput()));

    [HttpPost("new")]
    [Upload(NewsroomController.MostBytes, PictureStore.MostMegabytes)]
    public async Task<IActionResult> New(Guid id, PictureInput input, CancellationToken cancellation)
    {
        var story = await queries.Find(id, cancellation);
        var number = 0;
        return await Attempt(async () => number = await service.Add(id, await input.Read(cancellation), Actor, cancellation))
            ? Done(id, T["Stories.InTextAdded", number])
            : View("AddPicture", new NewTextPicture(story, input));
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Edit(Guid id, int number, CancellationToken cancellation)
    {
        var (story, picture) = await Find(id, number, cancellation);
        return View("TextPicture", new TextPicturePage(story, picture, PictureWordsInput.Of(picture)));
    }

    [HttpPost("{number:int}")]
    public async Task<IActionResult> Edit(Guid id, int number, PictureWordsInput input, CancellationToken cancellation)
    {
        var (story, picture) = await Find(id, number, cancellation);
        var alternative = new LocalisedText(input.AlternativeSl, input.AlternativeEn ?? string.Empty);
        if (await Attempt(() => service.Describe(id, number, alternative, input.Consent, input.Version, Actor, cancellation)))
        {
            return Done(id, T["Stories.InTextSaved"]);
        }

        input.Version = IsStale ? picture.Version : input.Version;
        return View("TextPicture", new TextPicturePage(story, picture, input));
    }

    [HttpPost("{number:int}/remove")]
    public async Task<IActionResult> Remove(Guid id, int number, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(id, number, Actor, cancellation), T["Stories.PictureRemoved"]);
        return Redirect($"/newsroom/{id}");
    }

    private async Task<(Story Story, TextPicture Picture)> Find(Guid id, int number, CancellationToken cancellation)
    {
        var story = await queries.Find(id, cancellation);
        return (story, story.TextPictures.FirstOrDefault(p => p.Number == number) ?? throw new NotFoundException(nameof(TextPicture)));
    }

    private RedirectResult Done(Guid id, string message)
    {
        this.Flash(FlashKind.Success, message);
        return Redirect($"/newsroom/{id}");
    }
}

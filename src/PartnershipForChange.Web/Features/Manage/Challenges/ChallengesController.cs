using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage.Challenges;

/// <summary>The challenges of a round: from the template or written here, in order.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/challenges")]
public sealed class ChallengesController(ChallengeService service, RoundQueries rounds) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation)
    {
        var found = await rounds.Find(round, cancellation);
        return View(new ChallengesPage(found, await rounds.Challenges(found, cancellation)));
    }

    [HttpPost("template")]
    public async Task<IActionResult> AddFromTemplate(string round, string key, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.AddFromTemplate(round, key, Actor, cancellation), T["Rounds.Challenges.Added"]);
        return Redirect($"/manage/{round}/challenges");
    }

    [HttpGet("add")]
    public async Task<IActionResult> Add(string round, CancellationToken cancellation) =>
        await Form(round, new ChallengeInput(), cancellation);

    [HttpPost("add")]
    public async Task<IActionResult> Add(string round, ChallengeInput input, CancellationToken cancellation)
    {
        input.Version = null;
        return await Attempt(() => service.Add(input.Command(round, input.Key), Actor, cancellation))
            ? Done(round, "Rounds.Challenges.Added")
            : await Form(round, input, cancellation);
    }

    [HttpGet("{key}/edit")]
    public async Task<IActionResult> Edit(string round, string key, CancellationToken cancellation) =>
        await Form(round, ChallengeInput.Of((await Row(round, key, cancellation)).Row), cancellation);

    [HttpPost("{key}/edit")]
    public async Task<IActionResult> Edit(string round, [FromRoute] string key, ChallengeInput input, CancellationToken cancellation)
    {
        input.Key = key;
        if (await Attempt(() => service.Edit(input.Command(round, key), Actor, cancellation)))
        {
            return Done(round, "Rounds.Challenges.Saved");
        }

        input.Version = IsStale ? (await Row(round, key, cancellation)).Row.Challenge.Version : input.Version;
        return await Form(round, input, cancellation);
    }

    [HttpPost("{key}/move")]
    public async Task<IActionResult> Move(string round, string key, int places, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Move(round, key, places, Actor, cancellation), T["Rounds.Challenges.Moved"]);
        return Redirect($"/manage/{round}/challenges");
    }

    [HttpGet("{key}/remove")]
    public async Task<IActionResult> Remove(string round, string key, CancellationToken cancellation) =>
        View(await Row(round, key, cancellation));

    [HttpPost("{key}/remove")]
    public async Task<IActionResult> Remove(string round, string key, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(round, key, version, Actor, cancellation), T["Rounds.Challenges.Removed"]);
        return Redirect($"/manage/{round}/challenges");
    }

    private RedirectResult Done(string round, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect($"/manage/{round}/challenges");
    }

    private async Task<IActionResult> Form(string round, ChallengeInput input, CancellationToken cancellation) =>
        View("Form", new ChallengePage(await rounds.Find(round, cancellation), input, await rounds.Owners(cancellation)));

    private async Task<RemoveChallengePage> Row(string round, string key, CancellationToken cancellation)
    {
        var found = await rounds.Find(round, cancellation);
        var row = (await rounds.Challenges(found, cancellation)).FirstOrDefault(c => c.Challenge.Key == key);
        return new RemoveChallengePage(found, row ?? throw new NotFoundException(nameof(Challenge)));
    }
}

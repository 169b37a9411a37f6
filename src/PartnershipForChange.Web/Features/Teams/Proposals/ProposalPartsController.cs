using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Proposals;

/// <summary>What belongs to a proposal besides its text: files and named authors.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("teams/{team:guid}/proposal")]
public sealed class ProposalPartsController(
    ProposalQueries queries, ProposalFileQueries fileQueries, ProposalFileService files, ProposalAuthorService authors) : PortalController
{
    [HttpPost("files")]
    [Upload(2 * ProposalFile.MostBytes, ProposalFile.MostMegabytes)]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> Attach(Guid team, FileInput input, CancellationToken cancellation) =>
        await Done(team, async () => await files.Attach(await input.ToCommand(team, cancellation), Actor, cancellation), "Teams.Files.Added", cancellation);

    /// <summary>Always as a download: nothing that people upload is shown as a page of the portal.</summary>
    [HttpGet("files/{file:guid}")]
    public async Task<IActionResult> Download(Guid team, Guid file, CancellationToken cancellation)
    {
        var found = await fileQueries.Open(team, file, Actor, cancellation);
        return File(found.Content, found.ContentType, found.Name);
    }

    [HttpPost("files/{file:guid}/remove")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> RemoveFile(Guid team, Guid file, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => files.Remove(team, file, Actor, cancellation), T["Teams.Files.Removed"]);
        return Proposal(team);
    }

    [HttpPost("authors")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> AddAuthor(Guid team, AuthorInput input, CancellationToken cancellation) =>
        await Done(team, () => authors.Add(team, input.Email!, Actor, cancellation), "Teams.Authors.Added", cancellation);

    [HttpPost("authors/{author:guid}/remove")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> RemoveAuthor(Guid team, Guid author, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => authors.Remove(team, author, Actor, cancellation), T["Teams.Authors.Removed"]);
        return Proposal(team);
    }

    private async Task<IActionResult> Done(Guid team, Func<Task> act, string key, CancellationToken cancellation)
    {
        if (!await Attempt(act))
        {
            var proposal = await queries.Proposal(team, Actor, cancellation);
            return proposal.IsMine ? View("Show", proposal) : NotFound();
        }

        this.Flash(FlashKind.Success, T[key]);
        return Proposal(team);
    }

    private LocalRedirectResult Proposal(Guid team) => LocalRedirect($"/teams/{team}/proposal");
}

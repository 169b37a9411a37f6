using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Organisations;

/// <summary>Coordinators say who acts for an organisation.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("organisations/{code}/contacts")]
public sealed class ContactsController(OrganisationPageQueries pages, ContactService service) : PortalController
{
    [HttpGet("new")]
    public Task<IActionResult> Invite(string code, CancellationToken cancellation) => Form(code, new ContactInput(), cancellation);

    [HttpPost("new")]
    public async Task<IActionResult> Invite(string code, ContactInput input, CancellationToken cancellation)
    {
        InvitedPerson? invited = null;
        if (!await Attempt(async () => invited = await service.Add(input.ToCommand(code), Actor, cancellation)))
        {
            return await Form(code, input, cancellation);
        }

        this.SayWhoIsInvited(invited!);
        return RedirectToAction("Show", "Organisations", new { code });
    }

    /// <summary>A contact without an account, or somebody who has not followed the earlier invitation.</summary>
    [HttpPost("{person:guid}/invite")]
    public async Task<IActionResult> InviteAgain(string code, Guid person, CancellationToken cancellation)
    {
        await this.SayWhoIsInvited(() => service.Invite(code, person, Actor, cancellation));
        return RedirectToAction("Show", "Organisations", new { code });
    }

    /// <summary>Also takes back an invitation that nobody has used.</summary>
    [HttpPost("{person:guid}/remove")]
    public async Task<IActionResult> Remove(string code, Guid person, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(code, person, Actor, cancellation), T["Organisations.Contact.Removed"]);
        return RedirectToAction("Show", "Organisations", new { code });
    }

    private async Task<IActionResult> Form(string code, ContactInput input, CancellationToken cancellation) =>
        View("Contact", new ContactFormPage(await pages.Find(code, Actor, cancellation), input));
}

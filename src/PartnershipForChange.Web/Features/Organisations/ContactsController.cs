using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
    public async Task<IActionResult> Invite(string code, CancellationToken cancellation) =>
        View("Contact", new ContactFormPage(await pages.Find(code, Actor, cancellation), new ContactInput()));

    [HttpPost("new")]
    public async Task<IActionResult> Invite(string code, ContactInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Invite(input.ToCommand(code), Actor, cancellation)))
        {
            return View("Contact", new ContactFormPage(await pages.Find(code, Actor, cancellation), input));
        }

        this.Flash(FlashKind.Success, T["Organisations.Contact.Invited", $"{input.FirstName} {input.LastName}"]);
        return RedirectToAction("Show", "Organisations", new { code });
    }

    [HttpPost("{contact:guid}/remove")]
    public async Task<IActionResult> Remove(string code, Guid contact, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(code, contact, Actor, cancellation), T["Organisations.Contact.Removed"]);
        return RedirectToAction("Show", "Organisations", new { code });
    }

    [HttpPost("invitations/{invitation:guid}/take-back")]
    public async Task<IActionResult> TakeBack(string code, Guid invitation, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.TakeBack(code, invitation, Actor, cancellation), T["Organisations.Contact.TakenBack"]);
        return RedirectToAction("Show", "Organisations", new { code });
    }
}

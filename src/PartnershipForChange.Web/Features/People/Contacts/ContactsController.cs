using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.People.Contacts;

/// <summary>Who acts for an organisation; opened from its page.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("organisations/{code}/contacts")]
public sealed class ContactsController(PeopleQueries queries, ContactService contacts) : PortalController
{
    [HttpGet("add")]
    public Task<IActionResult> Add(string code, CancellationToken cancellation) => Form(code, new ContactInput(), cancellation);

    [HttpPost("add")]
    public async Task<IActionResult> Add(string code, ContactInput input, CancellationToken cancellation)
    {
        var command = new AddContact(code, input.Email, input.FirstName, input.LastName, input.Language);
        var name = string.Empty;
        if (!await Attempt(async () => name = await contacts.Add(command, Actor, cancellation)))
        {
            return await Form(code, input, cancellation);
        }

        this.Flash(FlashKind.Success, T["People.ContactAdded", name]);
        return LocalRedirect($"/organisations/{code}");
    }

    [HttpPost("{person:guid}/remove")]
    public async Task<IActionResult> Remove(string code, Guid person, string? returnUrl, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => contacts.Remove(code, person, Actor, cancellation), T["People.ContactRemoved"]);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : $"/organisations/{code}");
    }

    private async Task<IActionResult> Form(string code, ContactInput input, CancellationToken cancellation)
    {
        (input.Code, input.Organisation) = await queries.Organisation(code, cancellation);
        return View("AddContact", input);
    }
}

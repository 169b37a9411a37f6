using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.People;

public sealed record PeoplePage(PeopleFilter Filter, Page<PersonRow> People);

/// <summary>Accounts and open invitations.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("people")]
public sealed class PeopleController(PeopleQueries queries, PeopleService people) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancellation) =>
        View(new PeoplePage(filter, await queries.List(filter, cancellation)));

    [HttpGet("invite")]
    public IActionResult Invite() => View(new InvitePersonInput());

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InvitePersonInput input, CancellationToken cancellation)
    {
        var command = new InvitePerson(input.Email, input.FirstName, input.LastName, input.Language, input.Role);
        Domain.People.Person? invited = null;
        if (!await Attempt(async () => invited = await people.Invite(command, Actor, cancellation)))
        {
            return View(input);
        }

        this.Flash(FlashKind.Success, T["People.InviteSent", invited!.FullName, invited.Email]);
        return LocalRedirect($"/people/{invited.Id}");
    }
}

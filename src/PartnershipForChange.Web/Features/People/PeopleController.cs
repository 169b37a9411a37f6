using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Lists;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.People;

public sealed record PeoplePage(PeopleFilter Filter, ListView<PersonRow> List);

/// <summary>Accounts and open invitations.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("people")]
public sealed class PeopleController(PeopleQueries queries, PeopleService people, AccountInvitationService invitations) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancellation)
    {
        var list = PeopleColumns.List.For(HttpContext, T);
        return list.WantsFile ? await list.File(Read) : View(new PeoplePage(filter, list.Of(await Read(filter.Page, list.Size))));

        Task<Page<PersonRow>> Read(int page, int size) => queries.List(filter with { Page = page, Size = size }, cancellation);
    }

    [HttpPost("again")]
    [AsksFirst]
    public async Task<IActionResult> SendAgain(IList<Guid> chosen, CancellationToken cancellation)
    {
        var sent = 0;
        if (await AttemptOrFlash(async () => sent = await invitations.SendAnewToAll([.. chosen], Actor, cancellation), string.Empty))
        {
            this.Flash(sent > 0 ? FlashKind.Success : FlashKind.Info, T.Plural("People.AgainDone", sent));
        }

        return BackToList("/people");
    }

    [HttpGet("invite")]
    public IActionResult Invite() => View(new InvitePersonInput());

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InvitePersonInput input, CancellationToken cancellation)
    {
        var command = new InvitePerson(input.Email, input.FirstName, input.LastName, input.Language, input.Role);
        InvitedPerson? invited = null;
        if (!await Attempt(async () => invited = await people.Invite(command, Actor, cancellation)))
        {
            return View(input);
        }

        this.SayWhoIsInvited(invited!);
        return LocalRedirect($"/people/{invited!.PersonId}");
    }
}

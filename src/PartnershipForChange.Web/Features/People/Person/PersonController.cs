using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.People.Person;

/// <summary>One person's account: roles, organisations, invitations, lock.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("people/{id:guid}")]
public sealed class PersonController(PeopleQueries queries, PeopleService people, AccountInvitationService invitations) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        View("Person", await queries.Details(id, Actor, cancellation));

    [HttpPost("roles/add")]
    public Task<IActionResult> AddRole(Guid id, string role, CancellationToken cancellation) =>
        Act(id, () => people.AddRole(id, role, Actor, cancellation), "People.RoleGiven");

    [HttpPost("roles/remove")]
    public Task<IActionResult> RemoveRole(Guid id, string role, CancellationToken cancellation) =>
        Act(id, () => people.RemoveRole(id, role, Actor, cancellation), "People.RoleTaken");

    [HttpPost("lock")]
    public Task<IActionResult> Lock(Guid id, CancellationToken cancellation) =>
        Act(id, () => people.Lock(id, Actor, cancellation), "People.LockedNow");

    [HttpPost("unlock")]
    public Task<IActionResult> Unlock(Guid id, CancellationToken cancellation) =>
        Act(id, () => people.Unlock(id, Actor, cancellation), "People.UnlockedNow");

    [HttpPost("invitations/{invitation:guid}/again")]
    public Task<IActionResult> SendAnew(Guid id, Guid invitation, CancellationToken cancellation) =>
        Act(id, () => invitations.SendAnew(id, invitation, Actor, cancellation), "People.SentAnew");

    [HttpPost("invitations/{invitation:guid}/revoke")]
    public Task<IActionResult> Revoke(Guid id, Guid invitation, CancellationToken cancellation) =>
        Act(id, () => invitations.Revoke(id, invitation, Actor, cancellation), "People.Revoked");

    private async Task<IActionResult> Act(Guid id, Func<Task> useCase, string done)
    {
        await AttemptOrFlash(useCase, T[done]);
        return LocalRedirect($"/people/{id}");
    }
}

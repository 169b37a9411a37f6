using System.Text.Json;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>
/// Audit entries of accounts: signing in, invitations used, passwords, roles. Their subject is the person, so that
/// one search finds all that happened to an account.
/// </summary>
internal static class AccountEvent
{
    public const string Subject = "Account";

    /// <param name="role">For acts on a role: which.</param>
    public static AuditEntry Of(AuditAct act, Person person, Actor actor, DateTimeOffset now, string? role = null) => new()
    {
        At = now,
        ActorId = actor.PersonId,
        ActorName = actor.Name,
        Act = act,
        Subject = Subject,
        SubjectId = person.Id,
        PersonId = person.Id,
        Label = person.FullName,
        SearchText = Folded.Of(person.FullName, person.Email),
        Changes = JsonSerializer.Serialize(ChangesOf(act, role)),
    };

    private static Dictionary<string, string?[]> ChangesOf(AuditAct act, string? role) => role is null
        ? []
        : new Dictionary<string, string?[]> { ["Role"] = act == AuditAct.RoleRemoved ? [role, null] : [null, role] };
}

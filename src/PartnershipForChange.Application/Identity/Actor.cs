using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>
/// Who acts: passed to every use case and every query, so that scope is explicit. Made once per request from the
/// database, never from what the browser says.
/// </summary>
/// <param name="PersonId">The person; <see cref="Guid.Empty"/> for the portal itself and for someone signed out.</param>
/// <param name="Name">Shown in the audit trail.</param>
/// <param name="Roles">Role names of <see cref="Identity.Roles"/>.</param>
/// <param name="OrganisationIds">The organisations the person is a contact of.</param>
public sealed record Actor(Guid PersonId, string Name, IReadOnlySet<string> Roles, IReadOnlyList<Guid> OrganisationIds)
{
    /// <summary>Nobody signed in.</summary>
    public static Actor Anonymous { get; } = new(Guid.Empty, "–", new HashSet<string>(), []);

    /// <summary>The portal itself: start-up, reminders, retention.</summary>
    public static Actor Portal { get; } = new(Guid.Empty, "Portal", new HashSet<string> { Identity.Roles.Coordinator }, []);

    /// <summary>Somebody who acts on their own account before being signed in: by a link, or by signing in. Holds no rights.</summary>
    public static Actor Of(Person person) => new(person.Id, person.FullName, new HashSet<string>(), []);

    /// <summary>The form that this person sent with this request; null where it came with none, or nobody is signed in.</summary>
    public SentForm? Form { get; init; }

    public bool IsCoordinator => Roles.Contains(Identity.Roles.Coordinator);

    public bool IsContact => OrganisationIds.Count > 0;

    public bool IsIn(string role) => Roles.Contains(role);

    public bool ActsFor(Guid organisationId) => OrganisationIds.Contains(organisationId);
}

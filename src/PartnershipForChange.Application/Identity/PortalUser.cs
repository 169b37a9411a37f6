using Microsoft.AspNetCore.Identity;

namespace PartnershipForChange.Application.Identity;

/// <summary>An account: how a person signs in. Who the person is stands in <see cref="Domain.People.Person"/>.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public Guid PersonId { get; set; }
}

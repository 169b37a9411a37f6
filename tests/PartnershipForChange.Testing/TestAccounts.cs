using Microsoft.AspNetCore.Identity;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Testing;

/// <summary>Adds people with accounts whose password is <see cref="World.Password"/>; the caller saves.</summary>
public sealed class TestAccounts(PortalFactory portal, PortalDbContext db)
{
    private readonly Dictionary<string, Guid> _roles = db.Roles.ToDictionary(r => r.Name!, r => r.Id);

    public Person Add(string email, string first, string last, Organisation? organisation, params string[] roles)
    {
        var person = new Person(email, first, last, Language.Slovene, organisation?.Id);
        var user = PortalUser.For(person);
        user.TourEndedAt = portal.Clock.GetUtcNow();
        user.PasswordHash = portal.Services.GetRequiredService<IPasswordHasher<PortalUser>>().HashPassword(user, World.Password);
        db.Add(person);
        db.Add(user);
        db.AddRange(roles.Select(role => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = _roles[role] }));
        return person;
    }
}

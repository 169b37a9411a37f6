using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Samples;

/// <summary>Somebody to look at the portal as.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="OrganisationCode">Employer in the sample round; null for the programme's own people.</param>
public sealed record SampleAccount(string Email, string FirstName, string LastName, string Role, string? OrganisationCode);

/// <summary>
/// One account per role for the sample round. They have no password, so nobody can sign in to them except by the
/// buttons that the sign-in page has in Development.
/// </summary>
public sealed class SampleAccounts(PortalDbContext db)
{
    public const string CoordinatorEmail = "maja.kos@program.example.org";

    /// <summary>Contact of MJU.</summary>
    public const string MinistryEmail = "petra.zupan@mju.example.org";

    /// <summary>Contact of LEK.</summary>
    public const string CompanyEmail = "tomaz.vidmar@lek.example.org";

    /// <summary>In the sample's participants.csv.</summary>
    public const string ParticipantEmail = "luka.kovacic.1@mju.example.org";

    public const string ReporterEmail = "nina.lah@amcham.example.org";
    public const string JurorEmail = "jure.prelog@program.example.org";

    public static IReadOnlyList<SampleAccount> All { get; } =
    [
        new(CoordinatorEmail, "Maja", "Kos", Roles.Coordinator, null),
        new(MinistryEmail, "Petra", "Zupan", Roles.Ministry, "MJU"),
        new(CompanyEmail, "Tomaž", "Vidmar", Roles.Company, "LEK"),
        new(ParticipantEmail, "Luka", "Kovačič", Roles.Participant, "MJU"),
        new(ReporterEmail, "Nina", "Lah", Roles.Reporter, null),
        new(JurorEmail, "Jure", "Prelog", Roles.Juror, null),
    ];

    /// <summary>
    /// Adds the accounts, and the people and contacts where they are missing; the organisations and participants of
    /// the sample are in the database already. The caller saves.
    /// </summary>
    public async Task Add(CancellationToken cancellation)
    {
        var addresses = All.Select(a => a.Email).ToList();
        var codes = All.Select(a => a.OrganisationCode).OfType<string>().ToList();
        var people = await db.People.Where(p => addresses.Contains(p.Email)).ToDictionaryAsync(p => p.Email, cancellation);
        var organisations = await db.Organisations.Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.Id, cancellation);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancellation);
        foreach (var account in All)
        {
            Guid? organisationId = account.OrganisationCode is { } code ? organisations[code] : null;
            if (!people.TryGetValue(account.Email, out var person))
            {
                person = new Person(account.Email, account.FirstName, account.LastName, Language.Slovene, organisationId);
                db.People.Add(person);
            }

            var user = PortalUser.For(person);
            db.Users.Add(user);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[account.Role] });
            if (account.Role is Roles.Ministry or Roles.Company)
            {
                db.Contacts.Add(new Contact(organisationId!.Value, person));
            }
        }
    }
}

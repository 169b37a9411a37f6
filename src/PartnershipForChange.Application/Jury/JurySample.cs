using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Three jurors and a panel that waits for the teams' proposals.</summary>
internal sealed class JurySample(PortalDbContext db) : ISamplePart
{
    private static readonly (string Email, string First, string Last)[] Others =
        [("alenka.rupnik@program.example.org", "Alenka", "Rupnik"), ("gregor.sever@program.example.org", "Gregor", "Sever")];

    public int Order => 60;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var panel = new JuryPanel(round, JurySubjectKind.Proposals, round.Phase(PhaseKind.Closing)!.From.AddDays(JuryTemplate.Days));
        panel.AddJuror(await db.People.Where(p => p.Email == SampleAccounts.JurorEmail).Select(p => p.Id).SingleAsync(cancellation));
        var role = await db.Roles.Where(r => r.Name == Roles.Juror).Select(r => r.Id).SingleAsync(cancellation);
        foreach (var (email, first, last) in Others)
        {
            var person = new Person(email, first, last, Language.Slovene);
            var user = PortalUser.For(person);
            db.Add(person);
            db.Add(user);
            db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role });
            panel.AddJuror(person.Id);
        }

        db.JuryPanels.Add(panel);
    }
}

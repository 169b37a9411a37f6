using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <param name="Version">What the form was filled in from.</param>
public sealed record EditAccount(string FirstName, string LastName, Language Language, Guid? Version);

/// <summary>What people change about their own account.</summary>
public sealed class AccountService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Remembers the language someone reads in; does nothing for someone signed out.</summary>
    public async Task ReadIn(Language language, Actor actor, CancellationToken cancellation)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId, cancellation) is { } person)
        {
            person.Reads(language);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Changes the actor's own name and language.</summary>
    /// <exception cref="DomainRuleException">When a name is empty or too long.</exception>
    public async Task Edit(EditAccount command, Actor actor, CancellationToken cancellation)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId, cancellation).OrNotFound();
        db.Expect(person, command.Version);
        person.Edit(command.FirstName, command.LastName, command.Language);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}

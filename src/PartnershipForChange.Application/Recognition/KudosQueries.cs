using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Recognition;

/// <summary>Whom somebody can praise, and what they have written.</summary>
public sealed class KudosQueries(PortalDbContext db, TimeProvider clock)
{
    private const int MostChoices = 12;

    /// <summary>People of the other side whose name or organisation holds what is searched for.</summary>
    /// <exception cref="NotFoundException">The round takes no kudos, or the actor is not in it.</exception>
    public async Task<PraiseChoices> Choices(string roundCode, string? search, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var season = await db.Seasons.AsNoTracking().FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation).OrNotFound();
        var me = await db.PartyOf(round.Id, actor.PersonId, cancellation).OrNotFound();
        if (!season.CanChange(round))
        {
            throw new NotFoundException(nameof(Season));
        }

        var side = me.Sector.Other();
        var ids = db.PartiesOf(round.Id).Where(p => p.Sector == side).Select(p => p.PersonId);
        var people =
            from person in db.People.AsNoTracking().Holding(search, word => p => p.SearchText.Contains(word))
            join organisation in db.Organisations on person.OrganisationId equals organisation.Id
            where ids.Contains(person.Id) && !db.TurnedOff().Contains(person.Id)
            orderby person.NameKey
            select new PraiseChoice(person.Id, person.FirstName + " " + person.LastName, organisation.Name);
        return new PraiseChoices(
            round.Code, round.Name, side, search, await people.Take(MostChoices).ToListAsync(cancellation), await people.CountAsync(cancellation));
    }

    /// <summary>One's own kudos, to change their words.</summary>
    /// <exception cref="NotFoundException">There are no such kudos of the actor's, or their day is over.</exception>
    public async Task<Kudos> Given(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == roundCode && r.Strands.Recognition != StrandState.Off, cancellation).OrNotFound();
        var kudos = await db.Kudos.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.RoundId == round.Id && k.FromId == actor.PersonId, cancellation).OrNotFound();
        return kudos.CanEdit(round, clock.GetUtcNow()) ? kudos : throw new NotFoundException(nameof(Kudos));
    }
}

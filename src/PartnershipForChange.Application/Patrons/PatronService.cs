using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Patrons;

namespace PartnershipForChange.Application.Patrons;

/// <summary>Writes the patron's sheet and turns it on. For coordinators.</summary>
public sealed class PatronService(PortalDbContext db, TimeProvider clock)
{
    /// <param name="version">The version the coordinator saw; null where there was nothing yet.</param>
    /// <exception cref="DomainRuleException">When the opening is too long.</exception>
    public Task Write(string roundCode, LocalisedText lead, Guid? version, Actor actor, CancellationToken cancellation) => Change(roundCode, page =>
    {
        db.Expect(page, version);
        page.Write(lead);
    }, actor, cancellation);

    /// <summary>Makes the sheet public, or takes it off.</summary>
    public Task SetPublic(string roundCode, bool isPublic, Actor actor, CancellationToken cancellation) => Change(roundCode, page =>
    {
        if (isPublic)
        {
            page.TurnOn();
        }
        else
        {
            page.TurnOff();
        }
    }, actor, cancellation);

    /// <exception cref="DomainRuleException">When there are as many as fit, a text is missing or too long, or the day is to come.</exception>
    public Task AddQuote(string roundCode, LocalisedText words, LocalisedText byLine, DateOnly consentOn, Actor actor, CancellationToken cancellation) =>
        Change(roundCode, page => page.AddQuote(words, byLine, consentOn, clock.Today()), actor, cancellation);

    /// <summary>Quotes a card of the round's survey, as long as its writer allows it.</summary>
    /// <exception cref="NotFoundException">When the round has no such card that may be quoted.</exception>
    /// <exception cref="DomainRuleException">When there are as many as fit, the card is quoted already, or the words are not the card's.</exception>
    public async Task QuoteCard(string roundCode, Guid cardId, LocalisedText words, Actor actor, CancellationToken cancellation)
    {
        var roundId = await db.Rounds.Where(r => r.Code == roundCode).Select(r => r.Id).FirstOrDefaultAsync(cancellation);
        var card = await db.QuotableCards(roundId).FirstOrDefaultAsync(c => c.Id == cardId, cancellation).OrNotFound();
        await Change(roundCode, page => page.AddQuote(card, words, clock.Today()), actor, cancellation);
    }

    /// <exception cref="DomainRuleException">When it is not there.</exception>
    public Task RemoveQuote(string roundCode, Guid quoteId, Actor actor, CancellationToken cancellation) =>
        Change(roundCode, page => page.RemoveQuote(quoteId), actor, cancellation);

    private async Task Change(string roundCode, Action<PatronPage> change, Actor actor, CancellationToken cancellation)
    {
        var roundId = await db.Rounds.Where(r => r.Code == roundCode).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation)
            ?? throw new NotFoundException("Round");
        var page = await db.PatronPages.Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == roundId, cancellation);
        if (page is null)
        {
            page = new PatronPage(roundId);
            db.Add(page);
        }

        change(page);
        db.Touch(page);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}

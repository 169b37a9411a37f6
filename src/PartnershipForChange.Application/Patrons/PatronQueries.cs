using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Patrons;

/// <summary>The sheet for the patron of a round.</summary>
/// <param name="Report">The round's figures, without names.</param>
/// <param name="Meter">Null while no solution is measured.</param>
/// <param name="AsOf">When the figures were counted.</param>
public sealed record PatronSheet(
    string Code, LocalisedText Round, LocalisedText Patron, LocalisedText Lead, bool IsPublic, IReadOnlyList<PatronQuote> Quotes, RoundReport Report,
    MeterFigure? Meter, IReadOnlyList<SolutionLine> Solutions, DateOnly AsOf);

/// <summary>A quote.</summary>
/// <param name="ByLine">Empty where it comes from a card: then the side says who speaks.</param>
/// <param name="Side">The side of a card's writer; null where it comes from no card, or the card is gone.</param>
/// <param name="IsAllowed">False once a card's writer no longer allows it or wrote it anew: then it is on no sheet.</param>
public sealed record PatronQuote(Guid Id, Guid? CardId, LocalisedText Words, LocalisedText ByLine, Sector? Side, DateOnly ConsentOn, bool IsAllowed)
{
    /// <summary>Who speaks: the by-line agreed on or, for a card, the side of its writer.</summary>
    public string By(Text text) => ByLine != LocalisedText.Empty ? text.Of(ByLine) : text[Side is { } side ? $"Patron.By.{side}" : "Patron.By.Unknown"];
}

/// <summary>A card whose writer allows it to be quoted.</summary>
public sealed record QuotableCard(Guid Id, Sector Side, string Content);

/// <summary>What coordinators write on the sheet.</summary>
/// <param name="Page">Null while nothing is written.</param>
/// <param name="Cards">What could be quoted and is not yet.</param>
public sealed record PatronEditing(
    string Code, LocalisedText Round, PatronPage? Page, IReadOnlyList<PatronQuote> Quotes, IReadOnlyList<QuotableCard> Cards);

/// <summary>Reads the patron's sheet: counts, and quotes with consent, never anybody's data.</summary>
public sealed class PatronQueries(PortalDbContext db, RoundReportQueries reports, SolutionQueries solutions, TimeProvider clock)
{
    private const int MostSolutions = 4;

    /// <exception cref="NotFoundException">When there is no such round, or its sheet is not public and the reader no coordinator.</exception>
    public async Task<PatronSheet> Sheet(string code, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code)
            .Select(r => new { r.Id, r.Code, r.Name, r.Patron }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var page = await db.PatronPages.AsNoTracking().Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation);
        if (!actor.IsCoordinator && page is not { IsPublic: true })
        {
            throw new NotFoundException(nameof(PatronPage));
        }

        var meter = await solutions.ChangeMeter(cancellation);
        return new PatronSheet(
            round.Code, round.Name, round.Patron, page?.Lead ?? LocalisedText.Empty, page?.IsPublic ?? false, [.. (await Quotes(page, cancellation)).Where(q => q.IsAllowed)],
            (await reports.Of(r => r.Id == round.Id, cancellation))[0], meter.Overall, [.. meter.Solutions.Where(s => s.IsMeasured).Take(MostSolutions)], clock.Today());
    }

    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<PatronEditing> Editing(string code, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Where(r => r.Code == code)
            .Select(r => new { r.Id, r.Code, r.Name }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var page = await db.PatronPages.AsNoTracking().Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation);
        var quotes = await Quotes(page, cancellation);
        var quoted = quotes.Where(q => q.IsAllowed).Select(q => q.CardId).OfType<Guid>().ToList();
        var cards = await db.QuotableCards(round.Id).Where(c => !quoted.Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new QuotableCard(c.Id, c.Sector, c.Content)).ToListAsync(cancellation);
        return new PatronEditing(round.Code, round.Name, page, quotes, cards);
    }

    private async Task<IReadOnlyList<PatronQuote>> Quotes(PatronPage? page, CancellationToken cancellation)
    {
        var quotes = page?.Quotes ?? [];
        var ids = quotes.Select(q => q.CardId).OfType<Guid>().ToList();
        var cards = ids.Count == 0 ? [] : await db.SurveyCards.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
        return
        [
            .. from quote in quotes
               let card = cards.Find(c => c.Id == quote.CardId)
               select new PatronQuote(quote.Id, quote.CardId, quote.Words, quote.ByLine, card?.Sector, quote.ConsentOn, quote.IsAllowed(card)),
        ];
    }

    /// <summary>True when anyone may read the sheet of this round.</summary>
    public Task<bool> IsPublic(Guid roundId, CancellationToken cancellation) => db.PatronPages.AnyAsync(p => p.RoundId == roundId && p.IsPublic, cancellation);
}

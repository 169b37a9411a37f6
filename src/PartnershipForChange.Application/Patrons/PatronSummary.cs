using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Patrons;

/// <summary>The patron's sheet on the dashboard of a round that has begun.</summary>
internal sealed class PatronSummary(PortalDbContext db, Text text) : IStrandSummary
{
    public int Order => 90;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (round.State == RoundState.Draft)
        {
            return null;
        }

        var page = await db.PatronPages.AsNoTracking().Where(p => p.RoundId == round.Id)
            .Select(p => new { p.IsPublic, Quotes = p.Quotes.Count(q => q.CardId == null || db.QuotableCards(round.Id).Any(c => c.Id == q.CardId && (c.Content == q.Words.Sl || c.Content == q.Words.En))) }).FirstOrDefaultAsync(cancellation);
        return new StrandSummary(
            "Patron.Strand",
            $"/manage/{round.Code}/patron",
            [
                new StrandFact("Patron.Fact.State", text[page is { IsPublic: true } ? "Patron.Public" : "Patron.NotPublic"]),
                new StrandFact("Patron.Fact.Quotes", page?.Quotes ?? 0),
            ],
            []);
    }
}

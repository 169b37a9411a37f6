using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Finds a round's survey and its waves by what addresses call them.</summary>
internal static class SurveyRounds
{
    public static IQueryable<Survey> WithParts(this IQueryable<Survey> surveys) =>
        surveys.Include(s => s.Items).Include(s => s.Waves).AsSingleQuery();

    /// <exception cref="NotFoundException">The round has no survey.</exception>
    public static Task<Survey> SurveyOf(this PortalDbContext db, Round round, CancellationToken cancellation) =>
        db.Surveys.WithParts().FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation).OrNotFound();

    /// <param name="name">As addresses write it: before, after, later.</param>
    /// <exception cref="NotFoundException">There is no such wave.</exception>
    public static SurveyWave WaveNamed(this Survey survey, string name) =>
        survey.Waves.FirstOrDefault(w => string.Equals(w.Kind.ToString(), name, StringComparison.OrdinalIgnoreCase))
        ?? throw new NotFoundException(nameof(SurveyWave));

    /// <summary>The cards of a round whose writers allow them to be quoted.</summary>
    public static IQueryable<SurveyCard> QuotableCards(this PortalDbContext db, Guid roundId) =>
        from card in db.SurveyCards
        where card.Consent == QuoteConsent.Given && db.Surveys.Any(s => s.RoundId == roundId && s.Waves.Any(w => w.Id == card.WaveId))
        select card;

    public static string Address(this WaveKind kind) => kind.ToString().ToLowerInvariant();
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>
/// When the round closes, the key to the pseudonyms is destroyed and answers are written anew in random order, so that not
/// even the order of rows says whose they are. Cards nobody agreed to quote go, the others lose their writer. Nothing of
/// this can be undone: a reopened round's survey stays closed.
/// </summary>
internal sealed class SurveyClosing(PortalDbContext db, TimeProvider clock) : IRoundClosing
{
    public async Task Close(Round round, CancellationToken cancellation)
    {
        var survey = await db.Surveys.Include(s => s.Waves).FirstOrDefaultAsync(s => s.RoundId == round.Id && s.SealedAt == null, cancellation);
        if (survey is null)
        {
            return;
        }

        survey.Seal(clock.GetUtcNow());
        db.RemoveRange(await db.SurveySalts.Where(s => s.SurveyId == survey.Id).ToListAsync(cancellation));
        var waves = survey.Waves.Select(w => w.Id).ToList();
        Renew(await db.SurveySheets.Where(s => waves.Contains(s.WaveId)).ToListAsync(cancellation), s => s.Copy());
        Renew(await db.SurveyComments.Where(c => waves.Contains(c.WaveId)).ToListAsync(cancellation), c => c.Copy());
        var gone = new List<Guid>();
        foreach (var card in await db.SurveyCards.Where(c => waves.Contains(c.WaveId)).ToListAsync(cancellation))
        {
            if (card.Consent == QuoteConsent.Given)
            {
                card.Unlink();
            }
            else
            {
                db.Remove(card);
                gone.Add(card.Id);
            }
        }

        // Words nobody allows to be quoted do not live on as a quote.
        var page = gone.Count == 0 ? null : await db.PatronPages.Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation);
        page?.Forget(gone);
    }

    private void Renew<T>(List<T> rows, Func<T, T> copy)
        where T : class
    {
        db.RemoveRange(rows);
        var shuffled = rows.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        db.AddRange(shuffled.Select(copy));
    }
}

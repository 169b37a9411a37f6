using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>One page of answers as the form sent it.</summary>
/// <param name="Wave">As addresses write it.</param>
/// <param name="Page">From 1.</param>
/// <param name="Answers">Item key → number, <see cref="SurveyItem.Declined"/> too, or words; empty: no answer.</param>
/// <param name="Consents">Keys of the questions whose words may be read.</param>
public sealed record SaveAnswers(
    string Round, string Wave, int Page, IReadOnlyDictionary<string, string?> Answers, IReadOnlyCollection<string> Consents);

/// <summary>What somebody does with the survey they are asked in. Whoever is not asked finds nothing, whatever link they have.</summary>
public sealed class MySurveyService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Saves a page of answers; nothing need be answered.</summary>
    /// <exception cref="NotFoundException">The actor is not asked in this wave, or there is no such page.</exception>
    /// <exception cref="DomainRuleException">When it cannot be answered now or an answer is not as it should be, by item key.</exception>
    public async Task Save(SaveAnswers command, Actor actor, CancellationToken cancellation)
    {
        var (survey, wave, me, salt) = await Answering(command.Round, command.Wave, actor, cancellation);
        var items = SurveyPages.Of(survey).ElementAtOrDefault(command.Page - 1) ?? throw new NotFoundException("page");
        var sheet = await SheetOf(wave, me, salt, cancellation);
        sheet.Save(items.Where(i => !i.IsFreeText).ToDictionary(i => i, i => Number(i, command.Answers.GetValueOrDefault(i.Key))));
        foreach (var item in items.Where(i => i.IsFreeText))
        {
            await SaveWords(wave, item, me, salt, command, cancellation);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Hands the answers in; they stay as they are then.</summary>
    /// <exception cref="DomainRuleException">When it cannot be answered now.</exception>
    public async Task Finish(string roundCode, string waveName, Actor actor, CancellationToken cancellation)
    {
        var (_, wave, me, salt) = await Answering(roundCode, waveName, actor, cancellation);
        (await SheetOf(wave, me, salt, cancellation)).Finish();
        var turnout = await db.SurveyTurnouts.FirstOrDefaultAsync(t => t.WaveId == wave.Id && t.PersonId == actor.PersonId, cancellation);
        if (turnout is null)
        {
            db.Add(turnout = new SurveyTurnout(wave.Id, actor.PersonId));
        }

        turnout.Finish();
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Writes the expectation card, or the reality card.</summary>
    /// <exception cref="DomainRuleException">When the wave is not open, or the sentence is missing or too long.</exception>
    public async Task WriteCard(string roundCode, string waveName, string? text, Actor actor, CancellationToken cancellation)
    {
        var (round, survey, wave, me) = await Asked(roundCode, waveName, actor, cancellation);
        _ = wave.HasCard ? wave : throw new NotFoundException(nameof(SurveyCard));
        survey.RequireAnswer(round, wave, clock.Today());
        var card = await db.SurveyCards.FirstOrDefaultAsync(c => c.WaveId == wave.Id && c.PersonId == actor.PersonId, cancellation);
        if (card is null)
        {
            db.Add(card = new SurveyCard(wave.Id, actor.PersonId, me.Sector));
        }

        card.Write(text);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Says whether one's own card may be quoted.</summary>
    /// <exception cref="NotFoundException">There is no such card of the actor's.</exception>
    public async Task AnswerQuote(string roundCode, Guid cardId, bool agrees, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var card = await db.SurveyCards.FirstOrDefaultAsync(
            c => c.Id == cardId && c.PersonId == actor.PersonId
                && db.SurveyWaves.Any(w => w.Id == c.WaveId && db.Surveys.Any(s => s.Id == w.SurveyId && s.RoundId == round.Id)),
            cancellation).OrNotFound();
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        card.Answer(agrees);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private static int? Number(SurveyItem item, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new DomainRuleException("Rules.OutOfRange", item.Range.Least, item.Range.Most) { Field = item.Key };

    private async Task SaveWords(
        SurveyWave wave, SurveyItem item, SurveyPerson me, byte[] salt, SaveAnswers command, CancellationToken cancellation)
    {
        var name = Pseudonym.OfWords(salt, me.PersonId, wave.Kind, item.Key);
        var comment = await db.SurveyComments.FirstOrDefaultAsync(c => c.WaveId == wave.Id && c.Pseudonym == name, cancellation);
        var words = command.Answers.GetValueOrDefault(item.Key);
        if (string.IsNullOrWhiteSpace(words))
        {
            if (comment is not null)
            {
                db.Remove(comment);
            }

            return;
        }

        var isNew = comment is null;
        comment ??= new SurveyComment(wave.Id, item.Key, name);
        comment.Write(words, command.Consents.Contains(item.Key));
        if (isNew)
        {
            db.Add(comment);
        }
    }

    private async Task<SurveySheet> SheetOf(SurveyWave wave, SurveyPerson me, byte[] salt, CancellationToken cancellation)
    {
        var name = Pseudonym.Of(salt, me.PersonId);
        var sheet = await db.SurveySheets.FirstOrDefaultAsync(s => s.WaveId == wave.Id && s.Pseudonym == name, cancellation);
        if (sheet is null)
        {
            db.Add(sheet = new SurveySheet(wave.Id, name, me.Sector, me.Group));
        }

        Guard.Against(sheet.IsFinished ? new DomainRuleException("Rules.SurveyFinished") : null);
        return sheet;
    }

    private async Task<(Survey Survey, SurveyWave Wave, SurveyPerson Me, byte[] Salt)> Answering(
        string roundCode, string waveName, Actor actor, CancellationToken cancellation)
    {
        var (round, survey, wave, me) = await Asked(roundCode, waveName, actor, cancellation);
        survey.RequireAnswer(round, wave, clock.Today());
        Guard.Against(me.Since is { } since && since > clock.Today() ? new DomainRuleException("Rules.WaveToCome", since) : null);
        var salt = await db.SurveySalts.AsNoTracking().FirstAsync(s => s.SurveyId == survey.Id, cancellation);
        return (survey, wave, me, salt.Value);
    }

    private async Task<(Round Round, Survey Survey, SurveyWave Wave, SurveyPerson Me)> Asked(
        string roundCode, string waveName, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.VisibleTo(actor).Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var survey = await db.SurveyOf(round, cancellation);
        var wave = survey.WaveNamed(waveName);
        var audience = await SurveyAudience.Of(db, round.Id, actor.PersonId, cancellation);
        var me = audience.In(wave).SingleOrDefault();
        return me is null || round.Strands.Surveys == StrandState.Off
            ? throw new NotFoundException(nameof(SurveyWave))
            : (round, survey, wave, me);
    }
}

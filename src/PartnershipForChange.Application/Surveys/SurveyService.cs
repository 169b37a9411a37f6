using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <param name="Wave">As addresses write it.</param>
public sealed record ScheduleWave(string Round, string Wave, DateOnly From, DateOnly To, IReadOnlyList<SurveyGroup> Audience, Guid Version);

/// <summary>What coordinators do with a round's survey.</summary>
public sealed class SurveyService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Sets the round's survey up with the programme's instrument.</summary>
    /// <exception cref="DomainRuleException">When the round is closed, has no surveys, or has one already.</exception>
    public async Task Begin(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        var survey = new Survey(round);
        db.AddRange(survey, new SurveySalt(survey.Id));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When the wave is over, the days are out of order, or nobody is asked.</exception>
    public async Task Schedule(ScheduleWave command, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(command.Round, cancellation);
        var wave = survey.WaveNamed(command.Wave);
        db.Expect(wave, command.Version);
        survey.Schedule(round, wave, command.From, command.To, command.Audience, clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or the item is not as it should be.</exception>
    public async Task AddItem(string roundCode, SurveyItemDetails details, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(roundCode, cancellation);
        db.Add(survey.AddItem(round, details, clock.Today()));
        db.Touch(survey);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or the item is not as it should be.</exception>
    public async Task EditItem(string roundCode, Guid id, SurveyItemDetails details, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(roundCode, cancellation);
        var item = ItemOf(survey, id);
        db.Expect(item, version);
        survey.EditItem(round, item, details, clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or it is the last item.</exception>
    public async Task RemoveItem(string roundCode, Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(roundCode, cancellation);
        var item = ItemOf(survey, id);
        db.Expect(item, version);
        survey.RemoveItem(round, item, clock.Today());
        db.Touch(survey);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Writes to those who are asked and have not answered, except whom it wrote to in the last days.</summary>
    /// <returns>How many are written to.</returns>
    /// <exception cref="DomainRuleException">When the wave cannot be answered today, or nobody is left to write to.</exception>
    public async Task<int> Remind(string roundCode, string waveName, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(roundCode, cancellation);
        var (wave, today) = (survey.WaveNamed(waveName), clock.Today());
        survey.RequireAnswer(round, wave, today);
        var turnouts = await db.SurveyTurnouts.Where(t => t.WaveId == wave.Id).ToDictionaryAsync(t => t.PersonId, cancellation);
        var asked = (await SurveyAudience.Of(db, round.Id, only: null, cancellation)).In(wave);
        var due = asked.Where(p => (p.Since ?? wave.From) <= today && (!turnouts.TryGetValue(p.PersonId, out var turnout) || turnout.CanRemind(today)))
            .Select(p => p.PersonId).ToList();
        Guard.Against(due.Count > 0 ? null : new DomainRuleException("Rules.SurveyNobodyToRemind", Survey.DaysBetweenReminders));
        foreach (var person in await db.People.AsNoTracking().Where(p => due.Contains(p.Id)).ToListAsync(cancellation))
        {
            if (!turnouts.TryGetValue(person.Id, out var turnout))
            {
                db.Add(turnout = new SurveyTurnout(wave.Id, person.Id));
            }

            turnout.Remind(today);
            outbox.Notify(person, $"Survey{wave.Kind}", round.Id, $"/me/{round.Code}/surveys", round.Name, wave.To);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return due.Count;
    }

    /// <summary>
    /// Asks the writer of a card whether it may be quoted. They find the question in the portal: a message in the outbox would
    /// show their name.
    /// </summary>
    /// <exception cref="DomainRuleException">When they were asked already, or the round is closed.</exception>
    public async Task AskToQuote(string roundCode, Guid cardId, Actor actor, CancellationToken cancellation)
    {
        var (round, survey) = await Load(roundCode, cancellation);
        Guard.Against(survey.SealedAt is null && round.CanEdit() ? null : new DomainRuleException("Rules.SurveySealed"));
        var waves = survey.Waves.Select(w => w.Id).ToList();
        var card = await db.SurveyCards.FirstOrDefaultAsync(c => c.Id == cardId && waves.Contains(c.WaveId), cancellation).OrNotFound();
        card.Ask();
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private static SurveyItem ItemOf(Survey survey, Guid id) =>
        survey.Items.FirstOrDefault(i => i.Id == id) ?? throw new NotFoundException(nameof(SurveyItem));

    private async Task<(Round Round, Survey Survey)> Load(string roundCode, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        return (round, await db.SurveyOf(round, cancellation));
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>A wave that the reader is asked in.</summary>
/// <param name="From">The first day they can answer.</param>
/// <param name="Answered">Questions answered, finished or not; 0 once it cannot be told.</param>
/// <param name="Card">The reader's own card; null where they wrote none or it cannot be told.</param>
public sealed record MyWave(
    WaveKind Kind, DateOnly From, DateOnly To, bool IsOpen, bool IsOver, bool IsFinished, int Answered, int Questions, bool HasCard, MyCard? Card);

/// <param name="Quoted">Its words on the patron's page; null where it is not quoted.</param>
public sealed record MyCard(Guid Id, string Text, QuoteConsent Consent, LocalisedText? Quoted);

/// <summary>The surveys of a round as one person sees them.</summary>
/// <param name="Side">Theirs; the questions are about the other.</param>
public sealed record MySurveys(string Round, LocalisedText RoundName, bool IsCancelled, Sector Side, IReadOnlyList<MyWave> Waves);

/// <summary>A page of the survey by what it asks about.</summary>
/// <param name="Answered">Of its <paramref name="Questions"/>; words of one's own are not counted.</param>
public sealed record SurveyPageHead(SurveyDimension Dimension, int Answered, int Questions);

/// <summary>One page of a wave, with what the reader has answered.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Answers">Item key → answer as the form writes it; words too, which are there only with consent.</param>
public sealed record MySurveyPage(
    string Round, LocalisedText RoundName, WaveKind Wave, DateOnly To, Sector Side, IReadOnlyList<SurveyPageHead> Pages, int Number,
    IReadOnlyList<SurveyItem> Items, IReadOnlyDictionary<string, string> Answers, int Answered, int Questions)
{
    public int Last => Pages.Count;
}

/// <summary>Reads what concerns the person who asks: their own answers, through their pseudonym, while the round is open.</summary>
public sealed class MySurveyQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">The round has no survey, or the actor is not asked in it.</exception>
    public async Task<MySurveys> In(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await RoundNamed(roundCode, actor, cancellation);
        return await Of(round, actor, cancellation) ?? throw new NotFoundException(nameof(Survey));
    }

    /// <exception cref="NotFoundException">The actor is not asked in this wave, cannot answer it now, or there is no such page.</exception>
    public async Task<MySurveyPage> Page(string roundCode, string waveName, int number, Actor actor, CancellationToken cancellation)
    {
        var round = await RoundNamed(roundCode, actor, cancellation);
        var survey = await db.SurveyOf(round, cancellation);
        var mine = await Of(round, actor, cancellation);
        var wave = mine?.Waves.FirstOrDefault(w => w.Kind == survey.WaveNamed(waveName).Kind);
        var pages = SurveyPages.Of(survey);
        if (wave is not { IsOpen: true, IsFinished: false } || number < 1 || number > pages.Count)
        {
            throw new NotFoundException(nameof(SurveyWave));
        }

        var items = pages[number - 1];
        var waveId = survey.Wave(wave.Kind)!.Id;
        var salt = await Salt(survey, cancellation);
        var sheet = await Sheet(waveId, salt!, actor, cancellation);
        var answers = items.Where(i => sheet?.Answers.ContainsKey(i.Key) == true)
            .ToDictionary(i => i.Key, i => sheet!.Answers[i.Key].ToString(CultureInfo.InvariantCulture));
        var names = items.Where(i => i.IsFreeText).ToDictionary(i => Pseudonym.OfWords(salt!, actor.PersonId, wave.Kind, i.Key), i => i.Key);
        foreach (var comment in await db.SurveyComments.AsNoTracking().Where(c => c.WaveId == waveId && names.Keys.Contains(c.Pseudonym)).ToListAsync(cancellation))
        {
            answers[names[comment.Pseudonym]] = comment.Content;
        }

        return new MySurveyPage(
            round.Code, round.Name, wave.Kind, wave.To, mine!.Side, 
            [.. pages.Select(p => new SurveyPageHead(p[0].Dimension, p.Count(i => sheet?.Answers.ContainsKey(i.Key) == true), p.Count(i => !i.IsFreeText)))],
            number, items, answers,
            wave.Answered, wave.Questions);
    }

    /// <summary>Null where the round has no survey for this person.</summary>
    /// <param name="withAnswers">Count what they have answered, which reads their sheets; else it is told as 0.</param>
    internal async Task<MySurveys?> Of(Round round, Actor actor, CancellationToken cancellation, bool withAnswers = true)
    {
        var survey = round.Strands.Surveys == StrandState.Off
            ? null
            : await db.Surveys.AsNoTracking().WithParts().FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation);
        if (survey is null)
        {
            return null;
        }

        var audience = await SurveyAudience.Of(db, round.Id, actor.PersonId, cancellation);
        var asked = survey.Waves.Select(w => (Wave: w, Me: audience.In(w).SingleOrDefault())).Where(w => w.Me is not null).ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        var ids = asked.Select(w => w.Wave.Id).ToList();
        var sheets = withAnswers ? await Sheets(survey, ids, actor, cancellation) : [];
        var done = await db.SurveyWaves.AsNoTracking().Where(w => ids.Contains(w.Id)).Select(w => new
        {
            w.Id,
            IsFinished = db.SurveyTurnouts.Any(t => t.WaveId == w.Id && t.PersonId == actor.PersonId && t.IsFinished),
            Card = db.SurveyCards.FirstOrDefault(c => c.WaveId == w.Id && c.PersonId == actor.PersonId),
        }).ToDictionaryAsync(w => w.Id, cancellation);
        var quoted = await Quoted([.. done.Values.Where(d => d.Card?.Consent == QuoteConsent.Given).Select(d => d.Card!.Id)], cancellation);
        var (today, questions) = (clock.Today(), survey.Items.Count(i => !i.IsFreeText));
        return new MySurveys(
            round.Code, round.Name, round.Strands.Surveys == StrandState.Cancelled, asked[0].Me!.Sector,
            [.. asked.Select(a => new MyWave(
                a.Wave.Kind, a.Me!.Since > a.Wave.From ? a.Me.Since.Value : a.Wave.From, a.Wave.To,
                survey.CanAnswer(round, a.Wave, today) && (a.Me.Since ?? today) <= today,
                a.Wave.To < today || round.State == RoundState.Closed,
                done[a.Wave.Id].IsFinished, sheets.GetValueOrDefault(a.Wave.Id)?.Answers.Count ?? 0, questions, a.Wave.HasCard,
                done[a.Wave.Id].Card is { } card ? new MyCard(card.Id, card.Content, card.Consent, quoted.GetValueOrDefault(card.Id)) : null))]);
    }

    private async Task<Dictionary<Guid, LocalisedText>> Quoted(List<Guid> cards, CancellationToken cancellation) => cards.Count == 0
        ? []
        : await db.PatronPages.AsNoTracking().SelectMany(p => p.Quotes).Where(q => q.CardId != null && cards.Contains(q.CardId.Value))
            .ToDictionaryAsync(q => q.CardId!.Value, q => q.Words, cancellation);

    private Task<Round> RoundNamed(string code, Actor actor, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().VisibleTo(actor).Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    private async Task<Dictionary<Guid, SurveySheet>> Sheets(Survey survey, List<Guid> waves, Actor actor, CancellationToken cancellation)
    {
        var salt = await Salt(survey, cancellation);
        var name = salt is null ? null : Pseudonym.Of(salt, actor.PersonId);
        return await db.SurveySheets.AsNoTracking().Where(s => waves.Contains(s.WaveId) && s.Pseudonym == name).ToDictionaryAsync(s => s.WaveId, cancellation);
    }

    private async Task<byte[]?> Salt(Survey survey, CancellationToken cancellation) =>
        (await db.SurveySalts.AsNoTracking().FirstOrDefaultAsync(s => s.SurveyId == survey.Id, cancellation))?.Value;

    private Task<SurveySheet?> Sheet(Guid waveId, byte[] salt, Actor actor, CancellationToken cancellation)
    {
        var name = Pseudonym.Of(salt, actor.PersonId);
        return db.SurveySheets.AsNoTracking().FirstOrDefaultAsync(s => s.WaveId == waveId && s.Pseudonym == name, cancellation);
    }
}

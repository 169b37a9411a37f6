using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>
/// Counts what a survey found. Only waves that are over are compared, so that nobody learns a late answer from two readings of
/// the page; only those people who answered both times; only differences, since levels of overlapping waves could be
/// subtracted; and only what <see cref="Disclosure"/> lets through.
/// </summary>
public sealed class SurveyResultQueries(PortalDbContext db, TimeProvider clock)
{
    private static readonly IReadOnlyList<SurveyDimension> Scored = [.. Enum.GetValues<SurveyDimension>().Where(d => d != SurveyDimension.Other)];

    /// <exception cref="NotFoundException">There is no such round, or it has no survey.</exception>
    public async Task<SurveyResults> Of(string roundCode, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        return (await Of([round], cancellation)).GetValueOrDefault(round.Id) ?? throw new NotFoundException(nameof(Survey));
    }

    /// <summary>The results of each round that has a survey, by the round's id, in a number of queries that does not grow with them.</summary>
    internal async Task<IReadOnlyDictionary<Guid, SurveyResults>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var surveys = await db.Surveys.AsNoTracking().WithParts().Where(s => ids.Contains(s.RoundId)).ToDictionaryAsync(s => s.RoundId, cancellation);
        var waves = surveys.Values.SelectMany(s => s.Waves).Select(w => w.Id).ToList();
        var over = surveys.Values.SelectMany(Over).Select(w => w.Id).ToList();
        var given = new Given(
            (over.Count == 0 ? [] : await db.SurveySheets.AsNoTracking().Where(s => over.Contains(s.WaveId) && s.IsFinished).ToListAsync(cancellation)).ToLookup(s => s.WaveId),
            (await db.SurveyTurnouts.AsNoTracking().Where(t => waves.Contains(t.WaveId) && t.IsFinished).ToListAsync(cancellation)).ToLookup(t => t.WaveId, t => t.PersonId),
            (over.Count == 0 ? [] : await db.SurveyComments.AsNoTracking().Where(c => over.Contains(c.WaveId)).ToListAsync(cancellation)).ToLookup(c => c.WaveId));
        var audiences = await SurveyAudience.Of(db, ids, only: null, cancellation);
        return rounds.Where(r => surveys.ContainsKey(r.Id)).ToDictionary(r => r.Id, r => Of(r, surveys[r.Id], audiences[r.Id], given));
    }

    /// <param name="before">Finished sheets of the first wave.</param>
    /// <param name="after">Finished sheets of a later one; a person counts in the group they are in there.</param>
    internal static WaveComparison Compared(Survey survey, WaveKind wave, IReadOnlyList<SurveySheet> before, IReadOnlyList<SurveySheet> after)
    {
        var first = before.ToDictionary(s => s.Pseudonym);
        var both = after.Where(s => first.ContainsKey(s.Pseudonym)).Select(s => (Before: first[s.Pseudonym], After: s)).ToList();
        return new WaveComparison(wave, [.. Scored.Select(dimension => Change(survey, dimension, both))]);
    }

    private SurveyResults Of(Round round, Survey survey, SurveyAudience audience, Given given)
    {
        var today = clock.Today();
        var over = Over(survey);
        var before = over.Find(w => w.Kind == WaveKind.Before);
        return new SurveyResults(
            round.Code, round.Name,
            [.. survey.Waves.Where(w => w.From <= today).Select(w => new WaveResponse(w.Kind, over.Contains(w), Rates(audience.In(w), [.. given.Finished[w.Id]])))],
            before is null ? [] : [.. over.Where(w => w.Kind != WaveKind.Before && w.From <= today)
                .Select(w => Compared(survey, w.Kind, [.. given.Sheets[before.Id]], [.. given.Sheets[w.Id]]))],
            [.. over.SelectMany(w => Declined(survey, w, [.. given.Sheets[w.Id]]))],
            [.. over.SelectMany(w => Words(survey, w, given.Comments[w.Id]))]);
    }

    private List<SurveyWave> Over(Survey survey) => [.. survey.Waves.Where(w => w.IsOverOn(clock.Today()) || survey.SealedAt is not null)];

    private static DimensionChange Change(Survey survey, SurveyDimension dimension, List<(SurveySheet Before, SurveySheet After)> both)
    {
        var items = survey.Items.Where(i => i.Dimension == dimension).ToList();
        var pairs = (
            from sheets in both
            let before = sheets.Before.Score(items)
            let after = sheets.After.Score(items)
            where before is not null && after is not null
            select (Atom: ResultCells.Atom(sheets.After.Group, sheets.After.Sector), Scores: (before.Value, after.Value))).ToLookup(p => p.Atom, p => p.Scores);
        var shown = ResultCells.Shown([.. Enumerable.Range(0, ResultCells.Atoms).Select(atom => pairs[atom].Count())]);
        return new DimensionChange(dimension, ResultCells.All.ToDictionary(
            cell => cell, cell => shown[cell] ? PairedChange.Of([.. ResultCells.Of(cell).SelectMany(atom => pairs[atom])]) : null));
    }

    private static List<ResponseRate> Rates(IReadOnlyList<SurveyPerson> asked, HashSet<Guid> finished)
    {
        var people = asked.ToLookup(p => ResultCells.Atom(p.Group, p.Sector));
        var answered = Enumerable.Range(0, ResultCells.Atoms).Select(atom => people[atom].Count(p => p.HasAnswered ?? finished.Contains(p.PersonId))).ToList();
        var shown = ResultCells.Shown(answered);
        return [.. ResultCells.All.Select(cell => new ResponseRate(
            cell, ResultCells.Of(cell).Sum(atom => people[atom].Count()), shown[cell] ? ResultCells.Of(cell).Sum(atom => answered[atom]) : null))];
    }

    /// <summary>Of everybody together, and only where neither those who declined nor the others are one to four people.</summary>
    private static IEnumerable<DeclinedQuestion> Declined(Survey survey, SurveyWave wave, IReadOnlyList<SurveySheet> sheets) =>
        from item in survey.Items
        let people = sheets.Count(s => s.HasDeclined(item))
        where people >= Disclosure.Fewest && sheets.Count - people is 0 or >= Disclosure.Fewest
        select new DeclinedQuestion(wave.Kind, item.Key, item.Text, people);

    private static IEnumerable<WordsOf> Words(Survey survey, SurveyWave wave, IEnumerable<SurveyComment> comments) =>
        from item in survey.Items
        where item.IsFreeText
        let words = comments.Where(c => c.ItemKey == item.Key).OrderBy(c => c.Id).Select(c => c.Content).ToList()
        where words.Count >= Disclosure.Fewest
        select new WordsOf(wave.Kind, item.Text, words);

    /// <summary>What was answered, by wave.</summary>
    private sealed record Given(ILookup<Guid, SurveySheet> Sheets, ILookup<Guid, Guid> Finished, ILookup<Guid, SurveyComment> Comments);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>A wave as coordinators see it.</summary>
/// <param name="Asked">People who are asked, by side.</param>
/// <param name="Finished">Of these, who have answered.</param>
/// <param name="Due">Of these, to whom it makes sense to write today.</param>
public sealed record WaveRow(
    WaveKind Kind, DateOnly From, DateOnly To, IReadOnlyList<SurveyGroup> Audience, bool IsOpen, bool IsOver, bool CanSchedule, Guid Version,
    BySide Asked, BySide Finished, int Due);

/// <param name="Waves">Empty while no survey is set up.</param>
/// <param name="Cards">Cards written so far.</param>
public sealed record SurveyOverview(
    string Round, LocalisedText RoundName, StrandState Strand, bool IsSetUp, bool IsSealed, bool CanChangeItems, IReadOnlyList<SurveyItem> Items,
    IReadOnlyList<WaveRow> Waves, int Cards);

/// <summary>Somebody who has not answered. What anybody answered is nowhere beside a name.</summary>
public sealed record MissingPerson(string Name, LocalisedText Organisation, Sector Sector, SurveyGroup Group, DateOnly? RemindedOn);

/// <param name="Due">To whom it makes sense to write today, whomever the reader looks for.</param>
/// <param name="Search">Whom the reader looks for; null where it is everybody.</param>
public sealed record MissingPeople(
    string Round, LocalisedText RoundName, WaveKind Wave, bool IsOpen, int Due, string? Search, Page<MissingPerson> People);

/// <summary>A card without its writer.</summary>
public sealed record CardRow(Guid Id, WaveKind Wave, Sector Sector, string Text, QuoteConsent Consent);

public sealed record SurveyCards(string Round, LocalisedText RoundName, bool CanAsk, IReadOnlyList<CardRow> Cards);

/// <summary>Reads surveys for coordinators: who has answered, never what.</summary>
public sealed class SurveyQueries(PortalDbContext db, TimeProvider clock)
{
    public async Task<SurveyOverview> Overview(string roundCode, CancellationToken cancellation) =>
        await Of(await Named(roundCode, cancellation), cancellation);

    /// <summary>A page of those who are asked in a wave and have not answered.</summary>
    /// <param name="search">Words of a name, an e-mail address or an organisation.</param>
    public async Task<MissingPeople> Missing(string roundCode, string waveName, string? search, int page, CancellationToken cancellation)
    {
        var round = await Named(roundCode, cancellation);
        var survey = await Read(round, cancellation).OrNotFound();
        var wave = survey.WaveNamed(waveName);
        var turnouts = await db.SurveyTurnouts.AsNoTracking().Where(t => t.WaveId == wave.Id).ToDictionaryAsync(t => t.PersonId, cancellation);
        var missing = (await SurveyAudience.Of(db, round.Id, only: null, cancellation)).In(wave)
            .Where(p => turnouts.GetValueOrDefault(p.PersonId)?.IsFinished != true).ToDictionary(p => p.PersonId);
        var ids = missing.Keys.ToList();
        var found =
            from person in db.People.AsNoTracking()
            join organisation in db.Organisations on person.OrganisationId equals organisation.Id into employers
            from employer in employers.DefaultIfEmpty()
            where ids.Contains(person.Id)
            orderby person.NameKey, person.Id
            select new { Person = person, Employer = employer };
        var people = await found.Holding(search, word => x => x.Person.SearchText.Contains(word) || x.Employer!.SearchText.Contains(word))
            .ToPageAsync(page, cancellation);
        var today = clock.Today();
        return new MissingPeople(
            round.Code, round.Name, wave.Kind, survey.CanAnswer(round, wave, today), missing.Values.Count(p => IsDue(p, wave, turnouts, today)),
            search, people.Select(p => new MissingPerson(
                p.Person.FullName, p.Employer?.Name ?? LocalisedText.Empty, missing[p.Person.Id].Sector, missing[p.Person.Id].Group,
                turnouts.GetValueOrDefault(p.Person.Id)?.RemindedOn)));
    }

    /// <exception cref="NotFoundException">The round has no such item.</exception>
    public async Task<SurveyItem> Item(string roundCode, Guid id, CancellationToken cancellation)
    {
        var survey = await Read(await Named(roundCode, cancellation), cancellation).OrNotFound();
        return survey.Items.FirstOrDefault(i => i.Id == id) ?? throw new NotFoundException(nameof(SurveyItem));
    }

    /// <summary>The cards, in an order that tells nothing.</summary>
    public async Task<SurveyCards> Cards(string roundCode, CancellationToken cancellation)
    {
        var round = await Named(roundCode, cancellation);
        var survey = await Read(round, cancellation).OrNotFound();
        var waves = survey.Waves.ToDictionary(w => w.Id, w => w.Kind);
        var ids = waves.Keys.ToList();
        var cards = await db.SurveyCards.AsNoTracking().Where(c => ids.Contains(c.WaveId)).OrderBy(c => c.Id).ToListAsync(cancellation);
        return new SurveyCards(
            round.Code, round.Name, survey.SealedAt is null && round.CanEdit(),
            [.. cards.Select(c => new CardRow(c.Id, waves[c.WaveId], c.Sector, c.Content, c.Consent)).OrderBy(c => c.Wave)]);
    }

    internal async Task<SurveyOverview> Of(Round round, CancellationToken cancellation)
    {
        var survey = await Read(round, cancellation);
        if (survey is null)
        {
            return new SurveyOverview(round.Code, round.Name, round.Strands.Surveys, false, false, false, [], [], 0);
        }

        var ids = survey.Waves.Select(w => w.Id).ToList();
        var turnouts = (await db.SurveyTurnouts.AsNoTracking().Where(t => ids.Contains(t.WaveId)).ToListAsync(cancellation)).ToLookup(t => t.WaveId);
        var audience = await SurveyAudience.Of(db, round.Id, only: null, cancellation);
        var cards = await db.SurveyCards.CountAsync(c => ids.Contains(c.WaveId), cancellation);
        var today = clock.Today();
        return new SurveyOverview(
            round.Code, round.Name, round.Strands.Surveys, true, survey.SealedAt is not null, survey.CanChangeItems(round, today), survey.Items,
            [.. survey.Waves.Select(w => Row(round, survey, w, audience.In(w), turnouts[w.Id].ToDictionary(t => t.PersonId), today))], cards);
    }

    private static WaveRow Row(
        Round round, Survey survey, SurveyWave wave, IReadOnlyList<SurveyPerson> asked, Dictionary<Guid, SurveyTurnout> turnouts, DateOnly today) =>
        new(
            wave.Kind, wave.From, wave.To, wave.Audience, survey.CanAnswer(round, wave, today), wave.IsOverOn(today),
            survey.CanSchedule(round, wave, today), wave.Version,
            BySide.Of(asked, p => p.Sector, _ => 1),
            BySide.Of(asked.Where(p => p.HasAnswered ?? turnouts.GetValueOrDefault(p.PersonId)?.IsFinished == true), p => p.Sector, _ => 1),
            asked.Count(p => IsDue(p, wave, turnouts, today)));

    private static bool IsDue(SurveyPerson person, SurveyWave wave, Dictionary<Guid, SurveyTurnout> turnouts, DateOnly today) =>
        person.HasAnswered is null && (person.Since ?? wave.From) <= today && (!turnouts.TryGetValue(person.PersonId, out var turnout) || turnout.CanRemind(today));

    private Task<Round> Named(string code, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    private Task<Survey?> Read(Round round, CancellationToken cancellation) =>
        db.Surveys.AsNoTracking().WithParts().FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Samples;

/// <summary>
/// The survey before matching, open until registration ends: some on each side have answered and written what they expect.
/// The sample's own accounts have not, so that each of them can.
/// </summary>
internal sealed class SampleSurvey(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    private static readonly string[] Expectations =
    [
        "Rada bi videla, kako v podjetju povedo slabo novico stranki.",
        "Pričakujem, da bom izvedel, zakaj se na ministrstvu predpis piše pol leta.",
        "Da bom konec tedna poznala vsaj tri ljudi, ki jih lahko pokličem.",
        "Da bomo skupaj našli en obrazec, ki ga ne potrebujemo več.",
        "Upam, da bom slišal, kaj nas v javni upravi dela počasne.",
        "Zanima me, kako delajo brez sestankov. Ali pa jih imajo prav toliko kot mi?",
    ];

    public int Order => 70;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var survey = new Survey(round);
        var salt = new SurveySalt(survey.Id);
        db.AddRange(survey, salt);
        var wave = survey.Wave(WaveKind.Before)!;
        survey.RequireAnswer(round, wave, clock.Today());
        var people = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where registration.RoundId == round.Id && registration.State == RegistrationState.Released
            orderby person.Email
            select new { registration.PersonId, organisation.Sector }).ToListAsync(cancellation);
        var taken = people.Where(p => p.Sector == Sector.Public).Take(16).Concat(people.Where(p => p.Sector == Sector.Business).Take(12)).ToList();
        for (var at = 0; at < taken.Count; at++)
        {
            var (person, side) = (taken[at].PersonId, taken[at].Sector);
            var sheet = new SurveySheet(wave.Id, Pseudonym.Of(salt.Value, person), side, SurveyGroup.Waiting);
            sheet.Save(survey.Items.Where(i => !i.IsFreeText).ToDictionary(i => i, i => (int?)Answer(i, at)));
            sheet.Finish();
            var turnout = new SurveyTurnout(wave.Id, person);
            turnout.Finish();
            db.AddRange(sheet, turnout);
            if (at % 5 == 0)
            {
                var card = new SurveyCard(wave.Id, person, side);
                card.Write(Expectations[at / 5]);
                db.Add(card);
            }
        }
    }

    /// <summary>Somewhere in the middle of the scale, differently for each person and item, the same with every load.</summary>
    private static int Answer(SurveyItem item, int person)
    {
        var (least, most) = item.Range;
        var share = (3 + ((person * 5) + (item.Order * 3)) % 7) / 12.0;
        return least + (int)Math.Round((most - least) * share);
    }
}

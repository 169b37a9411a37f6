using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Samples;

/// <summary>A season that has begun, with a few kudos across the sides, one of them to the sample's participant.</summary>
internal sealed class SampleRecognition(PortalDbContext db, RecognitionTemplateQueries templates, TimeProvider clock) : ISamplePart
{
    private static readonly string[] Sentences =
    [
        "Hvala, da ste mi na kavi po domače razložili javno naročanje. Zdaj ga skoraj razumem.",
        "Za potrpežljivost ob najinem prvem klicu in za skico, ki je rešila pol izziva.",
        "Ker ste prvi priznali, da tudi pri vas obrazci niso prijazni. To je odprlo pogovor.",
        "Za iskreno vprašanje na uvodnem srečanju, ki si ga nihče drug ni upal postaviti.",
        "Vaš primer z enim okencem si bomo sposodili. Hvala!",
    ];

    public int Order => 60;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var season = new Season(round, (await templates.Rules(cancellation)).Template);
        db.Add(season);
        var people = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where registration.RoundId == round.Id && (registration.State == RegistrationState.Released || person.Email == SampleAccounts.ParticipantEmail)
            orderby person.Email == SampleAccounts.ParticipantEmail ? 0 : 1, person.Email
            select new KudosParty(person.Id, organisation.Sector)).ToListAsync(cancellation);
        var publicSide = people.Where(p => p.Sector == Sector.Public).ToList();
        var business = people.Where(p => p.Sector == Sector.Business).ToList();
        for (var at = 0; at < Sentences.Length; at++)
        {
            var (one, other) = (publicSide[at], business[at]);
            var (from, to) = at % 2 == 0 ? (other, one) : (one, other);
            db.Add(new Kudos(round, season, from, to, Sentences[at], givenToday: 0, clock.GetUtcNow(), clock.Today()));
        }
    }
}

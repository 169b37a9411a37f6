using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Testing;

/// <summary>
/// A small round with two organisations on each side, so that every test has somebody else's data that could leak.
/// Today (15 March 2027) the round is open and in registration.
/// </summary>
public sealed class World
{
    public const string Password = "correct horse battery";

    public const string CoordinatorEmail = "maja.kos@program.si";
    public const string ReporterEmail = "nina.lah@program.si";
    public const string JurorEmail = "juror@program.si";

    /// <summary>Contact of ministry <c>MJU</c>.</summary>
    public const string MinistryEmail = "skrbnik@mju.si";

    /// <summary>Contact of ministry <c>MF</c>: the other organisation.</summary>
    public const string OtherMinistryEmail = "skrbnik@mf.si";

    /// <summary>Contact of company <c>LEK</c>.</summary>
    public const string CompanyEmail = "kontakt@lek.si";

    /// <summary>Contact of company <c>SAP</c>: the other organisation.</summary>
    public const string OtherCompanyEmail = "kontakt@sap.si";

    /// <summary>Participant of MJU, registration released.</summary>
    public const string ParticipantEmail = "ana.hribar@mju.si";

    /// <summary>Participant of SAP, registration handed in and waiting for release.</summary>
    public const string OtherParticipantEmail = "rok.medved@sap.si";

    public required Round Round { get; init; }

    public required Organisation Mju { get; init; }

    public required Organisation Mf { get; init; }

    public required Organisation Lek { get; init; }

    public required Organisation Sap { get; init; }

    public required HostPlace LekPlace { get; init; }

    public required HostPlace SapPlace { get; init; }

    public required HostPlace MjuPlace { get; init; }

    public required HostPlace MfPlace { get; init; }

    /// <summary>Released, MJU.</summary>
    public required Registration Ana { get; init; }

    /// <summary>Handed in, SAP.</summary>
    public required Registration Rok { get; init; }

    public static HostPlaceDetails PlaceDetails(Round round, string mentor = "Urška Hribar") => new(
        "Digitalizacija", "Ljubljana", ["sl", "en"], 1, [.. round.Weeks], ["data analysis"], mentor, "mentor@example.si");

    public static RegistrationAnswers Answers(Round round, params string[] wishes) => new()
    {
        Level = "specialist",
        Languages = ["sl"],
        Weeks = [.. round.Weeks],
        SkillsOffered = ["communication"],
        SkillsSought = ["data analysis"],
        HostWishes = wishes,
        ChallengeWishes = ["skills"],
        Motivation = "Radovednost.",
    };

    public static async Task<World> CreateAsync(PortalFactory portal)
    {
        _ = portal.Services;
        await using var db = portal.Database.Open();
        var now = portal.Clock.GetUtcNow();
        var today = portal.Clock.Today;
        var round = new Round("2027", new RoundDetails(
            new LocalisedText("Krog 2027", "Round 2027"), "2026/27", new LocalisedText("predsednik vlade", "the Prime Minister"),
            new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 18)));
        round.Plan([.. ProgrammeTemplate.Phases(round.From, round.To).Select(p => p.Kind switch
        {
            PhaseKind.Registration => p with { From = today.AddDays(-7), To = today.AddDays(7) },
            PhaseKind.HostPlaces => p with { To = today.AddDays(-8) },
            PhaseKind.Matching => p with { From = today.AddDays(8), To = today.AddDays(30) },
            _ => p,
        })]);
        foreach (var (key, text) in ProgrammeTemplate.Challenges)
        {
            round.AddChallenge(key, text);
        }

        round.Open();
        Organisation mju = Add("MJU", "Ministrstvo za javno upravo", OrganisationKind.Ministry), mf = Add("MF", "Ministrstvo za finance", OrganisationKind.Ministry);
        Organisation lek = Add("LEK", "Lek", OrganisationKind.Company), sap = Add("SAP", "SAP", OrganisationKind.Company);
        db.Add(round);
        var terms = new PartnershipTerms(1, new LocalisedText("Pogoji partnerstva.", "Terms of the partnership."), now);
        db.Add(terms);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);

        var accounts = new TestAccounts(portal, db);
        accounts.Add(CoordinatorEmail, "Maja", "Kos", null, Roles.Coordinator);
        accounts.Add(ReporterEmail, "Nina", "Lah", null, Roles.Reporter);
        accounts.Add(JurorEmail, "Jure", "Žirija", null, Roles.Juror);
        var contact = accounts.Add(MinistryEmail, "Boštjan", "Petek", mju, Roles.Ministry);
        db.Add(new Contact(mju.Id, contact));
        db.Add(new Contact(mf.Id, accounts.Add(OtherMinistryEmail, "Mojca", "Oblak", mf, Roles.Ministry)));
        var lekContact = accounts.Add(CompanyEmail, "Tina", "Zorman", lek, Roles.Company);
        db.Add(new Contact(lek.Id, lekContact));
        db.Add(new Contact(sap.Id, accounts.Add(OtherCompanyEmail, "Rado", "Čeh", sap, Roles.Company)));
        foreach (var organisation in new[] { mju, mf, lek, sap })
        {
            var participation = new Participation(round.Id, organisation.Id, now);
            if (organisation != mf)
            {
                participation.Accept(round, terms, 2, 2, contact.Id, now, today);
            }

            db.Add(participation);
        }

        HostPlace Place(Organisation o, string code) => Tracked(new HostPlace(round, o, code, PlaceDetails(round), today));
        T Tracked<T>(T entity)
            where T : class
        {
            db.Add(entity);
            return entity;
        }

        Organisation Add(string code, string name, OrganisationKind kind) =>
            Tracked(new Organisation(code, new LocalisedText(name, name), kind, industry: null, "Ljubljana"));

        HostPlace lekPlace = Place(lek, "LEK-1"), sapPlace = Place(sap, "SAP-1"), mjuPlace = Place(mju, "MJU-1"), mfPlace = Place(mf, "MF-1");
        var ana = Registration.Begin(round, accounts.Add(ParticipantEmail, "Ana", "Hribar", mju, Roles.Participant), mju.Id, now, today);
        ana.Save(round, Answers(round, "LEK-1", "SAP"), today);
        ana.Submit(round, now, today);
        ana.Release(round, contact.Id, now, today);
        var rok = Registration.Begin(round, accounts.Add(OtherParticipantEmail, "Rok", "Medved", sap, Roles.Participant), sap.Id, now, today);
        rok.Save(round, Answers(round, "MF", "MJU-1"), today);
        rok.Submit(round, now, today);
        db.AddRange(ana, rok);
        await db.SaveAsync(Actor.Portal, now, CancellationToken.None);
        return new World
        {
            Round = round, Mju = mju, Mf = mf, Lek = lek, Sap = sap, LekPlace = lekPlace, SapPlace = sapPlace,
            MjuPlace = mjuPlace, MfPlace = mfPlace, Ana = ana, Rok = rok,
        };
    }
}

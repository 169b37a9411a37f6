using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Samples;

/// <summary>
/// Four workshops and events of the sample round: one that was, with attendance and answers; the kick-off, to sign up for; one
/// that is full, with a waiting list; the final. Their days follow the day on which the sample is loaded.
/// </summary>
internal sealed class SampleWorkshops(PortalDbContext db, TimeProvider clock) : ISamplePart
{
    public int Order => 40;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var today = clock.Today();
        var released = await (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            where registration.RoundId == round.Id && registration.State == RegistrationState.Released
            orderby person.Email
            select new { person.Id, employer.Sector }).ToListAsync(cancellation);

        // The two sides in turn, as they come to learn together.
        var people = released.Where(p => p.Sector == Sector.Public).Zip(released.Where(p => p.Sector == Sector.Business), (a, b) => new[] { a.Id, b.Id })
            .SelectMany(pair => pair).ToList();
        var luka = await db.People.Where(p => p.Email == SampleAccounts.ParticipantEmail).Select(p => p.Id).SingleAsync(cancellation);
        var contact = await db.People.Where(p => p.Email == SampleAccounts.MinistryEmail).Select(p => p.Id).SingleAsync(cancellation);

        Held(round, Working(today.AddDays(-12)), [luka, contact, .. people.Take(9)]);
        var kickOff = Session(round, KickOff, Working(today.AddDays(20)), (9, 0), (13, 0), least: 20, most: 140);
        Join(kickOff, round, people.Take(24));
        var full = Session(round, Negotiation, Working(today.AddDays(27)), (13, 0), (16, 30), least: 8, most: 12);
        Join(full, round, [.. people.Skip(5).Take(13), luka, contact]);
        Join(Session(round, Final, Working(Later(round.To.AddDays(8), today.AddDays(60))), (10, 0), (15, 0), least: 0, most: 200), round, people.Take(6));
    }

    private static WorkshopDetails Data { get; } = new(
        WorkshopKind.Workshop, "data analysis",
        new LocalisedText("Podatki za odločanje", "Data for decisions"),
        new LocalisedText(
            "Kako iz razpršenih podatkov priti do slike, ki pomaga odločiti. Vsak prinese eno vprašanje iz svojega dela.",
            "How scattered data becomes a picture that helps to decide. Everybody brings one question from their work."),
        "Tina Jerman", string.Empty, "https://meet.example.org/podatki",
        new LocalisedText("Vaje in [zapiski](https://files.example.org/podatki).", "Exercises and [notes](https://files.example.org/podatki)."));

    private static WorkshopDetails KickOff { get; } = new(
        WorkshopKind.KickOff, string.Empty,
        new LocalisedText("Uvodno srečanje", "Kick-off"),
        new LocalisedText(
            "Obe strani se prvič srečata: kdo smo, kaj nas čaka in kako se pripravimo na teden v drugem svetu.",
            "Both sides meet for the first time: who we are, what is ahead, and how to prepare for a week in the other world."),
        string.Empty, "Brdo pri Kranju, dvorana Grandis", string.Empty, LocalisedText.Empty);

    private static WorkshopDetails Negotiation { get; } = new(
        WorkshopKind.Workshop, "negotiation",
        new LocalisedText("Pogajanja brez poražencev", "Negotiating without losers"),
        new LocalisedText(
            "Vaje v parih, vedno en človek iz javne uprave in en iz podjetja: interesi namesto stališč.",
            "Exercises in pairs, always one person from public administration and one from a company: interests instead of positions."),
        "Miha Sever", "Ljubljana, Dunajska 119, predavalnica 2", string.Empty, LocalisedText.Empty);

    private static WorkshopDetails Final { get; } = new(
        WorkshopKind.Final, string.Empty,
        new LocalisedText("Finale: ekipe predstavijo rešitve", "Final: the teams present their solutions"),
        new LocalisedText("Vsaka ekipa ima pet minut. Občinstvo glasuje.", "Each team has five minutes. The audience votes."),
        string.Empty, "Ljubljana, Cankarjev dom", string.Empty, LocalisedText.Empty);

    /// <summary>A session that was: set and signed up for a month before, attended by all but the last two.</summary>
    private void Held(Round round, DateOnly day, IReadOnlyList<Guid> people)
    {
        var before = new SessionMoment(round, day.AddDays(-28).BeginsAt(), day.AddDays(-28));
        var workshop = new Workshop(round, Data);
        var session = new WorkshopSession(workshop, Plan(day, (9, 0), (11, 0), 5, 30), before);
        foreach (var person in people)
        {
            session.Join(person, before);
        }

        session.SetAttendance([.. session.SignUps.SkipLast(2).Select(s => s.Id)], session.EndsAt);
        db.AddRange(workshop, session);
        var marks = new[] { 5, 4, 5, 4, 5, 3 };
        db.AddRange(session.SignUps.Skip(1).Take(marks.Length).Select((s, i) => new WorkshopFeedback(
            session, s.PersonId, marks[i], i == 0 ? "Končno primeri iz obeh svetov." : null, session.EndsAt)));
    }

    private WorkshopSession Session(
        Round round, WorkshopDetails details, DateOnly day, (int Hour, int Minute) from, (int Hour, int Minute) to, int least, int most)
    {
        var workshop = new Workshop(round, details);
        var session = new WorkshopSession(workshop, Plan(day, from, to, least, most), Moment(round));
        db.AddRange(workshop, session);
        return session;
    }

    private void Join(WorkshopSession session, Round round, IEnumerable<Guid> people)
    {
        foreach (var person in people)
        {
            session.Join(person, Moment(round));
        }
    }

    private SessionMoment Moment(Round round) => new(round, clock.GetUtcNow(), clock.Today());

    private static SessionPlan Plan(DateOnly day, (int Hour, int Minute) from, (int Hour, int Minute) to, int least, int most) => new(
        day, day.At(new TimeOnly(from.Hour, from.Minute)), day.At(new TimeOnly(to.Hour, to.Minute)), least, most, day.AddDays(-3));

    private static DateOnly Working(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

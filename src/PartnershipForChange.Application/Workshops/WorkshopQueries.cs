using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Reads the workshops of a round. For coordinators.</summary>
public sealed class WorkshopQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>All of them, those that begin first at the top, those without a session last.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<WorkshopsView> List(string round, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var sessions = (await Rows(db, s => s.RoundId == found.Id, Guid.Empty, cancellation)).ToLookup(s => s.WorkshopId);
        return new WorkshopsView(found, await Workshops(db, found.Id, sessions, cancellation), clock.GetUtcNow(), clock.Today());
    }

    /// <exception cref="NotFoundException">When there is none of this id in the round.</exception>
    public async Task<WorkshopView> One(string round, Guid id, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var workshop = await db.Workshops.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id && w.RoundId == found.Id, cancellation).OrNotFound();
        return new WorkshopView(
            found, workshop, await Rows(db, s => s.WorkshopId == id, Guid.Empty, cancellation), await Feedback(db, id, cancellation),
            clock.GetUtcNow(), clock.Today());
    }

    /// <exception cref="NotFoundException">When there is none at this address.</exception>
    public async Task<SessionView> Session(SessionOf which, CancellationToken cancellation)
    {
        var (round, workshop, session) = await db.SessionOf(which, cancellation);
        var people = await People(s => s.SessionId == session.Id && s.State != SignUpState.Left, cancellation);
        return new SessionView(
            round, workshop, session,
            [.. people.Where(p => p.State == SignUpState.SignedUp), .. people.Where(p => p.State == SignUpState.Waiting).OrderBy(p => p.Number)],
            clock.GetUtcNow(), clock.Today());
    }

    /// <summary>The person whose code was scanned.</summary>
    /// <exception cref="NotFoundException">When it is nobody's in this round.</exception>
    public async Task<CheckInView> CheckIn(string round, Guid signUp, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var at = await (
            from one in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on one.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where one.Id == signUp && one.RoundId == found.Id
            select new { Session = session, workshop.Title }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var person = (await People(s => s.Id == signUp, cancellation)).Single();
        return new CheckInView(
            new SessionOf(found.Code, at.Session.WorkshopId, at.Session.Id), at.Title, at.Session.StartsAt, at.Session.EndsAt, person,
            at.Session.CanCheckIn(clock.GetUtcNow()), at.Session.StartsAt - WorkshopSession.DoorsOpen);
    }

    internal static async Task<IReadOnlyList<WorkshopRow>> Workshops(
        PortalDbContext db, Guid roundId, ILookup<Guid, SessionRow> sessions, CancellationToken cancellation) =>
    [
        .. (await db.Workshops.AsNoTracking().Where(w => w.RoundId == roundId)
            .Select(w => new { w.Id, w.Kind, w.Competency, w.Title, w.Trainer, w.Place }).ToListAsync(cancellation))
            .Select(w => new WorkshopRow(w.Id, w.Kind, w.Competency, w.Title, w.Trainer, w.Place, [.. sessions[w.Id]]))
            .OrderBy(w => w.Sessions.Count == 0 ? DateTimeOffset.MaxValue : w.Sessions[0].StartsAt).ThenBy(w => w.Id),
    ];

    /// <summary>Sessions by their beginning, with how many people are in each.</summary>
    /// <param name="reader">Whose own state each row tells.</param>
    internal static Task<List<SessionRow>> Rows(
        PortalDbContext db, Expression<Func<WorkshopSession, bool>> which, Guid reader, CancellationToken cancellation) =>
        db.WorkshopSessions.AsNoTracking().Where(which).OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
            .Select(s => new SessionRow(
                s.Id, s.WorkshopId, s.StartsAt, s.EndsAt, s.Least, s.Most, s.SignUpUntil, s.CancelledAt != null,
                s.SignUps.Count(p => p.State == SignUpState.SignedUp),
                s.SignUps.Count(p => p.State == SignUpState.Waiting),
                s.SignUps.Count(p => p.State == SignUpState.SignedUp && p.AttendedAt != null),
                s.SignUps.Where(p => p.PersonId == reader && p.State != SignUpState.Left).Select(p => (SignUpState?)p.State).FirstOrDefault()))
            .ToListAsync(cancellation);

    internal static async Task<FeedbackView> Feedback(PortalDbContext db, Guid workshopId, CancellationToken cancellation)
    {
        var given = await (
            from feedback in db.WorkshopFeedback.AsNoTracking()
            join session in db.WorkshopSessions on feedback.SessionId equals session.Id
            where session.WorkshopId == workshopId
            select new { feedback.Mark, feedback.Sentence }).ToListAsync(cancellation);
        return given.Count < WorkshopFeedback.FewestShown
            ? new FeedbackView(given.Count, null, [])
            : new FeedbackView(
                given.Count, Math.Round((decimal)given.Average(f => f.Mark), 1),
                [.. given.Select(f => f.Sentence).Where(s => s.Length > 0).Order(StringComparer.Ordinal)]);
    }

    private async Task<List<SignUpRow>> People(Expression<Func<SignUp, bool>> which, CancellationToken cancellation)
    {
        var found = await (
            from signUp in db.SignUps.AsNoTracking().Where(which)
            join person in db.People on signUp.PersonId equals person.Id
            join employer in db.Organisations on person.OrganisationId equals employer.Id into employers
            from employer in employers.DefaultIfEmpty()
            orderby person.NameKey, signUp.Number
            select new
            {
                SignUp = signUp, person.FirstName, person.LastName, Employer = employer != null ? employer.Name : null,
                Sector = employer != null ? employer.Sector : (Sector?)null,
            }).ToListAsync(cancellation);
        return
        [
            .. found.Select(f => new SignUpRow(
                f.SignUp.Id, $"{f.FirstName} {f.LastName}", f.Employer, f.Sector, f.SignUp.State, f.SignUp.Number, f.SignUp.SignedUpAt, f.SignUp.AttendedAt)),
        ];
    }
}

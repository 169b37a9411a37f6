using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <param name="Points">In the order of the criteria; null where not given.</param>
/// <param name="Version">The seat's version that the juror saw.</param>
public sealed record JudgeSubject(Guid SeatId, IReadOnlyList<int?> Points, Verdict? Advice, string Comment, bool HandIn, Guid? Version);

/// <summary>What jurors do at their own seats; others' are not there for them.</summary>
public sealed class JurorService(PortalDbContext db, Outbox outbox, IEnumerable<IJurySubjects> subjects, TimeProvider clock)
{
    /// <summary>Saves an opinion, or hands it in.</summary>
    public async Task Judge(JudgeSubject command, Actor actor, CancellationToken cancellation)
    {
        var (seat, panel, round) = await Own(command.SeatId, actor, cancellation);
        db.Expect(seat, command.Version);
        var of = subjects.Of(panel.Kind);
        round.RequireOn(of);
        Guard.Against(command.Advice == Verdict.Revise && !of.CanBeRevised
            ? new DomainRuleException("Rules.JuryNoRevision") { Field = nameof(JudgeSubject.Advice) }
            : null);
        var now = clock.GetUtcNow();
        seat.Judge(panel, new JuryOpinion(command.Points, command.Advice, command.Comment), command.HandIn, now);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>The juror steps aside with a reason, and the coordinators hear of the free seat.</summary>
    public async Task DeclareConflict(Guid seatId, string reason, Actor actor, CancellationToken cancellation)
    {
        var (seat, panel, round) = await Own(seatId, actor, cancellation);
        seat.DeclareConflict(panel, reason);
        var number = await db.JuryEntries.Where(e => e.Id == seat.EntryId).Select(e => e.Number).SingleAsync(cancellation);
        foreach (var coordinator in await Coordinators().ToListAsync(cancellation))
        {
            outbox.Notify(coordinator, "JuryConflict", round.Id, $"/manage/{round.Code}/jury/{panel.Kind.Address()}", round.Name, number, actor.Name, seat.Reason);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private IQueryable<Domain.People.Person> Coordinators() =>
        from person in db.People
        where (
            from user in db.Users
            join held in db.UserRoles on user.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where role.Name == Roles.Coordinator && user.PersonId == person.Id && user.LockedAt == null
            select user.Id).Any()
        select person;

    private async Task<(JurySeat Seat, JuryPanel Panel, Round Round)> Own(Guid seatId, Actor actor, CancellationToken cancellation)
    {
        var isOwn = await db.OwnSeats(actor).AnyAsync(s => s.Id == seatId, cancellation);
        var seat = await db.JurySeats.FirstOrDefaultAsync(s => s.Id == seatId && isOwn, cancellation).OrNotFound();
        var panel = await db.JuryPanels.Include(p => p.Criteria)
            .FirstAsync(p => p.Entries.Any(e => e.Id == seat.EntryId), cancellation);
        return (seat, panel, await db.Rounds.FirstAsync(r => r.Id == panel.RoundId, cancellation));
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>Publishes a draft, then keeps the published placements whole: gives, ends, reminds. For coordinators.</summary>
public sealed class PlacementPublishingService(
    PortalDbContext db, SeatingPlanQueries plans, SeatRuleQueries rules, PlacementCheckQueries checks, PlacementNoticeService notices,
    TimeProvider clock)
{
    /// <summary>Publishes a draft and tells everyone it concerns, all at once.</summary>
    /// <param name="version">The state of the draft the coordinator saw.</param>
    /// <exception cref="DomainRuleException">
    /// When the phase is not open, another run is published, or a placement breaks a rule as the round is now.
    /// </exception>
    /// <exception cref="ConcurrencyException">When a colleague changed or published the draft in the meantime.</exception>
    /// <exception cref="DuplicateException">When a colleague published another draft at the same moment.</exception>
    public async Task Publish(string roundCode, int number, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Find(roundCode, number, cancellation);
        db.Expect(run, version);
        var placements = await db.Placements.Where(p => p.RunId == run.Id).ToListAsync(cancellation);
        var anotherIsPublished = await db.MatchRuns.AnyAsync(
            r => r.RoundId == round.Id && r.Id != run.Id && r.State == MatchRunState.Published, cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        run.Publish(round, anotherIsPublished, placements.Count, actor.PersonId, now, today);
        var broken = await checks.Broken(round.Id, run.Id, cancellation);
        Guard.Against(broken.Count > 0 ? broken[0].Rule : null);
        var answerBy = today.AddDays(round.Settings.AnswerDays);
        foreach (var placement in placements)
        {
            placement.Publish(answerBy, now, today);
        }

        await notices.Published(round, placements, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Gives a guest a place in the published run, ending the one they had, and tells those it concerns.</summary>
    /// <exception cref="DomainRuleException">When a hard rule forbids it as the round is now, or the run is not published.</exception>
    public async Task Give(MoveGuest command, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Find(command.Round, command.Number, cancellation);
        run.Rearrange(round);
        var plan = await plans.Of(round.Id, run.Id, cancellation);
        var seat = await rules.Require(plan, command.Guest, command.HostPlaceId, command.Week, cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await Current(run, command.Guest, cancellation) is { } current)
        {
            var isHeld = await db.HoldingSeats().AnyAsync(p => p.Id == current.Id, cancellation);
            Guard.Against(isHeld && current.Seat == seat ? new DomainRuleException("Rules.PlacementUnchanged") : null);
            await EndAndTell(round, current, isHeld, actor, now, cancellation);
        }

        var placement = new Placement(run, command.Guest, seat, pinned: true);
        placement.Publish(today.AddDays(round.Settings.AnswerDays), now, today);
        db.Placements.Add(placement);
        await notices.Given(round, placement, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Ends a published placement: its seat is free. Those who counted on it are told.</summary>
    /// <exception cref="DomainRuleException">When the run is not published.</exception>
    /// <exception cref="NotFoundException">The guest has no placement in it.</exception>
    public async Task End(string roundCode, int number, Guid guest, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Find(roundCode, number, cancellation);
        run.Rearrange(round);
        var current = await Current(run, guest, cancellation) ?? throw new NotFoundException("placement");
        var isHeld = await db.HoldingSeats().AnyAsync(p => p.Id == current.Id, cancellation);
        var now = clock.GetUtcNow();
        await EndAndTell(round, current, isHeld, actor, now, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Reminds whoever has not answered, each placement at most once a day.</summary>
    /// <param name="guests">Only the placements of these registrations; null for all.</param>
    /// <returns>How many placements were reminded of.</returns>
    /// <exception cref="DomainRuleException">When the placements are open to no answers, or nobody is left to remind today.</exception>
    public async Task<int> Remind(string roundCode, int number, IReadOnlyCollection<Guid>? guests, Actor actor, CancellationToken cancellation)
    {
        var (round, run) = await Find(roundCode, number, cancellation);
        var today = clock.Today();
        var held = await db.HoldingSeats()
            .Where(p => p.RunId == run.Id && (guests == null || guests.Contains(p.RegistrationId))).ToListAsync(cancellation);
        var placements = held.Where(p => p.WhyNotRemind(round, today) is null).ToList();
        if (placements.Count == 0)
        {
            var waiting = held.Where(p => !p.IsConfirmed).OrderByDescending(p => p.Week).FirstOrDefault();
            throw waiting?.WhyNotRemind(round, today) ?? new DomainRuleException("Rules.NobodyToRemind");
        }

        foreach (var placement in placements)
        {
            placement.Remind(round, today);
        }

        await notices.Remind(round, placements, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return placements.Count;
    }

    /// <summary>Where the seat was already free, its parties know; nobody is told twice.</summary>
    private async Task EndAndTell(
        Round round, Placement placement, bool isHeld, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        placement.End(actor.PersonId, now);
        if (isHeld)
        {
            await notices.Ended(round, placement, cancellation);
        }
    }

    private async Task<(Round Round, MatchRun Run)> Find(string roundCode, int number, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        return (round, await db.RunNumbered(round.Id, number, cancellation));
    }

    private Task<Placement?> Current(MatchRun run, Guid guest, CancellationToken cancellation) =>
        db.Placements.FirstOrDefaultAsync(p => p.RunId == run.Id && p.RegistrationId == guest && p.EndedAt == null, cancellation);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>Where a coordinator puts a guest.</summary>
/// <param name="Guest">Registration id.</param>
/// <param name="Week">A Monday.</param>
public sealed record MoveGuest(string Round, int Number, Guid Guest, Guid HostPlaceId, DateOnly Week);

/// <summary>What a change by hand did to the whole.</summary>
public sealed record MoveEffect(PlacementTotals Before, PlacementTotals After);

/// <summary>Changes a draft by hand, one step at a time, each of which can be undone. For coordinators.</summary>
public sealed class PlacementMoveService(PortalDbContext db, SeatingPlanQueries plans, SeatRuleQueries rules, TimeProvider clock)
{
    /// <summary>Puts a guest there and pins them, so that a new draft can keep it.</summary>
    /// <exception cref="DomainRuleException">When a hard rule forbids it, or it is no draft.</exception>
    public async Task<MoveEffect> Move(MoveGuest command, Actor actor, CancellationToken cancellation)
    {
        var draft = await Open(command.Round, command.Number, cancellation);
        var plan = await plans.Of(draft.Round.Id, draft.Run.Id, cancellation);
        var seat = await rules.Require(plan, command.Guest, command.HostPlaceId, command.Week, cancellation);
        var current = await Current(draft, command.Guest, cancellation);
        await Take(draft, current, command.Guest, seat, pinned: true, actor, cancellation);
        return new MoveEffect(plan.Totals, plan.TotalsWith(command.Guest, seat));
    }

    /// <summary>Takes the guest's place away.</summary>
    /// <exception cref="DomainRuleException">When it is no draft.</exception>
    /// <exception cref="NotFoundException">The guest has no place in it.</exception>
    public async Task<MoveEffect> Unplace(string round, int number, Guid guest, Actor actor, CancellationToken cancellation)
    {
        var draft = await Open(round, number, cancellation);
        var plan = await plans.Of(draft.Round.Id, draft.Run.Id, cancellation);
        var current = await Current(draft, guest, cancellation) ?? throw new NotFoundException("placement");
        await Take(draft, current, guest, to: null, pinned: false, actor, cancellation);
        return new MoveEffect(plan.Totals, plan.TotalsWith(guest, seat: null));
    }

    /// <summary>Pins a placement, so that a new draft can keep it, or lets it go.</summary>
    /// <exception cref="DomainRuleException">When it is no draft or nothing would change.</exception>
    /// <exception cref="NotFoundException">The guest has no place in it.</exception>
    public async Task Pin(string round, int number, Guid guest, bool pinned, Actor actor, CancellationToken cancellation)
    {
        var draft = await Open(round, number, cancellation);
        var current = await Current(draft, guest, cancellation) ?? throw new NotFoundException("placement");
        await Take(draft, current, guest, current.Seat, pinned, actor, cancellation);
    }

    /// <summary>Takes the last step back.</summary>
    /// <param name="step">The step the coordinator saw as the last, so that pressing twice undoes one.</param>
    /// <exception cref="DomainRuleException">When it is no draft or this is not the last step.</exception>
    public async Task Undo(string round, int number, int step, Actor actor, CancellationToken cancellation)
    {
        var draft = await Open(round, number, cancellation);
        var last = await db.HandSteps.FirstOrDefaultAsync(s => s.RunId == draft.Run.Id && s.Order == step, cancellation)
            ?? throw new DomainRuleException("Rules.StepNotLast");
        draft.Run.Undo(draft.Round, last);
        Put(draft.Run, await Current(draft, last.RegistrationId, cancellation), last.RegistrationId, last.From, last.WasPinned);
        db.HandSteps.Remove(last);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task Take(Draft draft, Placement? current, Guid guest, Seat? to, bool pinned, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.HandSteps.Add(draft.Run.Step(draft.Round, current, guest, to, pinned, actor.PersonId, now));
        Put(draft.Run, current, guest, to, pinned);
        await db.SaveAsync(actor, now, cancellation);
    }

    private void Put(MatchRun run, Placement? current, Guid guest, Seat? to, bool pinned)
    {
        if (to is null)
        {
            db.Placements.Remove(current!);
        }
        else if (current is null)
        {
            db.Placements.Add(new Placement(run, guest, to, pinned));
        }
        else
        {
            current.MoveTo(to, pinned);
        }
    }

    private async Task<Draft> Open(string roundCode, int number, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        return new Draft(round, await db.RunNumbered(round.Id, number, cancellation));
    }

    private Task<Placement?> Current(Draft draft, Guid guest, CancellationToken cancellation) =>
        db.Placements.FirstOrDefaultAsync(p => p.RunId == draft.Run.Id && p.RegistrationId == guest, cancellation);

    private sealed record Draft(Domain.Rounds.Round Round, MatchRun Run);
}

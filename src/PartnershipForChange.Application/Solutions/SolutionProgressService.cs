using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>A percentage to record.</summary>
public sealed record RecordReading(int Percent, DayOrYear AsOf, LocalisedText Note, string? Source);

/// <summary>
/// Keeps a solution up to date. For coordinators, and for whoever is responsible for it: to everyone else it is not there.
/// </summary>
public sealed class SolutionProgressService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When the percentage is out of range, the day to come or a text too long.</exception>
    public Task Record(Guid id, RecordReading command, Actor actor, CancellationToken cancellation) =>
        Change(id, actor, (solution, today) => solution.Record(command.Percent, command.AsOf, command.Note, command.Source, today), cancellation);

    /// <exception cref="DomainRuleException">When it is stopped, or the text is missing or too long.</exception>
    public Task AddAction(Guid id, LocalisedText title, DateOnly? due, Actor actor, CancellationToken cancellation) =>
        Change(id, actor, (solution, _) => solution.AddAction(title, due), cancellation);

    /// <summary>Marks an action done today, or takes the mark back.</summary>
    /// <exception cref="DomainRuleException">When there is no such action.</exception>
    public Task SetDone(Guid id, Guid actionId, bool done, Actor actor, CancellationToken cancellation) => Change(id, actor, (solution, today) =>
    {
        if (done)
        {
            solution.Finish(actionId, today, today);
        }
        else
        {
            solution.Reopen(actionId);
        }
    }, cancellation);

    /// <exception cref="DomainRuleException">When there is no such action.</exception>
    public Task RemoveAction(Guid id, Guid actionId, Actor actor, CancellationToken cancellation) =>
        Change(id, actor, (solution, _) => solution.RemoveAction(actionId), cancellation);

    /// <exception cref="DomainRuleException">When it is stopped, the text is missing or too long, or the link is not one to the web by https.</exception>
    public Task AddEvidence(Guid id, LocalisedText title, string? link, Actor actor, CancellationToken cancellation) =>
        Change(id, actor, (solution, today) => solution.AddEvidence(title, link, today), cancellation);

    /// <exception cref="DomainRuleException">When there is no such evidence.</exception>
    public Task RemoveEvidence(Guid id, Guid evidenceId, Actor actor, CancellationToken cancellation) =>
        Change(id, actor, (solution, _) => solution.RemoveEvidence(evidenceId), cancellation);

    /// <summary>Says that it goes on, is carried out, or is stopped and why.</summary>
    /// <param name="reason">Only for <see cref="SolutionState.Stopped"/>.</param>
    /// <exception cref="DomainRuleException">When it is in that state already, or comes from another end, or the reason is missing or too long.</exception>
    public Task SetState(Guid id, SolutionState state, LocalisedText reason, Actor actor, CancellationToken cancellation) => Change(id, actor, (solution, _) =>
    {
        switch (state)
        {
            case SolutionState.CarriedOut:
                solution.CarryOut();
                break;
            case SolutionState.Stopped:
                solution.Stop(reason);
                break;
            default:
                solution.GoOn();
                break;
        }
    }, cancellation);

    private async Task Change(Guid id, Actor actor, Action<Solution, DateOnly> change, CancellationToken cancellation)
    {
        var solution = await db.Solutions.KeptBy(actor).Whole().FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
        change(solution, clock.Today());
        db.Touch(solution);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}

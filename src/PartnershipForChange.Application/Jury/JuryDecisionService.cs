using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <param name="Version">The entry's version that the coordinator saw.</param>
public sealed record DecideSubject(PanelAddress Panel, Guid SubjectId, JuryDecision Decision, Guid? Version);

/// <summary>Decides on subjects once scoring is closed, then tells all authors at once. For coordinators.</summary>
public sealed class JuryDecisionService(PortalDbContext db, IEnumerable<IJurySubjects> subjects, TimeProvider clock)
{
    /// <summary>Notes a decision; nobody is told yet.</summary>
    public async Task Decide(DecideSubject command, Actor actor, CancellationToken cancellation)
    {
        var (round, panel) = await Find(command.Panel, cancellation);
        round.RequireOn(subjects.Of(panel.Kind));
        var entry = panel.Entries.FirstOrDefault(e => e.SubjectId == command.SubjectId) ?? throw new NotFoundException(nameof(JuryEntry));
        db.Expect(entry, command.Version);
        Guard.Against(command.Decision.Verdict == Verdict.Revise && !subjects.Of(panel.Kind).CanBeRevised
            ? new DomainRuleException("Rules.JuryNoRevision") { Field = nameof(JuryDecision.Verdict) }
            : null);
        var now = clock.GetUtcNow();
        panel.Decide(command.SubjectId, command.Decision, actor.PersonId, now, clock.Today());
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Makes the pending decisions known and writes to their authors, all or none.</summary>
    /// <returns>How many decisions were new.</returns>
    public async Task<int> Publish(PanelAddress address, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, panel) = await Find(address, cancellation);
        db.Expect(panel, version);
        var now = clock.GetUtcNow();
        var of = subjects.Of(panel.Kind);
        round.RequireOn(of);
        var decided = panel.Publish([.. (await of.In(round.Id, cancellation)).Select(s => s.Id)], now);
        await of.Tell(round, decided, cancellation);
        await db.SaveAsync(actor, now, cancellation);
        return decided.Count;
    }

    private async Task<(Round Round, JuryPanel Panel)> Find(PanelAddress address, CancellationToken cancellation)
    {
        var of = subjects.Of(address.Kind);
        var round = await db.RoundWith(address.Round, of, cancellation);
        return (round, await db.WholePanels().FirstOrDefaultAsync(p => p.RoundId == round.Id && p.Kind == of.Kind, cancellation).OrNotFound());
    }
}

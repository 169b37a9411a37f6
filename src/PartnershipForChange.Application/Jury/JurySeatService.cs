using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Seats jurors at subjects, evenly by the system or one by one. For coordinators.</summary>
public sealed class JurySeatService(
    PortalDbContext db, IEnumerable<IJurySubjects> subjects, JuryConflictQueries conflicts, Outbox outbox, TimeProvider clock)
{
    /// <summary>Fills the free seats evenly; those that are taken stay.</summary>
    /// <returns>How many seats were filled.</returns>
    /// <exception cref="DomainRuleException">When the panel is closed, or has no jurors or no subjects.</exception>
    public async Task<int> Spread(PanelAddress address, Actor actor, CancellationToken cancellation)
    {
        var work = await Load(address, cancellation);
        var panel = work.Panel;
        Guard.Against(
            panel.Jurors.Count == 0 ? new DomainRuleException("Rules.JuryWithoutJurors")
            : panel.Entries.Count == 0 ? new DomainRuleException("Rules.JuryWithoutSubjects")
            : null);
        var jurors = panel.Jurors.Select(j => j.PersonId).Order().ToList();
        var mayJudge = new bool[panel.Entries.Count, jurors.Count];
        for (var entry = 0; entry < panel.Entries.Count; entry++)
        {
            for (var juror = 0; juror < jurors.Count; juror++)
            {
                mayJudge[entry, juror] = panel.Entries[entry].SeatOf(jurors[juror]) is null
                    && work.Conflicts.Between(jurors[juror], panel.Entries[entry].SubjectId) is null;
            }
        }

        var kept = panel.Entries.Select(e => e.Seats.Where(s => s.Counts).Select(s => jurors.IndexOf(s.PersonId)).ToList()).ToList();
        var added = EvenSeating.Of(panel.SeatsPerSubject, mayJudge, kept);
        List<Guid> seated = [];
        foreach (var (entry, chosen) in panel.Entries.Zip(added))
        {
            foreach (var juror in chosen.Select(j => jurors[j]))
            {
                panel.Seat(entry.SubjectId, juror, conflict: null);
                seated.Add(juror);
            }
        }

        await Tell(work, seated, cancellation);
        await Save(panel, actor, cancellation);
        return seated.Count;
    }

    /// <exception cref="DomainRuleException">When there is a conflict of interest, or the seat is taken.</exception>
    public async Task Seat(PanelAddress address, Guid subjectId, Guid personId, Actor actor, CancellationToken cancellation)
    {
        var work = await Load(address, cancellation);
        work.Panel.Seat(subjectId, personId, work.Conflicts.Between(personId, subjectId));
        await Tell(work, [personId], cancellation);
        await Save(work.Panel, actor, cancellation);
    }

    public async Task Unseat(PanelAddress address, Guid subjectId, Guid personId, Actor actor, CancellationToken cancellation)
    {
        var work = await Load(address, cancellation);
        work.Panel.Unseat(subjectId, personId);
        await Save(work.Panel, actor, cancellation);
    }

    /// <summary>Jurors who get more to do while the panel is open hear of it; before that, opening tells them.</summary>
    private async Task Tell(Work work, IReadOnlyList<Guid> seated, CancellationToken cancellation)
    {
        if (work.Panel.State != JuryPanelState.Open)
        {
            return;
        }

        foreach (var juror in await db.People.Where(p => seated.Contains(p.Id)).ToListAsync(cancellation))
        {
            outbox.Notify(juror, "JuryMore", work.Round.Id, "/jury", work.Round.Name, seated.Count(id => id == juror.Id), work.Panel.Deadline);
        }
    }

    private async Task Save(JuryPanel panel, Actor actor, CancellationToken cancellation)
    {
        db.Touch(panel);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<Work> Load(PanelAddress address, CancellationToken cancellation)
    {
        var of = subjects.Of(address.Kind);
        var round = await db.RoundWith(address.Round, of, cancellation);
        round.RequireOn(of);
        var panel = await db.WholePanels().FirstOrDefaultAsync(p => p.RoundId == round.Id && p.Kind == of.Kind, cancellation).OrNotFound();
        var there = await of.In(round.Id, cancellation);
        panel.Take([.. there.Where(s => s.IsReady).Select(s => s.Id)]);
        return new Work(round, panel, await conflicts.Of([.. panel.Jurors.Select(j => j.PersonId)], there, cancellation));
    }

    private sealed record Work(Round Round, JuryPanel Panel, JuryConflicts Conflicts);
}

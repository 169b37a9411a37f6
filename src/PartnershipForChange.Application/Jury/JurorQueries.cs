using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Reads what a juror is to judge: their own seats, without names, and others' scores only after their own.</summary>
public sealed class JurorQueries(PortalDbContext db, IEnumerable<IJurySubjects> subjects, HiddenNameQueries hiding, Text text)
{
    /// <summary>The juror's panels, those that wait first.</summary>
    public async Task<IReadOnlyList<JurorPanel>> Home(Actor actor, CancellationToken cancellation)
    {
        var seats = await (
            from seat in db.OwnSeats(actor).AsNoTracking()
            join entry in db.JuryEntries on seat.EntryId equals entry.Id
            join panel in db.JuryPanels on entry.PanelId equals panel.Id
            join round in db.Rounds on panel.RoundId equals round.Id
            select new { PanelId = panel.Id, panel.Kind, panel.State, panel.Deadline, Round = round, entry.Number, entry.SubjectId, seat.Id, SeatState = seat.State, seat.Total })
            .ToListAsync(cancellation);
        var panels = new List<JurorPanel>();
        foreach (var panel in seats.GroupBy(s => s.PanelId).Select(g => g.OrderBy(s => s.Number).ToList()))
        {
            var of = subjects.Of(panel[0].Kind);
            if (panel[0].Round.Strands[of.Strand] == StrandState.Off)
            {
                continue;
            }

            var there = (await of.In(panel[0].Round.Id, cancellation)).ToDictionary(s => s.Id);
            var titles = await hiding.Titles([.. panel.Where(s => there.ContainsKey(s.SubjectId)).Select(s => there[s.SubjectId])], cancellation);
            panels.Add(new JurorPanel(
                panel[0].Round.Name, panel[0].Kind, panel[0].State, panel[0].Deadline,
                [.. panel.Select(s => new JurorSubject(s.Id, s.Number, titles.GetValueOrDefault(s.SubjectId, string.Empty), s.SeatState, s.Total))],
                !panel[0].Round.Strands.Has(of.Strand)));
        }

        return [.. panels.OrderBy(p => p.State).ThenBy(p => p.Deadline)];
    }

    /// <exception cref="NotFoundException">When the seat is another juror's, or the panel is not open yet.</exception>
    public async Task<JurorSeatView> Seat(Guid id, Actor actor, CancellationToken cancellation)
    {
        var own = await db.OwnSeats(actor).AsNoTracking().Where(s => s.Id == id).Select(s => new { s.EntryId }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var panel = await db.WholePanels().AsNoTracking().FirstAsync(p => p.Entries.Any(e => e.Id == own.EntryId), cancellation);
        var of = subjects.Of(panel.Kind);
        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == panel.RoundId, cancellation);
        var entry = panel.Entries.First(e => e.Id == own.EntryId);
        var seat = entry.Seats.First(s => s.Id == id);
        var subject = (await of.In(round.Id, cancellation)).FirstOrDefault(s => s.Id == entry.SubjectId);
        if (subject is null || round.Strands[of.Strand] == StrandState.Off)
        {
            throw new NotFoundException(nameof(JurySeat));
        }

        var hidden = await hiding.Of(subject, cancellation);
        var reading = await of.Read(subject.Id, cancellation);
        return new JurorSeatView(
            seat.Id, seat.Version, round.Name, panel.Kind, entry.Number, panel.Deadline, hidden.In(reading.Title), reading.Context, hidden.In(reading.Markdown),
            seat.State, [.. panel.Criteria.Select(c => new CriterionText(c.Name, c.Hint, c.Weight))],
            [.. panel.Criteria.Select((_, i) => seat.Points.ElementAtOrDefault(i))], seat.Advice, seat.Comment, seat.Total,
            seat.State == JurySeatState.Done ? Others(entry, seat) : [],
            round.Strands.Has(of.Strand) && seat.CanJudge(panel), of.CanBeRevised,
            panel.Entries.Select(e => e.SeatOf(actor.PersonId)).FirstOrDefault(s => s is { IsOwed: true } && s.Id != id)?.Id);
    }

    /// <summary>Unnamed, in an order that does not follow the jurors'.</summary>
    private List<OpinionRow> Others(JuryEntry entry, JurySeat mine) =>
    [
        .. entry.Seats.Where(s => s.State == JurySeatState.Done && s.Id != mine.Id).OrderBy(s => s.Total)
            .Select((s, i) => JuryResultQueries.Opinion(s, text["Jury.Juror.Other", i + 1])),
    ];
}

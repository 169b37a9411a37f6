using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>The jury on a round's dashboard: scores of those asked for, and what waits for coordinators.</summary>
internal sealed class JurySummary(PortalDbContext db, IEnumerable<IJurySubjects> subjects) : IStrandSummary
{
    public int Order => 60;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        var kinds = subjects.Where(s => round.Strands[s.Strand] != StrandState.Off).ToList();
        if (kinds.Count == 0)
        {
            return null;
        }

        var panels = await db.JuryPanels.AsNoTracking().Where(p => p.RoundId == round.Id).Select(p => new PanelFigures(
            p.Kind, p.State, p.Deadline, p.Jurors.Count,
            p.Entries.SelectMany(e => e.Seats).Count(s => s.State == JurySeatState.Done),
            p.Entries.SelectMany(e => e.Seats).Count(s => s.State != JurySeatState.Conflict),
            p.Entries.Count(e => e.Verdict == null), p.Entries.Count(e => e.Verdict != null && e.ToldAt == null))).ToListAsync(cancellation);
        var path = $"/manage/{round.Code}/jury";
        var isOn = kinds.Exists(k => round.Strands.Has(k.Strand));
        return new StrandSummary(
            "Jury.Title", path,
            [
                new("Jury.Fact.Jurors", panels.Sum(p => p.Jurors)),
                new("Jury.Fact.Given", $"{panels.Sum(p => p.Given)} / {panels.Sum(p => p.Wanted)}"),
                new("Jury.Fact.Undecided", panels.Where(p => p.IsOver).Sum(p => p.Undecided + p.Pending)),
            ],
            isOn ? [.. panels.Where(p => kinds.Exists(k => k.Kind == p.Kind && round.Strands.Has(k.Strand))).OrderBy(p => p.Kind).SelectMany(p => Checks(p, path, today))] : [])
        {
            IsCancelled = !isOn,
        };
    }

    private static IEnumerable<CheckResult> Checks(PanelFigures panel, string path, DateOnly today)
    {
        var at = $"{path}/{panel.Kind.Address()}";
        if (panel.State == JuryPanelState.Open)
        {
            var owed = panel.Wanted - panel.Given;
            yield return owed > 0
                ? new CheckResult("Jury.Check.Owed", false, at, panel.Deadline, owed, panel.Deadline)
                : new CheckResult("Jury.Check.Close", false, at, panel.Deadline < today ? panel.Deadline : null);
        }

        if (panel.IsOver && panel.Undecided + panel.Pending > 0)
        {
            yield return new CheckResult("Jury.Check.Decide", false, $"{at}/results", null, panel.Undecided + panel.Pending);
        }
    }

    private sealed record PanelFigures(
        JurySubjectKind Kind, JuryPanelState State, DateOnly Deadline, int Jurors, int Given, int Wanted, int Undecided, int Pending)
    {
        public bool IsOver => State is JuryPanelState.Closed or JuryPanelState.Published;
    }
}

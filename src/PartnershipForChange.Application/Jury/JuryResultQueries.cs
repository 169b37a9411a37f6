using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Application.Jury;

/// <summary>Reads results and decisions for coordinators, once scoring is closed; before, they are not there.</summary>
public sealed class JuryResultQueries(PortalDbContext db, JuryQueries panels)
{
    /// <exception cref="NotFoundException">When there is no such panel, or its scoring is not closed.</exception>
    public async Task<JuryResultsView> Results(PanelAddress address, CancellationToken cancellation)
    {
        var (head, panel, subjects) = await Closed(address, cancellation);
        var rows = Rows(panel, subjects);
        return new JuryResultsView(
            head, [.. rows.OrderBy(r => r.NormalisedPlace ?? int.MaxValue).ThenBy(r => r.Number)],
            rows.Count(r => r.Verdict is null), rows.Count(r => r is { Verdict: not null, ToldAt: null }),
            panel.CanPublish([.. subjects.Select(s => s.Id)]));
    }

    /// <exception cref="NotFoundException">Also when the subject is not in the panel.</exception>
    public async Task<JuryDecisionView> Decision(PanelAddress address, Guid subjectId, CancellationToken cancellation)
    {
        var (head, panel, subjects) = await Closed(address, cancellation);
        var entry = panel.Entries.FirstOrDefault(e => e.SubjectId == subjectId) ?? throw new NotFoundException(nameof(JuryEntry));
        var people = panel.Jurors.Select(j => j.PersonId).ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FirstName + " " + p.LastName, cancellation);
        var done = entry.Seats.Where(s => s.State == JurySeatState.Done).OrderBy(s => names.GetValueOrDefault(s.PersonId)).ToList();
        var row = Rows(panel, subjects).First(r => r.Id == subjectId);
        return new JuryDecisionView(
            head, row, [.. panel.Criteria.Select(c => new CriterionText(c.Name, c.Hint, c.Weight))],
            [.. done.Select(s => Opinion(s, names.GetValueOrDefault(s.PersonId, "–")))],
            row.IsBack ? string.Empty : entry.Feedback.Length > 0 ? entry.Feedback : string.Join("\n\n", done.Select(s => s.Comment).Where(c => c.Length > 0)),
            row.IsBack ? null : entry.ReviseBy, entry.Version, row.IsBack ? entry.Feedback : string.Empty);
    }

    internal static OpinionRow Opinion(JurySeat seat, string name) =>
        new(name, [.. seat.Points.OfType<int>()], seat.Total!.Value, seat.Advice, seat.Comment);

    internal static IReadOnlyList<GivenScore> Scores(JuryPanel panel) =>
    [
        .. from entry in panel.Entries
           from seat in entry.Seats
           where seat.State == JurySeatState.Done
           select new GivenScore(seat.PersonId, entry.SubjectId, seat.Total!.Value),
    ];

    private static List<ResultRow> Rows(JuryPanel panel, IReadOnlyList<JurySubject> subjects)
    {
        var results = JuryResults.Of([.. panel.Entries.Select(e => e.SubjectId)], Scores(panel));
        var byMean = JuryResults.Places(results.Values, r => r.Mean);
        var normalised = JuryResults.Places(results.Values, r => r.Normalised);
        return
        [
            .. from entry in panel.Entries
               let subject = subjects.FirstOrDefault(s => s.Id == entry.SubjectId)
               where subject is not null
               select new ResultRow(
                   entry.SubjectId, entry.Number, subject.Title, subject.Path, results[entry.SubjectId],
                   Place(byMean, entry), Place(normalised, entry), entry.Verdict, entry.ToldAt, entry.CanDecide(),
                   entry is { Verdict: Verdict.Revise, ToldAt: not null } && subject.IsReady,
                   entry.Seats.Count(s => s is { State: JurySeatState.Done, Advice: Verdict.Revise })),
        ];
    }

    private static int? Place(IReadOnlyDictionary<Guid, int> places, JuryEntry entry) =>
        places.TryGetValue(entry.SubjectId, out var place) ? place : null;

    private async Task<(JuryHead Head, JuryPanel Panel, IReadOnlyList<JurySubject> Subjects)> Closed(PanelAddress address, CancellationToken cancellation)
    {
        var loaded = await panels.Load(address, cancellation);
        return loaded.Panel.AreScoresKnown ? loaded : throw new NotFoundException(nameof(JuryPanel));
    }
}

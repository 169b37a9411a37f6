using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Reads panels for coordinators, without a score before scoring is closed.</summary>
public sealed class JuryQueries(PortalDbContext db, IEnumerable<IJurySubjects> subjects, JuryConflictQueries conflicts, TimeProvider clock)
{
    /// <summary>The panels a round has or can have.</summary>
    /// <exception cref="NotFoundException">When there is no such round, or none of its strands has a jury.</exception>
    public async Task<JuryList> List(string code, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();
        var panels = await db.JuryPanels.AsNoTracking().Where(p => p.RoundId == round.Id).Select(p => new
        {
            p.Kind,
            p.State,
            p.Deadline,
            Jurors = p.Jurors.Count,
            Given = p.Entries.SelectMany(e => e.Seats).Count(s => s.State == JurySeatState.Done),
            Wanted = p.Entries.SelectMany(e => e.Seats).Count(s => s.State != JurySeatState.Conflict),
        }).ToListAsync(cancellation);
        var rows = new List<JuryPanelRow>();
        foreach (var of in subjects.Where(s => round.Strands[s.Strand] != StrandState.Off).OrderBy(s => s.Kind))
        {
            var panel = panels.Find(p => p.Kind == of.Kind);
            var ready = (await of.In(round.Id, cancellation)).Count(s => s.IsReady);
            rows.Add(new JuryPanelRow(
                of.Kind, of.Kind.Address(), panel?.State, panel?.Deadline, panel?.Jurors ?? 0, ready, panel?.Given ?? 0, panel?.Wanted ?? 0,
                !round.Strands.Has(of.Strand)));
        }

        return rows.Count > 0 ? new JuryList(round.Code, round.Name, rows) : throw new NotFoundException(nameof(JuryPanel));
    }

    public async Task<JuryPanelView> Panel(PanelAddress address, CancellationToken cancellation)
    {
        var (head, panel, there) = await Load(address, cancellation);
        var jurorIds = panel.Jurors.Select(j => j.PersonId).ToList();
        var known = await (
            from person in db.People.AsNoTracking()
            where jurorIds.Contains(person.Id) || db.Jurors().Any(j => j.Id == person.Id)
            orderby person.NameKey
            select new JurorOption(
                person.Id, person.FirstName + " " + person.LastName,
                db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).FirstOrDefault())).ToListAsync(cancellation);
        var jurors = known.Where(p => jurorIds.Contains(p.PersonId)).ToList();
        var found = await conflicts.Of(jurorIds, there, cancellation);
        var seats = panel.Entries.SelectMany(e => e.Seats).Where(s => s.Counts).ToLookup(s => s.PersonId);
        return new JuryPanelView(
            head, panel.SeatsPerSubject, [.. panel.Criteria.Select(c => new CriterionText(c.Name, c.Hint, c.Weight))],
            [.. jurors.Select(j => new JurorRow(
                j.PersonId, j.Name, j.Employer, seats[j.PersonId].Count(), seats[j.PersonId].Count(s => s.State == JurySeatState.Done),
                seats[j.PersonId].Any(s => s.State == JurySeatState.Done)))],
            [.. known.Where(p => !jurorIds.Contains(p.PersonId))],
            [.. Rows(panel, there, jurors, found)],
            panel.Given, panel.Wanted, panel.CanConfigure(), panel.CanOpen(clock.Today()), panel.CanClose());
    }

    internal async Task<(JuryHead Head, JuryPanel Panel, IReadOnlyList<JurySubject> Subjects)> Load(PanelAddress address, CancellationToken cancellation)
    {
        var of = subjects.Of(address.Kind);
        var round = await db.RoundWith(address.Round, of, cancellation);
        var panel = await db.WholePanels().AsNoTracking().FirstOrDefaultAsync(p => p.RoundId == round.Id && p.Kind == of.Kind, cancellation).OrNotFound();
        var head = new JuryHead(
            round.Code, round.Name, panel.Kind, $"/manage/{round.Code}/jury/{address.Kind}", panel.State, panel.Deadline, panel.Version,
            !round.Strands.Has(of.Strand), of.CanBeRevised);
        return (head, panel, await of.In(round.Id, cancellation));
    }

    /// <summary>What is taken in, and what would be by now.</summary>
    private static IEnumerable<SubjectRow> Rows(
        JuryPanel panel, IReadOnlyList<JurySubject> there, IReadOnlyList<JurorOption> jurors, JuryConflicts conflicts)
    {
        var names = jurors.ToDictionary(j => j.PersonId, j => j.Name);
        foreach (var subject in there)
        {
            var entry = panel.Entries.FirstOrDefault(e => e.SubjectId == subject.Id);
            if (entry is null && !(subject.IsReady && !panel.AreScoresKnown))
            {
                continue;
            }

            yield return new SubjectRow(
                subject.Id, entry?.Number ?? 0, subject.Title, subject.Path,
                [.. (entry?.Seats ?? []).Select(s => new SeatRow(s.PersonId, names.GetValueOrDefault(s.PersonId, "–"), s.State, s.Reason)).OrderBy(s => s.Name)],
                [.. jurors.Where(j => entry?.SeatOf(j.PersonId) is null)
                    .Select(j => new SeatOption(j.PersonId, j.Name, conflicts.Between(j.PersonId, subject.Id)))]);
        }
    }
}

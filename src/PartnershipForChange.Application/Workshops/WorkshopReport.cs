using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>What a round's workshops come to in the annual report.</summary>
internal sealed class WorkshopReport(PortalDbContext db) : IReportPart
{
    public int Order => 40;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var sessions = (await db.WorkshopSessions.AsNoTracking().Where(s => ids.Contains(s.RoundId))
            .GroupBy(s => s.RoundId)
            .Select(g => new
            {
                g.Key,
                Held = g.Count(s => s.CancelledAt == null),
                Cancelled = g.Count(s => s.CancelledAt != null),
                Places = g.Sum(s => s.CancelledAt == null ? s.Most : 0),
            }).ToListAsync(cancellation)).ToDictionary(s => s.Key);
        var people = (await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join person in db.People on signUp.PersonId equals person.Id
            join employer in db.Organisations on person.OrganisationId equals employer.Id into employers
            from employer in employers.DefaultIfEmpty()
            where ids.Contains(signUp.RoundId) && signUp.State == SignUpState.SignedUp && session.CancelledAt == null
            group signUp by new { signUp.RoundId, Sector = employer != null ? employer.Sector : (Sector?)null, HasAttended = signUp.AttendedAt != null } into g
            select new Group(g.Key.RoundId, g.Key.Sector, g.Key.HasAttended, g.Count())).ToListAsync(cancellation)).ToLookup(p => p.RoundId);
        return sessions.ToDictionary(s => s.Key, s => new ReportPart("workshops", "Workshops.Report.Title",
        [
            new ReportLine("Workshops.Report.Sessions", s.Value.Held),
            new ReportLine("Workshops.Report.Cancelled", s.Value.Cancelled),
            new ReportLine("Workshops.Report.Places", s.Value.Places),
            Line("Workshops.Report.SignedUp", people[s.Key]),
            Line("Workshops.Report.Attended", people[s.Key].Where(p => p.HasAttended)),
        ]));
    }

    /// <summary>People without a known employer count in the total only.</summary>
    private static ReportLine Line(string key, IEnumerable<Group> groups)
    {
        var all = groups.ToList();
        return new ReportLine(key, BySide.Of(all.Where(g => g.Sector is not null), g => g.Sector!.Value, g => g.Count), all.Sum(g => g.Count));
    }

    private sealed record Group(Guid RoundId, Sector? Sector, bool HasAttended, int Count);
}

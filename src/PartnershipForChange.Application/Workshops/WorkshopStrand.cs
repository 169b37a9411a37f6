using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Workshops on a round's dashboard.</summary>
internal sealed class WorkshopStrand(PortalDbContext db, TimeProvider clock) : IStrandSummary
{
    public int Order => 40;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (round.Strands.Workshops == StrandState.Off)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var sessions = (await WorkshopQueries.Rows(db, s => s.RoundId == round.Id, Guid.Empty, cancellation)).Where(s => !s.IsCancelled).ToList();
        var path = $"/manage/{round.Code}/workshops";
        return new StrandSummary(
            "Words.Strand.Workshops",
            path,
            [
                new StrandFact("Workshops.Fact.Sessions", sessions.Count),
                new StrandFact("Workshops.Fact.Places", sessions.Sum(s => s.Most)),
                new StrandFact("Workshops.Fact.SignedUp", sessions.Sum(s => s.Taken)),
                new StrandFact("Workshops.Fact.Waiting", sessions.Where(s => !s.IsOverAt(now)).Sum(s => s.Waiting)),
            ],
            [.. round.Strands.Workshops == StrandState.On ? Checks(sessions, now, today, path) : []])
        {
            IsCancelled = round.Strands.Workshops == StrandState.Cancelled,
        };
    }

    private static IEnumerable<CheckResult> Checks(List<SessionRow> sessions, DateTimeOffset now, DateOnly today, string path)
    {
        if (sessions.Count == 0)
        {
            yield return new CheckResult("Workshops.Check.Sessions", false, path);
        }

        if (sessions.Where(s => s.IsTooSmallAt(now, today)).ToList() is [var first, ..] small)
        {
            yield return new CheckResult("Workshops.Check.TooSmall", false, path, first.StartsAt.LocalDay(), small.Count);
        }

        var unmarked = sessions.Count(s => s.IsOverAt(now) && s.Taken > 0 && s.Attended == 0);
        if (unmarked > 0)
        {
            yield return new CheckResult("Workshops.Check.Attendance", false, path, null, unmarked);
        }
    }
}

/// <summary>A round that follows begins with the same workshops, their sessions still to be set.</summary>
internal sealed class WorkshopCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation) =>
        db.AddRange((await db.Workshops.AsNoTracking().Where(w => w.RoundId == source.Id).OrderBy(w => w.Id).ToListAsync(cancellation)).Select(w => w.CopyTo(clone)));
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Recognition;

/// <summary>Recognition on a round's dashboard.</summary>
internal sealed class RecognitionSummary(RecognitionQueries queries) : IStrandSummary
{
    public int Order => 60;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (round.Strands.Recognition == StrandState.Off)
        {
            return null;
        }

        var overview = await queries.Of(round, cancellation);
        var path = $"/manage/{round.Code}/recognition";
        var isRunning = round.Strands.Recognition == StrandState.On && round.State != RoundState.Closed;
        List<CheckResult> checks = [];
        if (isRunning && !overview.IsSetUp)
        {
            checks.Add(new CheckResult("Recognition.Check.SetUp", false, path));
        }

        if (isRunning && overview.Reported > 0)
        {
            checks.Add(new CheckResult("Recognition.Check.Reported", false, path, null, overview.Reported));
        }

        return new StrandSummary(
            "Recognition.Title", path,
            [
                new StrandFact("Recognition.Fact.Stamps", overview.Totals.Sum(s => s.Times)),
                new StrandFact("Recognition.Fact.Kudos", overview.KudosShown),
                new StrandFact("Recognition.Fact.Reported", overview.Reported),
            ],
            checks)
        {
            IsCancelled = round.Strands.Recognition == StrandState.Cancelled,
        };
    }
}

/// <summary>Recognition on a participant's page of their round.</summary>
internal sealed class RecognitionMyRoundCard(PortalDbContext db) : IMyRoundCard
{
    public int Order => 60;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var mine = round.Strands.Recognition != StrandState.On ? null : await db.Seasons
            .Where(s => s.RoundId == round.Id && db.PartiesOf(round.Id).Any(p => p.PersonId == actor.PersonId))
            .Select(s => new
            {
                IsOver = s.FrozenAt != null,
                IsOff = db.RecognitionChoices.Any(c => c.IsOff && c.PersonId == actor.PersonId),
                Received = db.Kudos.Count(k => k.RoundId == round.Id && k.ToId == actor.PersonId && k.WithdrawnAt == null && k.HiddenAt == null),
            }).FirstOrDefaultAsync(cancellation);
        var path = $"/me/{round.Code}/recognition";
        return mine is null ? null
            : mine.IsOff ? new MyRoundCard("Recognition.Card.Off", path, null, 0)
            : new MyRoundCard(mine.IsOver ? "Recognition.Card.Over" : "Recognition.Card.On", path, null, mine.Received);
    }
}

/// <summary>The same stamps and badges for a round that follows; nobody's own.</summary>
internal sealed class RecognitionCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        var season = await db.Seasons.AsNoTracking().Include(s => s.Rules).Include(s => s.Badges).FirstOrDefaultAsync(s => s.RoundId == source.Id, cancellation);
        if (season is not null)
        {
            db.Add(season.CloneFor(clone));
        }
    }
}

/// <summary>A season ends with its round: its stamps are written down as they are, and stay so unless the round is opened again.</summary>
internal sealed class RecognitionClosing(PortalDbContext db, StampBookQueries books, TimeProvider clock) : IRoundClosing
{
    public async Task Close(Round round, CancellationToken cancellation)
    {
        if (await SeasonOf(round, cancellation) is { FrozenAt: null } season)
        {
            db.AddRange(await books.ToFreeze(season, cancellation));
            season.Freeze(clock.GetUtcNow());
        }
    }

    public async Task Reopen(Round round, CancellationToken cancellation)
    {
        if (await SeasonOf(round, cancellation) is { FrozenAt: not null } season)
        {
            db.RemoveRange(await db.FrozenStamps.Where(s => s.SeasonId == season.Id).ToListAsync(cancellation));
            season.Thaw();
        }
    }

    private Task<Season?> SeasonOf(Round round, CancellationToken cancellation) =>
        db.Seasons.Include(s => s.Rules).FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation);
}

/// <summary>How many stamps of each kind and how many kudos, for the annual report.</summary>
internal sealed class RecognitionReport(PortalDbContext db, StampBookQueries books) : IReportPart
{
    public int Order => 60;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var recognised = rounds.Where(r => r.Strands.Recognition != StrandState.Off).Select(r => r.Id).ToList();
        var kudos = (await (
            from given in db.Kudos
            join giver in db.People on given.FromId equals giver.Id
            join organisation in db.Organisations on giver.OrganisationId equals organisation.Id
            where recognised.Contains(given.RoundId) && given.WithdrawnAt == null && given.HiddenAt == null
            group given by new { given.RoundId, organisation.Sector } into g
            select new { g.Key.RoundId, g.Key.Sector, Count = g.Count() }).ToListAsync(cancellation)).ToLookup(k => k.RoundId);
        return (await books.Of(recognised, cancellation)).ToDictionary(b => b.Key, b => new ReportPart(
            "recognition", "Recognition.Title",
            [
                .. Collection.Of(b.Value.Season, b.Value.OfAll()).Stamps.Select(s => new ReportLine("Recognition.Report.Stamps", null, s.Times, s.Title)),
                new ReportLine("Recognition.Report.Kudos", BySide.Of(kudos[b.Key], k => k.Sector, k => k.Count)),
            ]));
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Application.Recognition;

/// <summary>The stamps of one round, by person. People who turned recognition off are not in it.</summary>
public sealed class StampBook(Season season, IReadOnlyDictionary<Guid, IReadOnlyDictionary<StampAct, int>> stamps)
{
    private static readonly IReadOnlyDictionary<StampAct, int> None = new Dictionary<StampAct, int>();

    public Season Season => season;

    public int Total => stamps.Values.Sum(s => s.Values.Sum());

    public IReadOnlyDictionary<StampAct, int> Of(Guid person) => stamps.GetValueOrDefault(person, None);

    /// <summary>What some people have together.</summary>
    public IReadOnlyDictionary<StampAct, int> Of(IEnumerable<Guid> people) => people.Distinct().SelectMany(Of).ToLookup(s => s.Key, s => s.Value)
        .ToDictionary(s => s.Key, s => s.Sum());

    public IReadOnlyDictionary<StampAct, int> OfAll() => Of(stamps.Keys);
}

/// <summary>Opens the stamp books of rounds: what the facts say now or, once a season is over, what they said then.</summary>
public sealed class StampBookQueries(PortalDbContext db, IEnumerable<IStampSource> sources, TimeProvider clock)
{
    /// <summary>The book of each round that has a season, by the round's id, in a number of queries that does not grow with them.</summary>
    public async Task<IReadOnlyDictionary<Guid, StampBook>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        var seasons = await db.Seasons.AsNoTracking().Include(s => s.Rules).Include(s => s.Badges).Where(s => rounds.Contains(s.RoundId)).ToListAsync(cancellation);
        if (seasons.Count == 0)
        {
            return new Dictionary<Guid, StampBook>();
        }

        var off = (await db.TurnedOff().ToListAsync(cancellation)).ToHashSet();
        var frozen = (await Frozen([.. seasons.Where(s => s.FrozenAt is not null)], cancellation)).ToLookup(s => s.SeasonId);
        var running = (await Running([.. seasons.Where(s => s.FrozenAt is null).Select(s => s.RoundId)], cancellation)).ToLookup(s => s.RoundId);
        return seasons.ToDictionary(s => s.RoundId, s => new StampBook(s, ByPerson(
            (s.FrozenAt is null ? Counted(s, running[s.RoundId]) : frozen[s.Id]).Where(stamp => !off.Contains(stamp.PersonId)))));
    }

    /// <summary>What freezing a season writes down: everybody's stamps, whatever switch they have now.</summary>
    public async Task<IReadOnlyList<FrozenStamp>> ToFreeze(Season season, CancellationToken cancellation) =>
        [.. Counted(season, await Running([season.RoundId], cancellation))];

    /// <summary>The stamps that acts bring by the season's rules.</summary>
    private static IEnumerable<FrozenStamp> Counted(Season season, IEnumerable<Stamp> acts) => acts.GroupBy(a => (a.PersonId, a.Act))
        .Select(g => new FrozenStamp(season.Id, g.Key.PersonId, g.Key.Act, season.Counted(g.Key.Act, g.Count()))).Where(s => s.Times > 0);

    private static Dictionary<Guid, IReadOnlyDictionary<StampAct, int>> ByPerson(IEnumerable<FrozenStamp> stamps) =>
        stamps.GroupBy(s => s.PersonId)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<StampAct, int>)g.ToDictionary(s => s.Act, s => s.Times));

    private async Task<List<FrozenStamp>> Frozen(IReadOnlyList<Season> seasons, CancellationToken cancellation)
    {
        var ids = seasons.Select(s => s.Id).ToList();
        return ids.Count == 0 ? [] : await db.FrozenStamps.AsNoTracking().Where(s => ids.Contains(s.SeasonId)).ToListAsync(cancellation);
    }

    private async Task<List<Stamp>> Running(IReadOnlyList<Guid> rounds, CancellationToken cancellation) => rounds.Count == 0
        ? []
        : await sources.Select(s => s.Of(rounds, clock.Today())).Aggregate(Queryable.Concat).ToListAsync(cancellation);
}

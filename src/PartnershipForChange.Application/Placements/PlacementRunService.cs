using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <param name="KeepPins">Placements pinned in the newest draft stay where they are.</param>
public sealed record RunPlacements(string Round, MatchObjective Objective, bool KeepPins, int Seed);

/// <param name="Number">Of the new draft.</param>
/// <param name="DroppedPins">Pins that could not be kept, because a rule forbids them by now.</param>
public sealed record RunOutcome(int Number, int DroppedPins);

/// <param name="IsSame">Solving the frozen input again gave the same answer, word for word.</param>
/// <param name="IsSound">The stored answer passes the independent check: rules kept, nothing better exists.</param>
public sealed record RunVerification(bool IsSame, bool IsSound);

/// <summary>Runs the engine on a round and keeps each answer with what it was made from. For coordinators.</summary>
public sealed class PlacementRunService(PortalDbContext db, RoundSnapshotQueries snapshots, TimeProvider clock)
{
    /// <summary>How long a coordinator waits at most; a round of a thousand people takes a part of a second.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Places everyone who is released for the exchange and keeps the answer as a draft.</summary>
    /// <exception cref="DomainRuleException">When the round is closed, has no exchange, nobody to place or nowhere to, or it takes too long.</exception>
    public Task<RunOutcome> Run(RunPlacements command, Actor actor, CancellationToken cancellation) =>
        db.InTurn(() => RunOnce(command, actor, cancellation), clock, cancellation);

    /// <summary>Of two who run it at the same moment one has its number first; the other gets the next.</summary>
    private async Task<RunOutcome> RunOnce(RunPlacements command, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(command.Round, cancellation);
        MatchRun.RequireRun(round);
        var snapshot = await snapshots.Of(round.Id, cancellation);
        Guard.Against(
            !snapshot.Participants.Any(p => p.Exchange) ? new DomainRuleException("Rules.NobodyToPlace")
            : snapshot.HostPlaces.Count == 0 ? new DomainRuleException("Rules.NowhereToPlace")
            : null);
        var wanted = command.KeepPins ? await PinsOfNewestDraft(round.Id, cancellation) : [];
        snapshot = snapshot with { PlacementPins = [.. Keepable(snapshot, wanted)] };

        var solved = Within(Longest, stop => PlacementEngine.Solve(snapshot, command.Objective, command.Seed, stop), cancellation);
        var now = clock.GetUtcNow();
        var last = await db.MatchRuns.Where(r => r.RoundId == round.Id).MaxAsync(r => (int?)r.Number, cancellation) ?? 0;
        var run = new MatchRun(round, last + 1, command.Objective, command.Seed, solved.Figures, actor.PersonId, now);
        db.MatchRuns.Add(run);
        db.MatchRecords.Add(new MatchRecord(run, snapshot.ToJson(), solved.Answer.ToJson()));
        db.Placements.AddRange(await Placements(run, snapshot, solved.Answer, cancellation));
        await db.SaveAsync(actor, now, cancellation);
        return new RunOutcome(run.Number, wanted.Count - snapshot.PlacementPins.Count);
    }

    /// <summary>Solves the run's frozen input again and checks the stored answer without the engine.</summary>
    /// <exception cref="DomainRuleException">When names were removed from the round, and the input with them.</exception>
    public async Task<RunVerification> Verify(string roundCode, int number, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        var run = await db.RunNumbered(round.Id, number, cancellation);
        Guard.Against(round.NamesRemovedOn is { } day ? new DomainRuleException("Rules.NamesRemoved", day) : null);
        var record = await db.MatchRecords.AsNoTracking().FirstAsync(r => r.RunId == run.Id, cancellation);
        var input = RoundSnapshot.FromJson(record.Input);
        var again = Within(Longest, stop => PlacementEngine.Solve(input, run.Objective, run.Seed, stop), cancellation);
        var report = PlacementEngine.Check(input, StoredAnswer.FromJson(record.Result), cancellation);
        var verification = new RunVerification(again.Answer.ToJson() == record.Result, report is { Feasible: true, Optimal: true });
        if (verification is { IsSame: true, IsSound: true })
        {
            var now = clock.GetUtcNow();
            run.ConfirmVerified(now);
            await db.SaveAsync(actor, now, cancellation);
        }

        return verification;
    }

    /// <exception cref="DomainRuleException">When it is no draft.</exception>
    public async Task Discard(string roundCode, int number, Guid version, Actor actor, CancellationToken cancellation)
    {
        var round = await db.RoundNamed(roundCode, cancellation);
        var run = await db.RunNumbered(round.Id, number, cancellation);
        db.Expect(run, version);
        run.Discard(round);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private static T Within<T>(TimeSpan longest, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(longest);
        try
        {
            return work(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DomainRuleException("Rules.RunTooLong", (int)longest.TotalSeconds);
        }
    }

    /// <summary>The pins that no rule forbids by now, alone or together.</summary>
    private static List<SnapshotPlacementPin> Keepable(RoundSnapshot snapshot, IReadOnlyList<SnapshotPlacementPin> pins)
    {
        var round = snapshot.ToPlacements();
        var person = snapshot.Participants.Index().ToDictionary(p => p.Item.Key, p => p.Index, StringComparer.Ordinal);
        var place = snapshot.HostPlaces.Index().ToDictionary(p => p.Item.Code, p => p.Index, StringComparer.Ordinal);
        var week = snapshot.Weeks.Index().ToDictionary(w => w.Item, w => w.Index);
        var at = new GuestPlacement?[snapshot.Participants.Count];
        var kept = new List<SnapshotPlacementPin>();
        foreach (var pin in pins)
        {
            if (person.TryGetValue(pin.Participant, out var who) && place.TryGetValue(pin.HostPlace, out var where)
                && week.TryGetValue(pin.Week, out var when) && PlacementRules.CheckMove(round.Problem, at, who, where, when).Count == 0)
            {
                at[who] = new GuestPlacement(where, when, round.Problem.Rank(who, where), round.Problem.Fit(who, where));
                kept.Add(pin);
            }
        }

        return kept;
    }

    private async Task<List<SnapshotPlacementPin>> PinsOfNewestDraft(Guid roundId, CancellationToken cancellation)
    {
        var pins = await (
            from placement in db.Placements.AsNoTracking()
            join run in db.MatchRuns on placement.RunId equals run.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            where run.RoundId == roundId && run.State == MatchRunState.Draft && placement.IsPinned
                && run.Number == db.MatchRuns.Where(r => r.RoundId == roundId && r.State == MatchRunState.Draft).Max(r => r.Number)
            orderby placement.RegistrationId
            select new { placement.RegistrationId, place.Code, placement.Week }).ToListAsync(cancellation);
        return [.. pins.Select(p => new SnapshotPlacementPin(p.RegistrationId.ToString("D"), p.Code, p.Week))];
    }

    private async Task<List<Placement>> Placements(
        MatchRun run, RoundSnapshot snapshot, StoredAnswer answer, CancellationToken cancellation)
    {
        var places = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == run.RoundId)
            .Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, StringComparer.Ordinal, cancellation);
        var pinned = snapshot.PlacementPins.Select(p => p.Participant).ToHashSet(StringComparer.Ordinal);
        var wishes = snapshot.Participants.ToDictionary(p => p.Key, p => p.HostWishes.Count, StringComparer.Ordinal);
        return [.. answer.Seats.Select(s => new Placement(
            run, Guid.Parse(s.Participant), new Seat(places[s.HostPlace], s.Week, s.Rank, s.Rank <= wishes[s.Participant], s.Fit),
            pinned.Contains(s.Participant)))];
    }
}

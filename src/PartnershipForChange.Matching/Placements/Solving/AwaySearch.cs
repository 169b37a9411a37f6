using System.Diagnostics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Branch and bound for limits on how many of an organisation's people are away in a week. Each node prices the limits
/// (Lagrangian relaxation, Fisher 1981; subgradient steps on a grid of fractions, level by level of the objective), which leaves
/// a problem without limits. Where no optimum of that keeps the limits, a broken limit L names L + 1 guests of whom one at least
/// must not be away in that week: a branch for the first of them who is not.
/// </summary>
internal sealed class AwaySearch
{
    /// <summary>Prices are multiples of 1 / Scale: halves, thirds and quarters.</summary>
    public const int Scale = 12;
    private const int Patience = 12;
    private const int RootSteps = 120;
    private const int BranchSteps = 30;
    private const long Work = 2_000_000_000;
    private const int MostNodes = 5_000;

    private readonly PlacementGraph _graph;
    private readonly ObjectiveLevels _levels;
    private readonly AwayRows _rows;
    private readonly IProgress<MatchingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Stack<Node> _open = new();
    private long[] _bestValue = [];
    private int _nodes;

    public AwaySearch(PlacementGraph graph, ObjectiveLevels levels, AwayRows rows, IProgress<MatchingProgress>? progress, CancellationToken cancellation)
    {
        _graph = graph;
        _levels = levels;
        _rows = rows;
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>The best matching found.</summary>
    public Matching Best { get; private set; } = null!;

    /// <summary>Whether it is proven optimal.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>What no matching can beat, times <see cref="Scale"/>, by level.</summary>
    public long[] Bound { get; private set; } = [];

    /// <summary>The proof: duals of the root, or of every leaf where it took branches.</summary>
    public ProofNode Proof { get; private set; } = null!;

    /// <summary>The duals of the root, which prove <see cref="Bound"/> where the search ends early.</summary>
    public ProofNode RootProof { get; private set; } = null!;

    /// <summary>Searches, starting from an optimum of the problem without limits.</summary>
    public void Run(Matching relaxed)
    {
        var weeksOff = new ulong[_graph.Guests.Length];
        Repair(relaxed, weeksOff);
        var root = new Node(NoPrices(), weeksOff, null, 0);
        Proof = root.Proof;
        _open.Push(root);
        var mostNodes = Math.Clamp(Work / (_graph.ArcFirst[^1] + 1) / BranchSteps, 10, MostNodes);
        var unproven = false;
        while (_open.TryPop(out var node))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_nodes++ >= mostNodes)
            {
                unproven = true;
                break;
            }

            if (Evaluate(node) is not { } row) continue;
            Branch(node, row);
            _progress?.Report(new MatchingProgress("limits", Math.Min(0.99, (double)_nodes / mostNodes), _graph.Guests.Length - _bestValue[0]));
        }

        IsOptimal = !unproven;
        if (IsOptimal) Bound = Array.ConvertAll(_bestValue, value => value * Scale);
    }

    private int[][] NoPrices()
    {
        var prices = new int[_levels.Count + 1][];
        for (var level = 0; level < prices.Length; level++) prices[level] = new int[_rows.Count];
        return prices;
    }

    /// <summary>Bounds a node and looks for better matchings in it; returns the row to branch on, or null where it is done with.</summary>
    private int? Evaluate(Node node)
    {
        var prices = new AwayPrices(_graph, _rows, Scale, node.Prices, node.WeeksOff);
        var solver = new LevelSolver(_graph, _levels, _cancellation, prices, new Matching(_graph.Guests.Length, _graph.SlotCapacity));
        var bound = new long[_levels.Count];
        var away = Array.Empty<int>();
        var canBind = new bool[_rows.Count];
        for (var row = 0; row < canBind.Length; row++)
        {
            canBind[row] = CanBind(row, node.WeeksOff);
            if (canBind[row]) continue;
            foreach (var level in node.Prices) level[row] = 0;
        }

        for (var level = 0; level <= _levels.Count; level++)
        {
            away = Ascend(solver, prices, canBind, level, node.Depth == 0 ? RootSteps : BranchSteps, out var value);
            if (level < _levels.Count) bound[level] = value;
            solver.Keep(level);
        }

        node.Proof.SetLeaf(solver, prices, _rows.Keys);
        if (node.Depth == 0)
        {
            Bound = bound;
            RootProof = new ProofNode();
            RootProof.SetLeaf(solver, prices, _rows.Keys);
        }

        if (IsProven(bound)) return null;

        // What the prices chose is a good start, whether it keeps the limits or not.
        Repair(solver.Matching, node.WeeksOff);
        if (IsProven(bound)) return null;
        var worst = -1;
        for (var row = 0; row < away.Length; row++)
        {
            var excess = away[row] - _rows.Limits[row];
            if (excess > 0 && (worst < 0 || excess > away[worst] - _rows.Limits[worst])) worst = row;
        }

        if (worst >= 0)
        {
            node.Away = _rows.GuestsAway(solver.Matching, worst);
            return worst;
        }

        // All limits are kept, yet a priced limit has room: split on who fills it most tightly.
        return BranchOnSlack(node, solver.Matching);
    }

    /// <summary>Whether more guests could be away in the row than may, with the node's weeks off; else it needs no price.</summary>
    private bool CanBind(int row, ulong[] weeksOff) => CouldBeAway(row, weeksOff).Take(_rows.Limits[row] + 1).Count() > _rows.Limits[row];

    private IEnumerable<int> CouldBeAway(int row, ulong[] weeksOff)
    {
        var bit = 1UL << _rows.Week(row);
        return _rows.GuestsOf(row).Where(guest => (weeksOff[guest] & bit) == 0);
    }

    /// <summary>Subgradient steps on one level's prices; leaves the best prices set and optimised.</summary>
    private int[] Ascend(LevelSolver solver, AwayPrices prices, bool[] canBind, int level, int steps, out long best)
    {
        var current = prices.Prices[level];
        var bestPrices = (int[])current.Clone();
        best = long.MinValue;
        int[] away = [];
        var sinceBest = 0;
        for (var step = 0; step < steps; step++)
        {
            solver.Optimise(level);
            away = _rows.CountAway(solver.Matching);
            var value = Value(solver.Matching, level, away, current);
            if (value > best)
            {
                best = value;
                current.CopyTo(bestPrices, 0);
                sinceBest = 0;
            }
            else if (++sinceBest > Patience)
            {
                break;
            }

            var kept = true;
            for (var row = 0; row < away.Length; row++)
            {
                var excess = away[row] - _rows.Limits[row];
                var isPriced = IsPriced(prices, row, level);
                kept &= excess <= 0 && (excess == 0 || !isPriced);
            }

            if (kept) return away;
            var length = Math.Max(1, Scale / (1 + (step / 3)));
            for (var row = 0; row < away.Length; row++)
            {
                if (!canBind[row]) continue;
                var next = current[row] + (length * Math.Clamp(away[row] - _rows.Limits[row], -2, 2));
                current[row] = IsPriced(prices, row, level - 1) ? next : Math.Max(0, next);
            }
        }

        bestPrices.CopyTo(current, 0);
        solver.Optimise(level);
        return _rows.CountAway(solver.Matching);
    }

    /// <summary>Whether the row has a price on any level up to this one.</summary>
    private static bool IsPriced(AwayPrices prices, int row, int level)
    {
        for (; level >= 0; level--)
        {
            if (prices.Prices[level][row] != 0) return true;
        }

        return false;
    }

    private long Value(Matching matching, int level, int[] away, int[] prices)
    {
        var value = Scale * Cost(matching, level);
        for (var row = 0; row < away.Length; row++) value += (long)prices[row] * (away[row] - _rows.Limits[row]);
        return value;
    }

    private long Cost(Matching matching, int level)
    {
        var cost = 0L;
        for (var guest = 0; guest < matching.SlotOf.Length; guest++)
        {
            var slot = matching.SlotOf[guest];
            cost += slot < 0
                ? _levels.Unplaced(level)
                : _levels.Cost(level, matching.RankOf[guest], _levels.IsFit(level) ? _graph.Fit(guest, slot) : 0);
        }

        return cost;
    }

    /// <summary>Whether nothing within the bound beats the best matching: values are whole numbers, the bound has fractions.</summary>
    private bool IsProven(long[] bound)
    {
        for (var level = 0; level < bound.Length; level++)
        {
            var best = _bestValue[level] * Scale;
            if (bound[level] > best) return true;
            if (bound[level] < best) return level == bound.Length - 1 && bound[level] > best - Scale;
        }

        return true;
    }

    /// <summary>
    /// Makes a matching keep the limits: of too many guests away those with the best ranks stay, the others of the organisation
    /// may not use the week, and all is solved again, until no limit is broken.
    /// </summary>
    private void Repair(Matching matching, ulong[] weeksOff)
    {
        var off = (ulong[])weeksOff.Clone();
        var prices = new AwayPrices(_graph, _rows, 1, NoPrices(), off);
        while (true)
        {
            var away = _rows.CountAway(matching);
            var isKept = true;
            for (var row = 0; row < away.Length; row++) isKept &= away[row] <= _rows.Limits[row];
            if (isKept) break;
            _rows.CloseWeeks(matching, (guest, week) => off[guest] |= 1UL << week);
            var solver = new LevelSolver(_graph, _levels, _cancellation, prices, new Matching(_graph.Guests.Length, _graph.SlotCapacity));
            for (var level = 0; level < _levels.Count; level++)
            {
                solver.Optimise(level);
                solver.Keep(level);
            }

            matching = solver.Matching;
        }

        var value = new long[_levels.Count];
        for (var level = 0; level < value.Length; level++) value[level] = Cost(matching, level);
        if (Best is not null && value.AsSpan().SequenceCompareTo(_bestValue) >= 0) return;
        Best = matching;
        _bestValue = value;
    }

    /// <summary>Branches on a row that is not broken, by the guests of its organisation that could still be away then.</summary>
    private int BranchOnSlack(Node node, Matching matching)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            if (!node.Prices.Any(level => level[row] != 0)) continue;
            var there = _rows.GuestsAway(matching, row);
            node.Away = [.. there, .. CouldBeAway(row, node.WeeksOff).Where(guest => !there.Contains(guest))];
            return row;
        }

        throw new UnreachableException("With all limits kept and none priced, the bound is the matching's own value.");
    }

    private void Branch(Node node, int row)
    {
        var guests = node.Away[..(_rows.Limits[row] + 1)];
        var week = _rows.Week(row);
        var children = node.Proof.Branch(_rows.Keys[row], Array.ConvertAll(guests, guest => _graph.Guests[guest]));
        for (var i = guests.Length - 1; i >= 0; i--)
        {
            var off = (ulong[])node.WeeksOff.Clone();
            for (var j = 0; j < i; j++) off[guests[j]] |= ~(1UL << week);
            off[guests[i]] |= 1UL << week;
            _open.Push(new Node(Array.ConvertAll(node.Prices, level => (int[])level.Clone()), off, children[i], node.Depth + 1));
        }
    }

    private sealed class Node(int[][] prices, ulong[] weeksOff, ProofNode? proof, int depth)
    {
        public int[][] Prices => prices;

        public ulong[] WeeksOff => weeksOff;

        public ProofNode Proof { get; } = proof ?? new ProofNode();

        public int Depth => depth;

        public int[] Away { get; set; } = [];
    }
}

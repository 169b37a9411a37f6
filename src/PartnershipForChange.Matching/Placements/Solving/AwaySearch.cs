using System.Diagnostics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Branch and bound for limits on how many of an organisation's people are away in a week. The linear relaxation bounds a node and
/// nearly always solves it. Where it takes guests in part, a limit L that it meets by more than L guests names L + 1 of them, of whom
/// one at least must not be away in that week: a branch for the first of them who is not.
/// </summary>
internal sealed class AwaySearch
{
    private const double Whole = 1e-6;
    private const long Work = 400_000_000;
    private const int LeastNodes = 40;
    private const int MostNodes = 5_000;
    private const int MostExchanges = 100;
    private const int MostExchangesBelow = 4;

    // Weights of a level in the next, where the proof goes on from what the level is at least; all of them together at most the last.
    private static readonly int[] Weights = [16, 8, 4, 2, 1];
    private const int MostWeight = 4096;

    private readonly PlacementGraph _graph;
    private readonly ObjectiveLevels _levels;
    private readonly AwayRows _rows;
    private readonly IProgress<MatchingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Stack<Node> _open = new();
    private long[] _bestValue = [];

    // The levels as relaxations price them, after cuts; the tree that is to prove them, and its root.
    private ObjectiveLevels _priced;
    private ProofNode _tree = new();
    private Evaluated? _root;
    private int _weight = 1;

    public AwaySearch(PlacementGraph graph, ObjectiveLevels levels, AwayRows rows, IProgress<MatchingProgress>? progress, CancellationToken cancellation)
    {
        _graph = graph;
        _levels = _priced = levels;
        _rows = rows;
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>The best matching found.</summary>
    public Matching Best { get; private set; } = null!;

    /// <summary>Whether it is proven optimal.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>The proof: duals of the root, or of every leaf where it took branches.</summary>
    public ProofNode Proof { get; private set; } = null!;

    /// <summary>What no matching can beat, by level, times the scale of <see cref="RootProof"/>.</summary>
    public long[] RootBound { get; private set; } = [];

    /// <summary>The duals of the root, which prove <see cref="RootBound"/> where the search ends early.</summary>
    public ProofNode RootProof { get; private set; } = null!;

    /// <summary>Searches, starting from an optimum of the problem without limits.</summary>
    public void Run(Matching relaxed)
    {
        var weeksOff = new ulong[_graph.Guests.Length];
        Repair(relaxed, weeksOff);
        Proof = _tree;
        _open.Push(new Node(weeksOff, _tree, null, null));
        var mostNodes = Math.Clamp(Work / (_graph.ArcFirst[^1] + 1), LeastNodes, MostNodes);
        for (var nodes = 0; nodes < mostNodes && _open.TryPop(out var node); nodes++)
        {
            Evaluate(node);
            if (IsProven(_root!.Bound, _root.Proof.Scale))
            {
                // A better matching has been found than when the root was branched on, and needs no branches any more.
                _tree.SetLeaf(_root.Proof);
                _open.Clear();
            }
            else if (_open.Count > 0 && LevelMetRoundedUp(_root) is { } level)
            {
                Cut(level, weeksOff);
            }

            _progress?.Report(new MatchingProgress("limits", Math.Min(0.99, (double)nodes / mostNodes), Placed(_bestValue[0]), Placed(RootBound[0] / (double)RootProof.Scale)));
        }

        IsOptimal = _open.Count == 0;
    }

    private double Placed(double unplaced) => _graph.Guests.Length + _graph.Problem.Pins.Count - unplaced;

    /// <summary>Bounds a node, looks for better matchings in it, and branches where it is not done with.</summary>
    private void Evaluate(Node node)
    {
        if (node.Above is { } above && IsProven(above.Bound, above.Proof.Scale))
        {
            node.Proof.SetLeaf(above.Proof);
            return;
        }

        var relaxation = new LimitRelaxation(_graph, _priced, _rows, node.WeeksOff, Best, node.Basis, _cancellation);
        var bound = relaxation.Solve();
        node.Proof.SetLeaf(relaxation, _rows.Keys);
        var leaf = new ProofNode();
        leaf.SetLeaf(node.Proof);
        var evaluated = new Evaluated(bound, leaf, relaxation.Basis);
        var isRoot = _root is null;
        _root ??= evaluated;
        if (RootProof is null) (RootBound, RootProof) = (bound, leaf);
        if (IsProven(bound, relaxation.Scale)) return;
        var shares = SharesByLimit(relaxation.Shares());
        Round(node, shares, evaluated, isRoot ? MostExchanges : MostExchangesBelow);
        if (IsProven(bound, relaxation.Scale)) return;
        Branch(node, relaxation, shares, evaluated);
    }

    /// <summary>Whether nothing within the bound beats the best matching: values are whole numbers, the bound has fractions.</summary>
    private bool IsProven(long[] bound, int scale)
    {
        var value = PricedBest();
        for (var level = 0; level < bound.Length; level++)
        {
            var best = value[level] * scale;
            if (bound[level] > best) return true;
            if (bound[level] < best) return level == bound.Length - 1 && bound[level] > best - scale;
        }

        return true;
    }

    private long[] PricedBest()
    {
        var value = (long[])_bestValue.Clone();
        _priced.Cut(value);
        return value;
    }

    /// <summary>The first level that the best matching does not meet exactly, if it meets the bound rounded up to a whole number; null else.</summary>
    private int? LevelMetRoundedUp(Evaluated root)
    {
        var value = PricedBest();
        var scale = root.Proof.Scale;
        var level = 0;
        while (root.Bound[level] == value[level] * scale) level++;
        return level < value.Length - 1 && root.Bound[level] > (value[level] - 1) * scale && _weight < MostWeight ? level : null;
    }

    /// <summary>
    /// Goes on from what a level is at least: branches would have to raise the bound to the whole number everywhere before the level after
    /// it counted. The weight is the one that gives the best bound.
    /// </summary>
    private void Cut(int level, ulong[] weeksOff)
    {
        var least = double.NegativeInfinity;
        var chosen = 0;
        var basis = _root!.Basis;
        foreach (var weight in Weights)
        {
            var levels = _priced.Cut(level, weight);
            var value = (long[])_bestValue.Clone();
            levels.Cut(value);
            var relaxation = new LimitRelaxation(_graph, levels, _rows, weeksOff, Best, basis, _cancellation);
            var over = (relaxation.Solve()[level + 1] / (double)relaxation.Scale) - value[level + 1];
            if (over <= least) break;
            (least, chosen, basis) = (over, weight, relaxation.Basis);
        }

        _priced = _priced.Cut(level, chosen);
        _weight *= chosen + 1;
        _tree = _tree.SetCut(level, chosen, _root.Proof);
        _root = null;
        _open.Clear();
        _open.Push(new Node(weeksOff, _tree, null, basis));
    }

    /// <summary>
    /// Each limit is given to the guests with the largest shares in its week; the best of what they may then do keeps all limits.
    /// Then guests whom the relaxation has away in part exchange their limits, as long as that makes it better.
    /// </summary>
    private void Round(Node node, Dictionary<int, double>[] shares, Evaluated evaluated, int exchanges)
    {
        var off = (ulong[])node.WeeksOff.Clone();
        for (var row = 0; row < _rows.Count; row++)
        {
            var bit = 1UL << _rows.Week(row);
            var last = _rows.GuestsOf(row).Where(guest => (node.WeeksOff[guest] & bit) == 0)
                .OrderByDescending(guest => shares[row].GetValueOrDefault(guest)).ThenBy(guest => guest).Skip(_rows.Limits[row]);
            foreach (var guest in last) off[guest] |= bit;
        }

        var value = Keep(Solve(off));
        for (var row = 0; row < _rows.Count; row++)
        {
            var bit = 1UL << _rows.Week(row);
            int[] partly = [.. shares[row].Where(share => share.Value < 1 - Whole).Select(share => share.Key).Order()];
            foreach (var (leaves, enters) in partly.SelectMany(leaves => partly.Select(enters => (leaves, enters))))
            {
                if ((off[leaves] & bit) != 0 || (off[enters] & bit) == 0) continue;
                if (exchanges-- == 0 || IsProven(evaluated.Bound, evaluated.Proof.Scale)) return;
                off[leaves] |= bit;
                off[enters] &= ~bit;
                var exchanged = Keep(Solve(off));
                if (exchanged.AsSpan().SequenceCompareTo(value) < 0)
                {
                    value = exchanged;
                    continue;
                }

                off[leaves] &= ~bit;
                off[enters] |= bit;
            }
        }
    }

    /// <summary>Makes a matching keep the limits: weeks over their limit are closed to all but some, until no limit is broken.</summary>
    private void Repair(Matching matching, ulong[] weeksOff)
    {
        var off = (ulong[])weeksOff.Clone();
        while (!_rows.AreKept(matching))
        {
            _rows.CloseWeeks(matching, (guest, week) => off[guest] |= 1UL << week);
            matching = Solve(off);
        }

        Keep(matching);
    }

    private Matching Solve(ulong[] weeksOff)
    {
        var solver = new LevelSolver(_graph, _levels, _cancellation, weeksOff);
        for (var level = 0; level < _levels.Count; level++)
        {
            solver.Optimise(level);
            solver.Keep(level);
        }

        return solver.Matching;
    }

    /// <summary>Keeps the matching if it is the best so far; returns its value.</summary>
    private long[] Keep(Matching matching)
    {
        var value = new long[_levels.Count];
        for (var level = 0; level < value.Length; level++) value[level] = Cost(matching, level);
        if (Best is not null && value.AsSpan().SequenceCompareTo(_bestValue) >= 0) return value;
        Best = matching;
        _bestValue = value;
        return value;
    }

    private long Cost(Matching matching, int level)
    {
        var cost = 0L;
        for (var guest = 0; guest < matching.SlotOf.Length; guest++)
        {
            var slot = matching.SlotOf[guest];
            cost += slot < 0
                ? _levels.Unplaced(level, _graph.WasPublished[guest])
                : _levels.Cost(level, matching.RankOf[guest], _levels.IsFit(level) ? _graph.Fit(guest, slot) : 0, _graph.Moves(guest, slot));
        }

        return cost;
    }

    private void Branch(Node node, LimitRelaxation relaxation, Dictionary<int, double>[] shares, Evaluated evaluated)
    {
        var (row, guests) = ChooseRow(node, relaxation, shares);
        var week = _rows.Week(row);
        var children = node.Proof.Branch(_rows.Keys[row], Array.ConvertAll(guests, guest => _graph.Guests[guest]));
        for (var i = guests.Length - 1; i >= 0; i--)
        {
            var off = (ulong[])node.WeeksOff.Clone();
            for (var j = 0; j < i; j++) off[guests[j]] |= ~(1UL << week);
            off[guests[i]] |= 1UL << week;
            _open.Push(new Node(off, children[i], evaluated, evaluated.Basis));
        }
    }

    /// <summary>Per limit, the guests whom the relaxation has away then, with their shares.</summary>
    private Dictionary<int, double>[] SharesByLimit(double[] shares)
    {
        var byLimit = new Dictionary<int, double>[_rows.Count];
        for (var row = 0; row < byLimit.Length; row++) byLimit[row] = [];
        for (var guest = 0; guest < _graph.Guests.Length; guest++)
        {
            for (var arc = _graph.ArcFirst[guest]; arc < _graph.ArcFirst[guest + 1]; arc++)
            {
                var row = _rows.Of(guest, _graph.ArcSlot[arc]);
                if (row >= 0 && shares[arc] > Whole) byLimit[row][guest] = byLimit[row].GetValueOrDefault(guest) + shares[arc];
            }
        }

        return byLimit;
    }

    /// <summary>The limit that the relaxation meets by the most guests beyond it, and those of them with the smallest shares first.</summary>
    private (int Row, int[] Guests) ChooseRow(Node node, LimitRelaxation relaxation, Dictionary<int, double>[] shares)
    {
        var chosen = -1;
        for (var row = 0; row < shares.Length; row++)
        {
            var excess = shares[row].Count - _rows.Limits[row];
            if (excess > 0 && (chosen < 0 || excess > shares[chosen].Count - _rows.Limits[chosen])) chosen = row;
        }

        if (chosen < 0) return ChoosePricedRow(node, relaxation);
        return (chosen, [.. shares[chosen].OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).Take(_rows.Limits[chosen] + 1)]);
    }

    /// <summary>Where rounding the prices has cost the proof, any limit with a price serves.</summary>
    private (int Row, int[] Guests) ChoosePricedRow(Node node, LimitRelaxation relaxation)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var guests = _rows.GuestsOf(row).Where(guest => (node.WeeksOff[guest] >> _rows.Week(row) & 1) == 0).Take(_rows.Limits[row] + 1).ToArray();
            if (guests.Length > _rows.Limits[row] && relaxation.Away.Any(level => level[row] != 0)) return (row, guests);
        }

        throw new UnreachableException("Without prices on limits the relaxation is solved by whole guests.");
    }

    private sealed record Node(ulong[] WeeksOff, ProofNode Proof, Evaluated? Above, int[]? Basis);

    private sealed record Evaluated(long[] Bound, ProofNode Proof, int[] Basis);
}

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The linear relaxation of the problem with limits on people away, by the primal simplex method: a row per guest, slot and limit,
/// a column per pair. Levels of the objective follow one another; a column whose reduced cost is positive on one level never
/// enters on the next. Floating point only finds a basis: prices are rounded to whole multiples of a fraction and guests' values
/// are then computed from them in whole numbers, so that what is proven is exact.
/// </summary>
internal sealed class LimitRelaxation
{
    private const double Tolerance = 1e-7;
    private const int RefactorInterval = 200;
    private const int PricingBlock = 1024;
    private static readonly int[] Scales = [1, 2, 3, 4, 6, 12, 60];

    private readonly PlacementGraph _graph;
    private readonly ObjectiveLevels _levels;
    private readonly AwayRows _limits;
    private readonly ulong[] _weeksOff;
    private readonly CancellationToken _cancellation;
    private readonly int _guests;
    private readonly int _slots;
    private readonly int _rows;
    private readonly int _arcs;
    private readonly int[] _arcGuest;
    private readonly int[] _arcLimit;
    private readonly bool[] _isOut;
    private readonly int[] _basic;
    private readonly bool[] _isBasic;
    private readonly double[] _right;
    private readonly double[] _solution;
    private readonly double[] _dual;
    private readonly double[] _column;
    private readonly double[] _cost;
    private readonly EtaFile _inverse;
    private readonly int[] _pairRows = new int[3];
    private int _pricingStart;
    private int _sinceFactored;

    public LimitRelaxation(
        PlacementGraph graph, ObjectiveLevels levels, AwayRows limits, ulong[] weeksOff, Matching start, int[]? basis, CancellationToken cancellation)
    {
        _graph = graph;
        _levels = levels;
        _limits = limits;
        _weeksOff = weeksOff;
        _cancellation = cancellation;
        _guests = graph.Guests.Length;
        _slots = graph.SlotPlace.Length;
        _rows = _guests + _slots + limits.Count;
        _arcs = graph.ArcFirst[^1];
        _arcGuest = new int[_arcs];
        _arcLimit = new int[_arcs];
        _isOut = new bool[_arcs + _rows];
        _basic = new int[_rows];
        _isBasic = new bool[_arcs + _rows];
        _right = new double[_rows];
        _solution = new double[_rows];
        _dual = new double[_rows];
        _column = new double[_rows];
        _cost = new double[_arcs + _rows];
        _inverse = new EtaFile(_rows);
        Values = new int[levels.Count][];
        Prices = new int[levels.Count][];
        Away = new int[levels.Count][];
        SetUp(start, basis);
    }

    /// <summary>The columns of the basis, a good start for a relaxation with more weeks off.</summary>
    public int[] Basis => _basic;

    /// <summary>What costs and prices are multiplied by.</summary>
    public int Scale { get; private set; }

    /// <summary>Guests' values by level, times the scale.</summary>
    public int[][] Values { get; }

    /// <summary>Slots' prices by level, times the scale.</summary>
    public int[][] Prices { get; }

    /// <summary>Limits' prices by level, times the scale.</summary>
    public int[][] Away { get; }

    /// <summary>Solves all levels and makes the duals exact; returns the bound by level, times the scale.</summary>
    public long[] Solve()
    {
        var duals = new double[_levels.Count][];
        for (var level = 0; level < _levels.Count; level++)
        {
            SetCosts(level);
            Optimise();
            duals[level] = (double[])_dual.Clone();
            for (var column = 0; column < _isOut.Length; column++) _isOut[column] |= !_isBasic[column] && Reduced(column) > Tolerance;
        }

        RoundDuals(duals);
        return Bound();
    }

    /// <summary>How much of each arc the relaxation takes, 0 to 1, at the capacities as they are.</summary>
    public double[] Shares()
    {
        SetRight(perturbed: false);
        Factor();
        var shares = new double[_arcs];
        for (var row = 0; row < _rows; row++)
        {
            if (_basic[row] < _arcs) shares[_basic[row]] = _solution[row];
        }

        return shares;
    }

    private void SetUp(Matching start, int[]? basis)
    {
        for (var guest = 0; guest < _guests; guest++)
        {
            for (var arc = _graph.ArcFirst[guest]; arc < _graph.ArcFirst[guest + 1]; arc++)
            {
                var slot = _graph.ArcSlot[arc];
                _arcGuest[arc] = guest;
                _arcLimit[arc] = _limits.Of(guest, slot);
                _isOut[arc] = (_weeksOff[guest] >> _graph.SlotWeek[slot] & 1) != 0;
            }
        }

        SetRight(perturbed: true);
        if (basis is not null && TryStartFrom(basis)) return;
        Array.Clear(_isBasic);
        for (var row = 0; row < _rows; row++) Enter(_arcs + row, row);
        for (var arc = 0; arc < _arcs; arc++)
        {
            var guest = _arcGuest[arc];
            if (start.SlotOf[guest] != _graph.ArcSlot[arc] || _isOut[arc]) continue;
            _isBasic[_arcs + guest] = false;
            Enter(arc, guest);
        }

        Factor();
    }

    /// <summary>Starts from a basis in which columns may be in use that are out now, and makes them leave; false where one does not.</summary>
    private bool TryStartFrom(int[] basis)
    {
        for (var row = 0; row < _rows; row++) Enter(basis[row], row);
        Factor();
        Array.Clear(_cost);
        foreach (var column in basis) _cost[column] = _isOut[column] ? 1 : 0;
        Optimise();
        return !Array.Exists(_basic, column => _isOut[column]);
    }

    private void Enter(int column, int row)
    {
        _basic[row] = column;
        _isBasic[column] = true;
    }

    /// <summary>
    /// Capacities, a little enlarged where asked, each differently: no two ways to move then tie, and the method cannot
    /// stall. Guests' far less than the others', so that the start stays feasible.
    /// </summary>
    private void SetRight(bool perturbed)
    {
        for (var row = 0; row < _rows; row++)
        {
            _right[row] = row < _guests ? 1
                : row < _guests + _slots ? _graph.SlotCapacity[row - _guests]
                : _limits.Limits[row - _guests - _slots];
            if (!perturbed) continue;

            // Multiples of the golden ratio spread evenly between 0 and 1.
            var spread = 1 + ((row * 0.6180339887498949) % 1);
            _right[row] += spread * (row < _guests ? 1e-8 : 1e-5);
        }
    }

    private void SetCosts(int level)
    {
        Array.Clear(_cost);
        for (var arc = 0; arc < _arcs; arc++) _cost[arc] = Cost(level, arc);
        for (var guest = 0; guest < _guests; guest++) _cost[_arcs + guest] = _levels.Unplaced(level, _graph.WasPublished[guest]);
    }

    private int Cost(int level, int arc) =>
        _levels.Cost(level, _graph.ArcRank[arc], _levels.IsFit(level) ? _graph.Fit(_arcGuest[arc], _graph.ArcSlot[arc]) : 0, _graph.Moves(_arcGuest[arc], _graph.ArcSlot[arc]));

    private void Optimise()
    {
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < _rows; row++) _dual[row] = _cost[_basic[row]];
            _inverse.MultiplyRow(_dual);
            var entering = ChooseEntering();
            if (entering < 0)
            {
                if (_sinceFactored == 0) return;
                Factor();
                continue;
            }

            SetColumn(entering);
            _inverse.MultiplyColumn(_column);
            var leaving = ChooseLeaving();
            var step = _solution[leaving] / _column[leaving];
            for (var row = 0; row < _rows; row++) _solution[row] -= step * _column[row];
            _solution[leaving] = step;
            _isBasic[_basic[leaving]] = false;
            Enter(entering, leaving);
            _inverse.Add(_column, leaving);
            if (++_sinceFactored >= RefactorInterval) Factor();
        }
    }

    private double Reduced(int column)
    {
        if (column >= _arcs) return _cost[column] - _dual[column - _arcs];
        var reduced = _cost[column] - _dual[_arcGuest[column]] - _dual[_guests + _graph.ArcSlot[column]];
        return _arcLimit[column] < 0 ? reduced : reduced - _dual[_guests + _slots + _arcLimit[column]];
    }

    /// <summary>The best column of the first block, from where the last search ended, that has any; -1 where none has.</summary>
    private int ChooseEntering()
    {
        var count = _isOut.Length;
        var best = -Tolerance;
        var chosen = -1;
        var column = _pricingStart;
        for (var seen = 1; seen <= count; seen++)
        {
            if (!_isBasic[column] && !_isOut[column] && Reduced(column) is var reduced && reduced < best)
            {
                best = reduced;
                chosen = column;
            }

            if (++column == count) column = 0;
            if (chosen >= 0 && seen % PricingBlock == 0) break;
        }

        _pricingStart = column;
        return chosen;
    }

    private int ChooseLeaving()
    {
        var chosen = -1;
        var least = double.MaxValue;
        for (var row = 0; row < _rows; row++)
        {
            if (_column[row] <= Tolerance) continue;
            var ratio = Math.Max(0, _solution[row]) / _column[row];
            if (ratio > least) continue;
            least = ratio;
            chosen = row;
        }

        // A column with no positive entry would be an unbounded direction, but each guest goes at most once.
        return chosen >= 0 ? chosen : throw new PrecisionException("The relaxation lost its bounds to rounding.");
    }

    private void SetColumn(int column)
    {
        Array.Clear(_column);
        if (column >= _arcs)
        {
            _column[column - _arcs] = 1;
            return;
        }

        _column[_arcGuest[column]] = 1;
        _column[_guests + _graph.ArcSlot[column]] = 1;
        if (_arcLimit[column] >= 0) _column[_guests + _slots + _arcLimit[column]] = 1;
    }

    /// <summary>
    /// Builds the inverse anew. Slacks are their own inverse; of the pairs those come first that are alone in some row, as that
    /// factor touches none of the later ones.
    /// </summary>
    private void Factor()
    {
        _inverse.Clear();
        _sinceFactored = 0;
        var pairs = new List<int>();
        var isFree = new bool[_rows];
        Array.Fill(isFree, true);
        var newBasic = new int[_rows];
        foreach (var column in _basic)
        {
            if (column < _arcs)
            {
                pairs.Add(column);
                continue;
            }

            newBasic[column - _arcs] = column;
            isFree[column - _arcs] = false;
        }

        foreach (var column in OrderBySingletons(pairs, isFree))
        {
            SetColumn(column);
            _inverse.MultiplyColumn(_column);
            var pivot = -1;
            for (var row = 0; row < _rows; row++)
            {
                if (isFree[row] && Math.Abs(_column[row]) > Tolerance && (pivot < 0 || Math.Abs(_column[row]) > Math.Abs(_column[pivot]) + Tolerance)) pivot = row;
            }

            if (pivot < 0) throw new PrecisionException("The basis became singular.");
            isFree[pivot] = false;
            newBasic[pivot] = column;
            _inverse.Add(_column, pivot);
        }

        newBasic.CopyTo(_basic, 0);
        _right.CopyTo(_solution, 0);
        _inverse.MultiplyColumn(_solution);
    }

    private List<int> OrderBySingletons(List<int> pairs, bool[] isFree)
    {
        var count = new int[_rows];
        var sum = new int[_rows];
        for (var i = 0; i < pairs.Count; i++)
        {
            foreach (var row in RowsOf(pairs[i]))
            {
                count[row]++;
                sum[row] += i;
            }
        }

        var order = new List<int>(pairs.Count);
        var isDone = new bool[pairs.Count];
        var singles = new Stack<int>();
        for (var row = 0; row < _rows; row++)
        {
            if (isFree[row] && count[row] == 1) singles.Push(row);
        }

        while (singles.TryPop(out var single))
        {
            if (count[single] != 1 || isDone[sum[single]]) continue;
            var i = sum[single];
            isDone[i] = true;
            order.Add(pairs[i]);
            foreach (var row in RowsOf(pairs[i]))
            {
                sum[row] -= i;
                if (--count[row] == 1 && isFree[row]) singles.Push(row);
            }
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            if (!isDone[i]) order.Add(pairs[i]);
        }

        return order;
    }

    /// <summary>The rows of a pair, until the next call.</summary>
    private ReadOnlySpan<int> RowsOf(int arc)
    {
        _pairRows[0] = _arcGuest[arc];
        _pairRows[1] = _guests + _graph.ArcSlot[arc];
        _pairRows[2] = _guests + _slots + _arcLimit[arc];
        return _pairRows.AsSpan(0, _arcLimit[arc] < 0 ? 2 : 3);
    }

    /// <summary>Rounds prices to multiples of the coarsest fraction that holds them all, and computes guests' values from them.</summary>
    private void RoundDuals(double[][] duals)
    {
        Scale = Scales.FirstOrDefault(scale => duals.All(level => level.All(dual => Math.Abs(Math.Round(dual * scale) - (dual * scale)) < 1e-4)), Scales[^1]);
        for (var level = 0; level < _levels.Count; level++)
        {
            Prices[level] = new int[_slots];
            Away[level] = new int[_limits.Count];
            Values[level] = new int[_guests];
            for (var slot = 0; slot < _slots; slot++) Prices[level][slot] = -(int)Math.Round(duals[level][_guests + slot] * Scale);
            for (var limit = 0; limit < _limits.Count; limit++) Away[level][limit] = -(int)Math.Round(duals[level][_guests + _slots + limit] * Scale);
        }

        Span<long> least = new long[_levels.Count];
        Span<long> cost = new long[_levels.Count];
        for (var guest = 0; guest < _guests; guest++)
        {
            for (var level = 0; level < _levels.Count; level++) least[level] = (long)Scale * _levels.Unplaced(level, _graph.WasPublished[guest]);
            for (var arc = _graph.ArcFirst[guest]; arc < _graph.ArcFirst[guest + 1]; arc++)
            {
                var slot = _graph.ArcSlot[arc];
                if ((_weeksOff[guest] >> _graph.SlotWeek[slot] & 1) != 0) continue;
                for (var level = 0; level < _levels.Count; level++)
                {
                    cost[level] = ((long)Scale * Cost(level, arc)) + Prices[level][slot];
                    if (_arcLimit[arc] >= 0) cost[level] += Away[level][_arcLimit[arc]];
                }

                if (cost.SequenceCompareTo(least) < 0) cost.CopyTo(least);
            }

            for (var level = 0; level < _levels.Count; level++) Values[level][guest] = (int)least[level];
        }
    }

    private long[] Bound()
    {
        var bound = new long[_levels.Count];
        for (var level = 0; level < _levels.Count; level++)
        {
            for (var guest = 0; guest < _guests; guest++) bound[level] += Values[level][guest];
            for (var slot = 0; slot < _slots; slot++) bound[level] -= (long)Prices[level][slot] * _graph.SlotCapacity[slot];
            for (var limit = 0; limit < _limits.Count; limit++) bound[level] -= (long)Away[level][limit] * _limits.Limits[limit];
        }

        return bound;
    }
}

/// <summary>Floating point went astray; the caller falls back on what does without.</summary>
internal sealed class PrecisionException(string message) : Exception(message);

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// A division and everything needed to know at once what any change of places would do, kept up to date in O(n)
/// per change (incremental delta matrix as in Lai and Hao 2016, laid out a row per group so that updates and
/// evaluations run over whole vectors).
/// </summary>
/// <remarks>
/// Let w(u, g) be the value unit u has in group g: its score there and its distances to the others in it, less what
/// its coming breaks. <c>_enter</c> holds w for every group and unit; <c>_leave</c> holds, for the group a unit is in,
/// what its going takes away. Two units p in a and q in b of different categories gain by changing places
/// <c>enter(b, p) - leave(p) + enter(a, q) - leave(q) - 2 d(p, q)</c>. Where they share a category its counts do
/// not change, and what was charged for it is given back.
/// </remarks>
internal sealed class TeamDivision
{
    private readonly TeamModel _model;
    private readonly int[] _distance;
    private readonly int[] _group;
    private readonly int[] _target;
    private readonly int[] _enter;
    private readonly int[] _leave;
    private readonly TeamCounts _counts;
    private readonly TeamSwapScan _scan;
    private int _brokenPairs;
    private int _penalty;
    private int _pairPenalty;

    public TeamDivision(TeamModel model)
    {
        _model = model;
        _distance = model.HasPairs ? (int[])model.Distance.Clone() : model.Distance;
        _group = new int[model.Stride];
        _target = new int[model.Stride];
        _enter = new int[model.Groups * model.Stride];
        _leave = new int[model.Stride];
        _counts = new TeamCounts(model);
        _scan = new TeamSwapScan(model);
    }

    /// <summary>Group of each unit; read only.</summary>
    public ReadOnlySpan<int> Group => _group.AsSpan(0, _model.Units);

    /// <summary>How far rules are broken, in people and pairs.</summary>
    public int Broken => _counts.Broken + _brokenPairs;

    /// <summary>Value of the division in the model's units, without what broken rules cost.</summary>
    public long Value { get; private set; }

    /// <summary>Starts from a division given by the group of each unit, each group filled to its capacity.</summary>
    /// <param name="group">Group of each unit.</param>
    /// <param name="penalty">Cost of breaking a rule by one, in the model's units.</param>
    public void Set(ReadOnlySpan<int> group, int penalty)
    {
        var (units, stride) = (_model.Units, _model.Stride);
        group.CopyTo(_group);
        // A target that is no group is never chosen: padding and the pinned.
        _target.AsSpan().Fill(_model.Groups);
        _counts.Set(_model, group);
        _penalty = penalty;
        PricePairs(penalty);
        _model.Score.CopyTo(_enter, 0);
        for (var u = 0; u < units; u++)
        {
            _target[u] = _model.Pins[u] >= 0 ? _model.Groups : group[u];
            AddRow(_enter.AsSpan(group[u] * stride, stride), _distance.AsSpan(u * stride, stride));
        }

        Value = 0;
        for (var u = 0; u < units; u++)
        {
            var distances = _enter[(group[u] * stride) + u] - _model.Score[(group[u] * stride) + u];
            _leave[u] = distances + _model.Score[(group[u] * stride) + u];
            Value += (2L * _model.Score[(group[u] * stride) + u]) + distances;
        }

        // Distances were counted from both ends, with the penalties of pairs in them.
        Value /= 2;
        SetPairs();
        for (var c = 0; c < _model.Categories.Count; c++)
        {
            for (var g = 0; g < _model.Groups; g++)
            {
                Charge(c, g, _counts.Adding(c, g), _counts.Removing(c, g));
            }
        }
    }

    /// <summary>Breaking a rule by one costs another amount from now on.</summary>
    public void Price(int penalty) => Set(Group, penalty);

    /// <summary>
    /// The unit to change places with <paramref name="p"/>: the one of largest <c>gain / temperature + noise</c>,
    /// or -1 when staying has more. See <see cref="TeamSwapScan"/>.
    /// </summary>
    /// <param name="p">The unit that may go.</param>
    /// <param name="coldness">One over the temperature.</param>
    /// <param name="noise">A variate per unit and one for staying, <see cref="TeamModel.Stride"/> + 1; all zero for the greedy choice.</param>
    public int Choose(int p, float coldness, ReadOnlySpan<float> noise)
    {
        var (a, stride) = (_group[p], _model.Stride);
        _scan.Begin(a);
        for (var g = 0; g < _model.Groups; g++)
        {
            _scan.Offer(g, _enter[(g * stride) + p] - _leave[p]);
        }

        _scan.Spread(_target);
        foreach (var c in _model.CategoriesOf[p])
        {
            for (var g = 0; g < _model.Groups; g++)
            {
                _scan.OfferShared(g, Refund(c, a, g));
            }

            _scan.SpreadShared(_target, _model.Masks[c]);
        }

        return _scan.Choose(
            _enter.AsSpan(a * stride, stride), _leave, _distance.AsSpan(p * stride, stride), coldness, noise);
    }

    /// <summary>What two units of different groups gain by changing places, less what it breaks.</summary>
    public int Gain(int p, int q)
    {
        var (a, b, stride) = (_group[p], _group[q], _model.Stride);
        var gain = _enter[(b * stride) + p] - _leave[p] + _enter[(a * stride) + q] - _leave[q]
            - (2 * _distance[(p * stride) + q]);
        foreach (var c in _model.CategoriesOf[p])
        {
            gain += _model.Masks[c][q] & Refund(c, a, b);
        }

        return gain;
    }

    /// <summary>Two units of different groups change places. Doing it again undoes it.</summary>
    /// <param name="p">One of them.</param>
    /// <param name="q">The other.</param>
    /// <param name="gain">Their <see cref="Gain"/>.</param>
    public void Swap(int p, int q, int gain)
    {
        var (a, b, stride) = (_group[p], _group[q], _model.Stride);
        var (brokenBefore, pDistance) = (Broken, _distance[(p * stride) + q]);
        _brokenPairs += PartnersBroken(p, q, a, b);
        var pPure = Pure(p, b) - pDistance;
        var qPure = Pure(q, a) - pDistance;
        (_group[p], _group[q]) = (b, a);
        _target[p] = b;
        _target[q] = a;
        MoveDistances(p, q, a, b);
        MoveCategories(p, q, a, b);
        MoveCategories(q, p, b, a);
        _leave[p] = pPure + RemovalCharge(p, b);
        _leave[q] = qPure + RemovalCharge(q, a);
        Value += gain + ((long)_penalty * (Broken - brokenBefore));
    }

    private static void AddRow(Span<int> row, ReadOnlySpan<int> add)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += add[i];
        }
    }

    /// <summary>After p left a for b and q left b for a: new distances to the members of both groups.</summary>
    private void MoveDistances(int p, int q, int a, int b)
    {
        var stride = _model.Stride;
        ref var leave = ref MemoryMarshal.GetArrayDataReference(_leave);
        ref var group = ref MemoryMarshal.GetArrayDataReference(_group);
        ref var enterA = ref _enter[a * stride];
        ref var enterB = ref _enter[b * stride];
        ref var fromP = ref _distance[p * stride];
        ref var fromQ = ref _distance[q * stride];
        var (inA, inB) = (Vector512.Create(a), Vector512.Create(b));
        for (nuint i = 0; i < (nuint)stride; i += TeamModel.Lanes)
        {
            var change = Vector512.LoadUnsafe(ref fromQ, i) - Vector512.LoadUnsafe(ref fromP, i);
            (Vector512.LoadUnsafe(ref enterA, i) + change).StoreUnsafe(ref enterA, i);
            (Vector512.LoadUnsafe(ref enterB, i) - change).StoreUnsafe(ref enterB, i);
            var own = Vector512.LoadUnsafe(ref group, i);
            var mine = (Vector512.Equals(own, inA) & change) - (Vector512.Equals(own, inB) & change);
            (Vector512.LoadUnsafe(ref leave, i) + mine).StoreUnsafe(ref leave, i);
        }
    }

    /// <summary>Counts of p's categories that q does not share, after p left <paramref name="from"/> for <paramref name="to"/>.</summary>
    private void MoveCategories(int p, int q, int from, int to)
    {
        foreach (var c in _model.CategoriesOf[p])
        {
            if (_model.Masks[c][q] == 0)
            {
                Recount(c, from, -1);
                Recount(c, to, 1);
            }
        }
    }

    private void Recount(int c, int g, int change)
    {
        var (adding, removing) = (_counts.Adding(c, g), _counts.Removing(c, g));
        _counts.Change(c, g, change);
        Charge(c, g, _counts.Adding(c, g) - adding, _counts.Removing(c, g) - removing);
    }

    /// <summary>Charges everyone in a category for a change of what adding to or removing from a group breaks.</summary>
    private void Charge(int c, int g, int adding, int removing)
    {
        if (adding == 0 && removing == 0)
        {
            return;
        }

        var stride = _model.Stride;
        ref var members = ref MemoryMarshal.GetArrayDataReference(_model.Masks[c]);
        ref var enter = ref _enter[g * stride];
        ref var leave = ref MemoryMarshal.GetArrayDataReference(_leave);
        ref var group = ref MemoryMarshal.GetArrayDataReference(_group);
        var (coming, going) = (Vector512.Create(adding * _penalty), Vector512.Create(removing * _penalty));
        var here = Vector512.Create(g);
        for (nuint i = 0; i < (nuint)stride; i += TeamModel.Lanes)
        {
            var member = Vector512.LoadUnsafe(ref members, i);
            (Vector512.LoadUnsafe(ref enter, i) - (member & coming)).StoreUnsafe(ref enter, i);
            var mine = member & Vector512.Equals(Vector512.LoadUnsafe(ref group, i), here);
            (Vector512.LoadUnsafe(ref leave, i) + (mine & going)).StoreUnsafe(ref leave, i);
        }
    }

    /// <summary>What was charged to two units of one category in groups a and b, whose counts will not change.</summary>
    private int Refund(int c, int a, int b) =>
        _penalty * (_counts.Either(c, a) + _counts.Either(c, b));

    private int RemovalCharge(int u, int g)
    {
        var charge = 0;
        foreach (var c in _model.CategoriesOf[u])
        {
            charge += _counts.Removing(c, g);
        }

        return charge * _penalty;
    }

    /// <summary>Score and distances of a unit in a group, without charges.</summary>
    private int Pure(int u, int g)
    {
        var charge = 0;
        foreach (var c in _model.CategoriesOf[u])
        {
            charge += _counts.Adding(c, g);
        }

        return _enter[(g * _model.Stride) + u] + (charge * _penalty);
    }

    /// <summary>Change of broken pairs when p goes from a to b and q from b to a.</summary>
    private int PartnersBroken(int p, int q, int a, int b) => PartnersBroken(p, q, a, b, _model.Partners[p]) + PartnersBroken(q, p, b, a, _model.Partners[q]);

    private int PartnersBroken(int mover, int other, int from, int to, (int Person, bool Together)[] partners)
    {
        var change = 0;
        foreach (var (person, together) in partners)
        {
            if (person != other && person != mover)
            {
                var met = (_group[person] == to ? 1 : 0) - (_group[person] == from ? 1 : 0);
                change += together ? -met : met;
            }
        }

        return change;
    }

    /// <summary>Distances of pairs carry what parting or joining them costs.</summary>
    private void PricePairs(int penalty)
    {
        for (var p = 0; p < _model.People; p++)
        {
            foreach (var (person, together) in _model.Partners[p])
            {
                _distance[(p * _model.Stride) + person] += together ? penalty - _pairPenalty : _pairPenalty - penalty;
            }
        }

        _pairPenalty = penalty;
    }

    /// <summary>Counts broken pairs, and takes the penalties that distances carry out of the value.</summary>
    private void SetPairs()
    {
        _brokenPairs = 0;
        for (var p = 0; p < _model.People; p++)
        {
            foreach (var (person, together) in _model.Partners[p].Where(partner => partner.Person > p))
            {
                var same = _group[person] == _group[p];
                _brokenPairs += same != together ? 1 : 0;
                Value -= same ? (together ? _penalty : -_penalty) : 0;
            }
        }
    }
}

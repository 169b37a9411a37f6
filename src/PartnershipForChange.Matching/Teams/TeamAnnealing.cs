using System.Diagnostics;

namespace PartnershipForChange.Matching.Teams;

/// <summary>
/// Simulated annealing over swaps and moves. Broken rules cost more than any change of value, so that they are
/// mended first.
/// </summary>
internal sealed class TeamAnnealing
{
    private const int StepsPerLook = 4096;

    private readonly TeamProblem _problem;
    private readonly TeamOptions _options;
    private readonly Stopwatch _clock;
    private readonly Random _random;
    private readonly int[] _group;
    private readonly double[] _gain;
    private readonly int[][] _counts;
    private readonly int[][] _categoriesOf;
    private readonly TeamCategory[] _categories;
    private readonly double[] _distance;
    private readonly double _penalty;
    private readonly int[] _free;

    public TeamAnnealing(TeamProblem problem, TeamOptions options, Stopwatch clock)
    {
        (_problem, _options, _clock) = (problem, options, clock);
        _random = new Random(options.Seed);
        var (n, m) = (problem.People, problem.Groups);
        _categories = [new(string.Empty, [.. Enumerable.Range(0, n)], problem.Least, problem.Most), .. problem.Categories];
        _categoriesOf = [.. Enumerable.Range(0, n).Select(p => Enumerable.Range(0, _categories.Length).Where(c => _categories[c].Members.Contains(p)).ToArray())];
        _distance = [.. problem.Distances.Select(distance => distance * problem.DiversityWeight)];
        _free = [.. Enumerable.Range(0, n).Where(p => problem.Pin(p) < 0)];
        var reach = problem.Most.DefaultIfEmpty().Max();
        var spread = problem.Scores.Select(Math.Abs).DefaultIfEmpty().Max();
        _penalty = 1 + (4 * ((_distance.Select(Math.Abs).DefaultIfEmpty().Max() * Math.Min(reach, n)) + spread));
        foreach (var (first, second) in problem.Apart)
        {
            Add(first, second, -_penalty);
        }

        foreach (var (first, second) in problem.Together)
        {
            Add(first, second, _penalty);
        }

        _group = new int[n];
        _gain = new double[n * m];
        _counts = [.. _categories.Select(_ => new int[m])];
        Best = new int[n];

        void Add(int p, int q, double change)
        {
            _distance[(p * n) + q] += change;
            _distance[(q * n) + p] += change;
        }
    }

    public int[] Best { get; private set; }

    public long Steps { get; private set; }

    public void Run(Action<(double Share, double Value)> told, CancellationToken cancellation)
    {
        var (n, m) = (_problem.People, _problem.Groups);
        Start();
        var current = 0.0;
        var best = 0.0;
        _group.CopyTo(Best, 0);
        var hot = (_distance.Select(Math.Abs).Where(distance => distance < _penalty / 2).DefaultIfEmpty(1).Average() * Math.Sqrt((double)n / m)) + 1e-9;
        var temperature = hot;
        var share = 0.0;
        while (share < 1 && _free.Length > 0 && m > 1)
        {
            if (Steps % StepsPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                share = Share();
                temperature = hot * Math.Pow(0.002, share);
                told((share, TeamRules.Evaluate(_problem, Best).Value));
            }

            Steps++;
            var p = _free[_random.Next(_free.Length)];
            var q = _random.Next(2) == 0 ? _free[_random.Next(_free.Length)] : -1;
            var to = q >= 0 ? _group[q] : _random.Next(m);
            var from = _group[p];
            if (from == to)
            {
                continue;
            }

            var change = q >= 0 ? SwapChange(p, q) : MoveChange(p, to);
            if (change < 0 && _random.NextDouble() >= Math.Exp(change / temperature))
            {
                continue;
            }

            Put(p, to);
            if (q >= 0)
            {
                Put(q, from);
            }

            current += change;
            if (current > best + 1e-9)
            {
                best = current;
                _group.CopyTo(Best, 0);
            }
        }
    }

    private double Share()
    {
        var steps = _options.IterationLimit is { } limit ? (double)Steps / limit : 0;
        var time = _options.TimeLimit is { } span ? _clock.Elapsed / span : 0;
        return Math.Min(1, Math.Max(steps, time));
    }

    private void Start()
    {
        var (n, m) = (_problem.People, _problem.Groups);
        var order = Enumerable.Range(0, n).ToArray();
        _random.Shuffle(order);
        Array.Fill(_group, -1);
        foreach (var p in order.OrderByDescending(p => _problem.Pin(p)))
        {
            var pin = _problem.Pin(p);
            Put(p, pin >= 0 ? pin : Enumerable.Range(0, m).MinBy(g => (PutCost(p, g), _counts[0][g])));
        }

        double PutCost(int p, int g) => _categoriesOf[p].Sum(c => Cost(c, g, 1) - Cost(c, g, 0)) - _gain[(p * m) + g];
    }

    private double MoveChange(int p, int to)
    {
        var (m, from) = (_problem.Groups, _group[p]);
        var change = _gain[(p * m) + to] - _gain[(p * m) + from] + _problem.Score(p, to) - _problem.Score(p, from);
        foreach (var c in _categoriesOf[p])
        {
            change -= Cost(c, from, -1) - Cost(c, from, 0) + Cost(c, to, 1) - Cost(c, to, 0);
        }

        return change;
    }

    private double SwapChange(int p, int q)
    {
        var (n, m, from, to) = (_problem.People, _problem.Groups, _group[p], _group[q]);
        var change = _gain[(p * m) + to] - _gain[(p * m) + from] + _gain[(q * m) + from] - _gain[(q * m) + to]
            - (2 * _distance[(p * n) + q])
            + _problem.Score(p, to) - _problem.Score(p, from) + _problem.Score(q, from) - _problem.Score(q, to);
        foreach (var c in _categoriesOf[p])
        {
            change -= Array.IndexOf(_categoriesOf[q], c) >= 0 ? 0 : Cost(c, from, -1) - Cost(c, from, 0) + Cost(c, to, 1) - Cost(c, to, 0);
        }

        foreach (var c in _categoriesOf[q])
        {
            change -= Array.IndexOf(_categoriesOf[p], c) >= 0 ? 0 : Cost(c, to, -1) - Cost(c, to, 0) + Cost(c, from, 1) - Cost(c, from, 0);
        }

        return change;
    }

    private double Cost(int category, int group, int more)
    {
        var count = _counts[category][group] + more;
        var bounds = _categories[category];
        return _penalty * (Math.Max(0, bounds.Least[group] - count) + Math.Max(0, count - bounds.Most[group]));
    }

    private void Put(int p, int to)
    {
        var (n, m, from) = (_problem.People, _problem.Groups, _group[p]);
        for (var r = 0; r < n; r++)
        {
            if (r == p)
            {
                continue;
            }

            var distance = _distance[(p * n) + r];
            _gain[(r * m) + to] += distance;
            if (from >= 0)
            {
                _gain[(r * m) + from] -= distance;
            }
        }

        foreach (var c in _categoriesOf[p])
        {
            _counts[c][to]++;
            if (from >= 0)
            {
                _counts[c][from]--;
            }
        }

        _group[p] = to;
    }
}

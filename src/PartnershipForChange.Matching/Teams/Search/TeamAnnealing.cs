using System.Diagnostics;

namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) with heat-bath steps: a random person is offered every
/// change of places at once and takes each with probability proportional to exp(gain / temperature), staying being
/// one of the choices. A step so weighs n changes for about the price of a dozen, which is what lets a long, slow
/// cooling fit in the time other methods use for thousands of descents.
/// </summary>
internal sealed class TeamAnnealing
{
    /// <summary>Steps between looks at the clock.</summary>
    private const int StepsPerLook = 256;

    /// <summary>Times the caller is told of progress.</summary>
    private const int Reports = 100;

    private const int MostCoolings = 1000;

    /// <summary>Prices of a broken rule in a cooling, rising in equal ratios from the hottest temperature's multiple.</summary>
    private const int Prices = 32;
    private const double FirstPenalty = 2;

    /// <summary>Share of the search spent on trials of temperatures at most, and on each.</summary>
    private const double TrialsShare = 0.05;
    private const double TrialShare = 0.0015;

    /// <summary>Part of the gain of a usual change at which nothing changes any more.</summary>
    private const double SurelyFrozen = 0.004;

    private readonly TeamModel _model;
    private readonly TeamOptions _options;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TeamRandom _random;
    private readonly TeamDivision _division;
    private readonly TeamClusterMove _clusters;
    private readonly int[] _free;
    private readonly int[] _best;
    private int _bestBroken;
    private long _bestValue;
    private long _moves;
    private int _reported;

    public TeamAnnealing(TeamModel model, TeamOptions options)
    {
        (_model, _options) = (model, options);
        _random = new TeamRandom(options.Seed);
        _division = new TeamDivision(model);
        _division.Set(TeamStart.Make(model, _random), model.MaxPenalty);
        _clusters = new TeamClusterMove(model, _division, _random);
        _free = [.. Enumerable.Range(0, model.People).Where(p => model.Pins[p] < 0)];
        _best = new int[model.Units];
        Keep();
    }

    /// <summary>Group of each person in the best division found.</summary>
    public int[] Best => _best[.._model.People];

    /// <summary>How far the best division breaks rules.</summary>
    public int BestBroken => _bestBroken;

    /// <summary>Value of the best division, in the problem's units.</summary>
    public double BestValue => _bestValue / _model.Scale;

    /// <summary>Steps made.</summary>
    public long Steps { get; private set; }

    /// <summary>Searches until a limit is reached.</summary>
    /// <param name="told">Told the share done, a hundred times at most.</param>
    /// <param name="cancellation">Ends the search at once.</param>
    public void Run(Action<double> told, CancellationToken cancellation)
    {
        if (_free.Length == 0 || _model.Groups == 1)
        {
            return;
        }

        var cooling = Plan(cancellation);
        var start = Share();
        var coolings = Coolings();
        for (var k = 0; k < coolings; k++)
        {
            // The last must end at 1 exactly: no share exceeds it.
            var (from, to) = (start + ((1 - start) * k / coolings), start + ((1 - start) * (k + 1) / coolings));
            Cool(cooling, from, Math.Min(1, to), told, cancellation);
            Descend(cancellation);
        }

        // The best may have been met on the way down, a step from the top of its hill.
        _division.Set(_best, _model.MaxPenalty);
        Descend(cancellation);
    }

    /// <summary>
    /// Cools once between two shares of the search. Rules cost little at first, so that the search can pass through
    /// divisions that break them, and in the end more than any change can gain.
    /// </summary>
    private void Cool(TeamCooling cooling, double from, double to, Action<double> told, CancellationToken cancellation)
    {
        cooling.Begin();
        var penalty = Math.Min(_model.MaxPenalty, cooling.Hottest * FirstPenalty);
        var rise = TeamCooling.Root(_model.MaxPenalty / penalty, Prices);
        var price = -1;
        for (var share = Math.Max(from, Share()); share < to; share = Share())
        {
            cancellation.ThrowIfCancellationRequested();
            Tell(share, told);
            var done = (share - from) / (to - from);
            for (; _model.HasRules && price < (int)(done * Prices); price++, penalty *= rise)
            {
                _division.Price((int)penalty);
            }

            Anneal(cooling.At(done));
        }

        _division.Price(_model.MaxPenalty);
    }

    private void Tell(double share, Action<double> told)
    {
        if (share * Reports >= _reported)
        {
            _reported++;
            told(share);
        }
    }

    /// <summary>
    /// How many times to cool. One cooling as long as possible does best until it is about n^3 steps long; from
    /// there on the limit is shared between longer coolings and more of them.
    /// </summary>
    private int Coolings()
    {
        var steps = Steps / Math.Max(Share(), double.Epsilon);
        var cube = (double)_model.Units * _model.Units * _model.Units;
        return (int)Math.Clamp(Math.Sqrt(4 * steps / cube), 1, MostCoolings);
    }

    private double Share()
    {
        var steps = _options.IterationLimit is not { } limit ? 0 : Steps >= limit ? 1 : (double)Steps / limit;
        var time = _options.TimeLimit is not { } span ? 0 : span <= TimeSpan.Zero ? 1 : _clock.Elapsed / span;
        return Math.Max(steps, time);
    }

    /// <summary>Cools fast from far too hot, to plan the slow cooling.</summary>
    private TeamCooling Plan(CancellationToken cancellation)
    {
        var cooling = new TeamCooling();
        var hottest = Deviation();
        var (temperature, frozen) = (hottest, false);
        for (; !frozen && Share() < TrialsShare; temperature *= TeamCooling.Fall)
        {
            var (steps, moves, until) = (Steps, _moves, Share() + TrialShare);
            do
            {
                cancellation.ThrowIfCancellationRequested();
                Anneal(temperature);
            }
            while (Share() < until);
            frozen = !cooling.Try(temperature, (double)(_moves - moves) / Math.Max(1, Steps - steps));
        }

        // Without time to find out, down to where every problem met so far is frozen.
        for (; !frozen && temperature > hottest * SurelyFrozen; temperature *= TeamCooling.Fall)
        {
            cooling.Assume(temperature);
        }

        cooling.Plan();
        return cooling;
    }

    /// <summary>
    /// Root mean square of what a change of places gains, rules aside, on a random walk: the scale of the problem.
    /// </summary>
    private double Deviation()
    {
        const int Samples = 4096;
        var (count, squares) = (0, 0.0);
        _division.Price(0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var (p, q) = (_free[_random.Below(_free.Length)], _random.Below(_model.Units));
            if (_model.Pins[q] < 0 && _division.Group[p] != _division.Group[q])
            {
                var gain = _division.Gain(p, q);
                _division.Swap(p, q, gain);
                count++;
                squares += (double)gain * gain;
            }
        }

        _division.Set(_best, _model.MaxPenalty);
        return Math.Sqrt((1 + squares) / (1 + count));
    }

    private void Anneal(double temperature)
    {
        var coldness = (float)(1 / temperature);
        var steps = _options.IterationLimit is { } limit ? (int)Math.Min(StepsPerLook, limit - Steps) : StepsPerLook;
        Steps += steps;
        for (var step = 0; step < steps; step++)
        {
            var p = _free[_random.Below(_free.Length)];
            if (_clusters.Try(p, coldness))
            {
                KeepIfBetter();
                continue;
            }

            var q = _division.Choose(p, coldness, GumbelNoise.Run(_random, _model.Stride + 1));
            if (q >= 0)
            {
                var gain = _division.Gain(p, q);
                _moves += gain != 0 ? 1 : 0;
                Swap(p, q, gain);
            }
        }
    }

    /// <summary>Takes the best change of places for each person in turn until none is left that gains.</summary>
    private void Descend(CancellationToken cancellation)
    {
        var noNoise = new float[_model.Stride + 1];
        for (var improved = true; improved;)
        {
            improved = false;
            foreach (var p in _free)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var q = _division.Choose(p, 1, noNoise); q >= 0; q = _division.Choose(p, 1, noNoise))
                {
                    Swap(p, q, _division.Gain(p, q));
                    improved = true;
                }
            }
        }
    }

    private void Swap(int p, int q, int gain)
    {
        _division.Swap(p, q, gain);
        KeepIfBetter();
    }

    private void KeepIfBetter()
    {
        if (_division.Broken < _bestBroken || (_division.Broken == _bestBroken && _division.Value > _bestValue))
        {
            Keep();
        }
    }

    private void Keep()
    {
        _division.Group.CopyTo(_best);
        (_bestBroken, _bestValue) = (_division.Broken, _division.Value);
    }
}

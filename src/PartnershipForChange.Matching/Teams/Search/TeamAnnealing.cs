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

    /// <summary>Temperatures of the cooling, each held for an equal share of it.</summary>
    private const int Stages = 512;

    /// <summary>Share of the search that finds the temperatures, at most.</summary>
    private const double PilotShare = 0.05;

    /// <summary>Share of the search at each temperature of the pilot, and its fall from one to the next.</summary>
    private const double PilotStage = 0.0015;
    private const double PilotFall = 0.8;

    /// <summary>
    /// Changes per step between which a cooling does its work. Above the first nothing is decided yet, below the
    /// second nothing more changes; on every family of instances tried the temperatures differ tenfold and these
    /// rates hardly at all.
    /// </summary>
    private const double HotRate = 0.3;
    private const double ColdRate = 0.03;

    private readonly TeamModel _model;
    private readonly TeamOptions _options;
    private readonly Stopwatch _clock;
    private readonly TeamRandom _random;
    private readonly TeamDivision _division;
    private readonly int[] _free;
    private readonly int[] _best;
    private int _bestBroken;
    private long _bestValue;
    private long _moves;

    public TeamAnnealing(TeamModel model, TeamOptions options, Stopwatch clock)
    {
        (_model, _options, _clock) = (model, options, clock);
        _random = new TeamRandom(options.Seed);
        _division = new TeamDivision(model);
        _division.Set(TeamStart.Make(model, _random));
        _free = [.. Enumerable.Range(0, model.People).Where(p => model.Pins[p] < 0)];
        _best = new int[model.Units];
        Keep();
    }

    /// <summary>Group of each person in the best division found.</summary>
    public int[] Best => _best[.._model.People];

    /// <summary>Value of the best division, in the problem's units.</summary>
    public double BestValue => _bestValue / _model.Scale;

    /// <summary>Steps made.</summary>
    public long Steps { get; private set; }

    /// <summary>Searches until a limit is reached.</summary>
    /// <param name="told">Told the share done, at most once per stage.</param>
    /// <param name="cancellation">Ends the search at once.</param>
    public void Run(Action<double> told, CancellationToken cancellation)
    {
        if (_free.Length == 0 || _model.Groups == 1)
        {
            return;
        }

        var (hot, cold) = Pilot(cancellation);
        var (start, temperatures) = (Share(), Row(hot, cold));
        var stage = -1;
        for (var share = start; share < 1; share = Share())
        {
            cancellation.ThrowIfCancellationRequested();
            var now = (int)((share - start) / (1 - start) * Stages);
            if (stage != now)
            {
                stage = now;
                told(share);
            }

            Anneal(temperatures[stage]);
        }

        Descend(cancellation);
    }

    /// <summary>Temperatures from hot to cold in equal ratios, by operations that are the same on any machine.</summary>
    private static double[] Row(double hot, double cold)
    {
        var ratio = cold / hot;
        for (var roots = 1; roots < Stages; roots *= 2)
        {
            ratio = Math.Sqrt(ratio);
        }

        var temperatures = new double[Stages];
        temperatures[0] = hot;
        for (var stage = 1; stage < Stages; stage++)
        {
            temperatures[stage] = temperatures[stage - 1] * ratio;
        }

        return temperatures;
    }

    private double Share()
    {
        var steps = _options.IterationLimit is { } limit ? (double)Steps / Math.Max(1, limit) : 0;
        var time = _options.TimeLimit is { } span ? _clock.Elapsed / span : 0;
        return Math.Max(steps, time);
    }

    /// <summary>Cools fast from far too hot, to find the temperatures between which a slow cooling works.</summary>
    private (double Hot, double Cold) Pilot(CancellationToken cancellation)
    {
        var temperature = Deviation();
        var (hot, cold) = (temperature, temperature);
        for (var until = PilotStage; until < PilotShare; until += PilotStage)
        {
            var (steps, moves) = (Steps, _moves);
            do
            {
                cancellation.ThrowIfCancellationRequested();
                Anneal(temperature);
            }
            while (Share() < until);
            var rate = (double)(_moves - moves) / Math.Max(1, Steps - steps);
            hot = rate >= HotRate ? temperature : hot;
            cold = temperature;
            if (rate <= ColdRate)
            {
                break;
            }

            temperature *= PilotFall;
        }

        return (hot, cold);
    }

    /// <summary>Root mean square of what a change of places gains at the start: the scale of the problem.</summary>
    private double Deviation()
    {
        const int Samples = 4096;
        var (count, squares) = (0, 0.0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var (p, q) = (_free[_random.Below(_free.Length)], _free[_random.Below(_free.Length)]);
            var gain = _division.Group[p] == _division.Group[q] ? 0 : _division.Gain(p, q);
            if (gain != 0 && Math.Abs((long)gain) < _model.Penalty / 2)
            {
                count++;
                squares += (double)gain * gain;
            }
        }

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
        _division.Set(_best);
        var noNoise = new float[_model.Stride + 1];
        for (var improved = true; improved;)
        {
            improved = false;
            cancellation.ThrowIfCancellationRequested();
            foreach (var p in _free)
            {
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

namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// How long to stay at which temperature, planned from a fast trial cooling. What matters is not the temperature,
/// which differs tenfold between families of problems, but how many steps still make a change there: while nearly
/// all do, nothing is decided yet, and when hardly any does, nothing more happens.
/// </summary>
internal sealed class TeamCooling
{
    /// <summary>Fall of temperature from one trial to the next, in <see cref="Parts"/> equal ratios when planned.</summary>
    public const double Fall = 0.8;

    private const int Parts = 16;

    /// <summary>Rates of change between which a temperature deserves some time, and below which its full time.</summary>
    private const double DecidedRate = 0.9;
    private const double CriticalRate = 0.4;
    private const double FrozenRate = 0.03;

    /// <summary>Time at temperatures above the critical ones, where balance is reached quickly.</summary>
    private const double WarmShare = 0.35;

    private readonly List<(double Temperature, double Weight)> _parts = [];
    private double[] _until = [];
    private int _part;

    /// <summary>The hottest temperature of the plan.</summary>
    public double Hottest => _parts[0].Temperature;

    /// <summary>
    /// A root of a ratio, its degree a power of two. Square roots are the same on any machine, which powers need
    /// not be.
    /// </summary>
    public static double Root(double ratio, int degree)
    {
        for (; degree > 1; degree /= 2)
        {
            ratio = Math.Sqrt(ratio);
        }

        return ratio;
    }

    /// <summary>Takes down how many steps made a change at a temperature; false when it is frozen.</summary>
    public bool Try(double temperature, double rate)
    {
        Add(temperature, rate > DecidedRate ? 0 : rate > CriticalRate ? WarmShare : 1);
        return rate > FrozenRate;
    }

    /// <summary>Takes a temperature for a critical one, untried.</summary>
    public void Assume(double temperature) => Add(temperature, 1);

    /// <summary>Plans the cooling after the last trial.</summary>
    public void Plan()
    {
        // Everything hotter than the last undecided temperature is left out, whatever noise made of its rate.
        var first = _parts.FindLastIndex(part => part.Weight == 0) + 1;
        _parts.RemoveRange(0, Math.Min(first, _parts.Count - 1));
        var total = _parts.Sum(part => Math.Max(part.Weight, double.Epsilon));
        var sum = 0.0;
        _until = [.. _parts.Select(part => sum += part.Weight / total)];
    }

    /// <summary>Starts a cooling from the hottest temperature.</summary>
    public void Begin() => _part = 0;

    /// <summary>The temperature when a share of the cooling is done, 0 to 1; to be asked in order of time.</summary>
    public double At(double share)
    {
        while (_part < _until.Length - 1 && _until[_part] <= share)
        {
            _part++;
        }

        return _parts[_part].Temperature;
    }

    private void Add(double temperature, double weight)
    {
        var ratio = Root(Fall, Parts);
        for (var part = 0; part < Parts; part++, temperature *= ratio)
        {
            _parts.Add((temperature, weight));
        }
    }
}

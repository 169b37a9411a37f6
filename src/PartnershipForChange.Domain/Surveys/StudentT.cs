namespace PartnershipForChange.Domain.Surveys;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    private const double Tiny = 1e-300;

    /// <summary>Lanczos coefficients for g = 7, n = 9 (Godfrey 2001): the logarithm of gamma to about 15 digits.</summary>
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>P(T ≤ t).</summary>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Cumulative(double t, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        var tail = IncompleteBeta(freedom / 2.0, 0.5, freedom / (freedom + (t * t))) / 2;
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The t that a share <paramref name="probability"/> of the distribution lies below, to about 12 digits.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Quantile(double probability, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (probability < 0.5)
        {
            return -Quantile(1 - probability, freedom);
        }

        double low = 0, high = 1;
        while (Cumulative(high, freedom) < probability)
        {
            high *= 2;
        }

        // Halving gains a bit a step: 200 steps are past the last bit of a double.
        for (var step = 0; step < 200 && high - low > 1e-13 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Cumulative(middle, freedom) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The regularised incomplete beta function I_x(a, b): NIST DLMF 8.17.22 by the method of Lentz.</summary>
    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));

        // The fraction converges fast on one side of the mean only; the other side follows by symmetry.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = Inverse(1 - ((a + b) * x / (a + 1))), value = d;
        for (var m = 1; m <= 10_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (c, d) = (NotZero(1 + (even / c)), Inverse(1 + (even * d)));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (c, d) = (NotZero(1 + (odd / c)), Inverse(1 + (odd * d)));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;
    }

    private static double Inverse(double x) => 1 / NotZero(x);

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;

    private static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i - 1);
        }

        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}

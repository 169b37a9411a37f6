namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// A table of standard Gumbel variates. Adding one to each of several scores and taking the largest chooses each
/// with probability proportional to exp(score): the Gumbel-max trick, which turns sampling into a search for a
/// maximum and so into vector instructions.
/// </summary>
internal static class GumbelNoise
{
    private const int Size = 1 << 16;

    // Quantiles in random order: an exact sample, made with arithmetic that is the same on any machine.
    private static readonly float[] Variates = Make();

    /// <summary>A random run of <paramref name="count"/> variates, fewer than 65 536.</summary>
    public static ReadOnlySpan<float> Run(TeamRandom random, int count) =>
        Variates.AsSpan(random.Below(Size - count), count);

    private static float[] Make()
    {
        var variates = new float[Size];
        for (var i = 0; i < Size; i++)
        {
            variates[i] = (float)-Log(-Log((i + 0.5) / Size));
        }

        new TeamRandom(seed: 1).Shuffle<float>(variates);
        return variates;
    }

    /// <summary>
    /// Natural logarithm by its series in (x - 1) / (x + 1). Math.Log may differ between machines in the last bit,
    /// and one bit is enough to send a search another way.
    /// </summary>
    private static double Log(double x)
    {
        const double Ln2 = 0.693147180559945309417;
        var exponent = 0;
        for (; x > 1.5; x /= 2)
        {
            exponent++;
        }

        for (; x < 0.75; x *= 2)
        {
            exponent--;
        }

        var ratio = (x - 1) / (x + 1);
        var square = ratio * ratio;
        var sum = 0.0;
        for (var power = 41; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (2 * ratio * sum) + (exponent * Ln2);
    }
}

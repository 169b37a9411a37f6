namespace PartnershipForChange.Application.Common;

/// <summary>A number on each side of the programme.</summary>
public readonly record struct BySide(int Public, int Business)
{
    public int Total => Public + Business;

    public int this[Sector sector] => sector == Sector.Public ? Public : Business;

    public static BySide operator +(BySide a, BySide b) => new(a.Public + b.Public, a.Business + b.Business);

    /// <summary>The sum of <paramref name="count"/> over the rows of each side.</summary>
    public static BySide Of<T>(IEnumerable<T> rows, Func<T, Sector> side, Func<T, int> count)
    {
        int there = 0, here = 0;
        foreach (var row in rows)
        {
            if (side(row) == Sector.Public)
            {
                there += count(row);
            }
            else
            {
                here += count(row);
            }
        }

        return new BySide(there, here);
    }
}

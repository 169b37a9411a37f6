namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The inverse of a simplex basis as a product of elementary matrices, each the identity but for one column (product form of the
/// inverse, Dantzig and Orchard-Hays 1954). Basis columns here have at most three entries, so that the factors stay sparse.
/// </summary>
internal sealed class EtaFile(int rows)
{
    private const double Drop = 1e-12;

    private int[] _pivotRow = new int[256];
    private int[] _first = new int[257];
    private int[] _row = new int[1024];
    private double[] _value = new double[1024];

    /// <summary>Number of factors.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Adds the factor that turns the column (already multiplied by the factors so far) into the unit vector of the pivot row.</summary>
    public void Add(double[] column, int pivotRow)
    {
        if (Count + 1 >= _pivotRow.Length)
        {
            Array.Resize(ref _pivotRow, 2 * _pivotRow.Length);
            Array.Resize(ref _first, (2 * _first.Length) + 1);
        }

        var end = _first[Count];
        if (end + rows + 1 > _row.Length)
        {
            Array.Resize(ref _row, (2 * _row.Length) + rows + 1);
            Array.Resize(ref _value, _row.Length);
        }

        // The pivot's entry comes first.
        var pivot = 1 / column[pivotRow];
        _row[end] = pivotRow;
        _value[end++] = pivot;
        for (var row = 0; row < rows; row++)
        {
            if (row == pivotRow || Math.Abs(column[row]) < Drop) continue;
            _row[end] = row;
            _value[end++] = -column[row] * pivot;
        }

        _pivotRow[Count++] = pivotRow;
        _first[Count] = end;
    }

    /// <summary>Replaces a column by the inverse times the column.</summary>
    public void MultiplyColumn(double[] column)
    {
        for (var factor = 0; factor < Count; factor++)
        {
            var pivot = column[_pivotRow[factor]];
            if (pivot == 0) continue;
            int first = _first[factor], end = _first[factor + 1];
            column[_pivotRow[factor]] = pivot * _value[first];
            for (var i = first + 1; i < end; i++) column[_row[i]] += pivot * _value[i];
        }
    }

    /// <summary>Replaces a row by the row times the inverse.</summary>
    public void MultiplyRow(double[] vector)
    {
        for (var factor = Count - 1; factor >= 0; factor--)
        {
            var sum = 0.0;
            for (int i = _first[factor], end = _first[factor + 1]; i < end; i++) sum += vector[_row[i]] * _value[i];
            vector[_pivotRow[factor]] = sum;
        }
    }
}

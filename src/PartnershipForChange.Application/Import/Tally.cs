namespace PartnershipForChange.Application.Import;

/// <summary>Counts what becomes of the rows of one file.</summary>
internal sealed class Tally(ImportKind kind)
{
    private const int MaxNames = 8;
    private const int MaxDifferences = 50;
    private const int MaxDoubts = 50;

    private readonly List<string> _names = [];
    private readonly List<ImportDifference> _differences = [];
    private readonly List<ImportDoubt> _doubts = [];
    private readonly HashSet<Guid> _recipients = [];
    private int _added;
    private int _same;
    private int _different;

    /// <param name="recipient">Who is written to because of it.</param>
    public void Added(string name, Guid recipient)
    {
        _recipients.Add(recipient);
        Added(name);
    }

    public void Added(string name)
    {
        _added++;
        if (_names.Count < MaxNames)
        {
            _names.Add(name);
        }
    }

    /// <summary>A row that is there already: the same when <paramref name="columns"/> names no column that differs.</summary>
    public void There(int row, string name, params ReadOnlySpan<(string Column, bool Same)> columns)
    {
        var others = new List<string>();
        foreach (var (column, same) in columns)
        {
            if (!same)
            {
                others.Add(column);
            }
        }

        if (others.Count == 0)
        {
            _same++;
            return;
        }

        _different++;
        if (_differences.Count < MaxDifferences)
        {
            _differences.Add(new ImportDifference(row, name, string.Join(", ", others)));
        }
    }

    public void Doubt(int row, string name, string what, ImportDoubtKind kind)
    {
        if (_doubts.Count < MaxDoubts)
        {
            _doubts.Add(new ImportDoubt(row, name, what, kind));
        }
    }

    public ImportTally Done() => new(kind, _added, _same, _different, _names, _differences) { Doubts = _doubts, Recipients = _recipients.Count };
}

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>The away limits that can bind: a row for an organisation and week in which more guests could be away than may.</summary>
internal sealed class AwayRows
{
    private readonly PlacementGraph _graph;
    private readonly int[] _rowOf;
    private readonly int[] _organisation;
    private readonly int _weeks;
    private readonly List<int[]> _guestsOf = [];

    public AwayRows(PlacementGraph graph)
    {
        _graph = graph;
        var problem = graph.Problem;
        _weeks = problem.WeekCount;
        _organisation = graph.Prohibitions.Organisations;
        _rowOf = new int[problem.Organisations.Count * _weeks];
        if (problem.Organisations.All(organisation => organisation.MaxAwayPerWeek is null))
        {
            Array.Fill(_rowOf, -1);
            return;
        }

        var candidates = new int[_rowOf.Length];
        var pinned = new int[_rowOf.Length];
        foreach (var guest in graph.Guests)
        {
            foreach (var week in problem.Guests[guest].Weeks) candidates[(problem.Guests[guest].Organisation * _weeks) + week]++;
        }

        foreach (var pin in problem.Pins) pinned[(problem.Guests[pin.Guest].Organisation * _weeks) + pin.Week]++;
        for (var row = 0; row < _rowOf.Length; row++)
        {
            _rowOf[row] = -1;
            var limit = (problem.Organisations[row / _weeks].MaxAwayPerWeek ?? int.MaxValue) - pinned[row];
            if (candidates[row] <= limit) continue;
            _rowOf[row] = Limits.Count;
            Limits.Add(limit);
            Keys.Add(row);
        }

        var guests = new List<int>[Count];
        for (var row = 0; row < guests.Length; row++) guests[row] = [];
        for (var guest = 0; guest < graph.Guests.Length; guest++)
        {
            foreach (var week in problem.Guests[graph.Guests[guest]].Weeks)
            {
                var row = _rowOf[(_organisation[guest] * _weeks) + week];
                if (row >= 0) guests[row].Add(guest);
            }
        }

        foreach (var list in guests) _guestsOf.Add([.. list]);
    }

    public int Count => Limits.Count;

    /// <summary>Guests that may be away, per row, beside those pinned.</summary>
    public List<int> Limits { get; } = [];

    /// <summary>Organisation * weeks + week, per row.</summary>
    public List<int> Keys { get; } = [];

    /// <summary>Guests who could be away in the row's week, by the weeks they gave.</summary>
    public int[] GuestsOf(int row) => _guestsOf[row];

    public int Week(int row) => Keys[row] % _weeks;

    /// <summary>The row that a guest in a slot counts for, or -1.</summary>
    public int Of(int guest, int slot) => _rowOf[(_organisation[guest] * _weeks) + _graph.SlotWeek[slot]];

    /// <summary>Guests away, per row.</summary>
    public int[] CountAway(Matching matching)
    {
        var away = new int[Count];
        for (var guest = 0; guest < matching.SlotOf.Length; guest++)
        {
            if (matching.SlotOf[guest] < 0) continue;
            var row = Of(guest, matching.SlotOf[guest]);
            if (row >= 0) away[row]++;
        }

        return away;
    }

    /// <summary>The guests away that count for the row.</summary>
    public int[] GuestsAway(Matching matching, int row) =>
        [.. GuestsOf(row).Where(guest => matching.SlotOf[guest] >= 0 && Of(guest, matching.SlotOf[guest]) == row)];

    /// <summary>Whether the matching keeps every limit.</summary>
    public bool AreKept(Matching matching)
    {
        var away = CountAway(matching);
        for (var row = 0; row < Count; row++)
        {
            if (away[row] > Limits[row]) return false;
        }

        return true;
    }

    /// <summary>
    /// For every row over its limit: those of the guests there with the best ranks keep the week, and it is closed to all others.
    /// </summary>
    public void CloseWeeks(Matching matching, Action<int, int> close)
    {
        for (var row = 0; row < Count; row++)
        {
            var there = GuestsAway(matching, row);
            if (there.Length <= Limits[row]) continue;
            Array.Sort(there, (a, b) => matching.RankOf[a] != matching.RankOf[b] ? matching.RankOf[a].CompareTo(matching.RankOf[b]) : a.CompareTo(b));
            foreach (var guest in GuestsOf(row).Except(there.Take(Limits[row]))) close(guest, Week(row));
        }
    }
}

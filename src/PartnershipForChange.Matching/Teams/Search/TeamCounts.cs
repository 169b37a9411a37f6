namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// How many of each category each group has, and what one more or one fewer would break: 1 where it breaks a
/// bound by one, -1 where it mends one by one, else 0.
/// </summary>
internal sealed class TeamCounts
{
    private readonly int _groups;
    private readonly int[] _least;
    private readonly int[] _most;
    private readonly int[] _counts;
    private readonly int[] _adding;
    private readonly int[] _removing;

    public TeamCounts(TeamModel model)
    {
        _groups = model.Groups;
        _least = [.. model.Categories.SelectMany(category => category.Least)];
        _most = [.. model.Categories.SelectMany(category => category.Most)];
        _counts = new int[_least.Length];
        _adding = new int[_least.Length];
        _removing = new int[_least.Length];
    }

    /// <summary>People over and under the bounds, all together.</summary>
    public int Broken { get; private set; }

    /// <summary>Counts a division anew.</summary>
    public void Set(TeamModel model, ReadOnlySpan<int> group)
    {
        _counts.AsSpan().Clear();
        for (var unit = 0; unit < group.Length; unit++)
        {
            foreach (var c in model.CategoriesOf[unit])
            {
                _counts[(c * _groups) + group[unit]]++;
            }
        }

        Broken = 0;
        for (var place = 0; place < _counts.Length; place++)
        {
            Broken += Math.Max(0, _least[place] - _counts[place]) + Math.Max(0, _counts[place] - _most[place]);
            Weigh(place);
        }
    }

    /// <summary>What one more of the category in the group breaks.</summary>
    public int Adding(int category, int group) => _adding[(category * _groups) + group];

    /// <summary>What one fewer of the category in the group breaks.</summary>
    public int Removing(int category, int group) => _removing[(category * _groups) + group];

    /// <summary>What one more and one fewer break together, for units that come and go at once.</summary>
    public int Either(int category, int group) => Adding(category, group) + Removing(category, group);

    /// <summary>One more (1) or one fewer (-1) of a category in a group.</summary>
    public void Change(int category, int group, int change)
    {
        var place = (category * _groups) + group;
        Broken += change > 0 ? _adding[place] : _removing[place];
        _counts[place] += change;
        Weigh(place);
    }

    private void Weigh(int place)
    {
        var (count, least, most) = (_counts[place], _least[place], _most[place]);
        _adding[place] = count >= most ? 1 : count < least ? -1 : 0;
        _removing[place] = count <= least ? 1 : count > most ? -1 : 0;
    }
}

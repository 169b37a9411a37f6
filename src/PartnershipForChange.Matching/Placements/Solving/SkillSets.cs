namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Numbers sets of skills: every subset of what somebody seeks, or of what some place offers. A guest's fit at a place is then the size of
/// the largest subset of the skills sought that the place offers, which lets all places that offer a subset stand in one list.
/// </summary>
internal sealed class SkillSets
{
    // A subset is reached from the one without its largest skill: a trie, as a dictionary of (parent, skill).
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int> _sizes = [0];

    /// <summary>Number of skills in a subset; subset 0 is the empty one.</summary>
    public int Size(int subset) => _sizes[subset];

    /// <summary>All subsets of the skills, which come in order; new ones are numbered where <paramref name="add"/>, else only those known are listed.</summary>
    public int[] Subsets(int[] skills, bool add)
    {
        var subsets = new List<int> { 0 };
        foreach (var skill in skills)
        {
            var known = subsets.Count;
            for (var i = 0; i < known; i++)
            {
                var child = Child(subsets[i], skill, add);
                if (child > 0) subsets.Add(child);
            }
        }

        return [.. subsets];
    }

    private int Child(int parent, int skill, bool add)
    {
        var key = ((long)parent << 32) | (uint)skill;
        if (_children.TryGetValue(key, out var child) || !add) return child;
        child = _sizes.Count;
        _children.Add(key, child);
        _sizes.Add(_sizes[parent] + 1);
        return child;
    }
}

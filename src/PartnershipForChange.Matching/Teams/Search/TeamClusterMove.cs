namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// Moves people who must be together from one group to another as one: each changes places with someone there, and
/// the whole is kept or undone by the heat-bath rule. One by one they would have to part on the way.
/// </summary>
internal sealed class TeamClusterMove
{
    private readonly TeamModel _model;
    private readonly TeamDivision _division;
    private readonly TeamRandom _random;
    private readonly int[]?[] _clusterOf;
    private readonly (int Member, int Other)[] _done;

    public TeamClusterMove(TeamModel model, TeamDivision division, TeamRandom random)
    {
        (_model, _division, _random) = (model, division, random);
        _clusterOf = new int[]?[model.Units];
        foreach (var cluster in model.Clusters)
        {
            Array.ForEach(cluster, member => _clusterOf[member] = cluster);
        }

        _done = new (int, int)[model.Clusters.Select(cluster => cluster.Length).DefaultIfEmpty().Max()];
    }

    /// <summary>
    /// Half the times a person of a cluster is drawn, tries to move the cluster; false where the person should move
    /// alone.
    /// </summary>
    public bool Try(int person, float coldness)
    {
        if (_clusterOf[person] is not { } cluster || _random.Below(2) == 0)
        {
            return false;
        }

        var to = _random.Below(_model.Groups);
        var from = _division.Group[person];
        foreach (var member in cluster)
        {
            if (to == from || _division.Group[member] != from)
            {
                return false;
            }
        }

        var (gain, steps) = (0L, 0);
        foreach (var member in cluster)
        {
            var other = Partner(member, to, cluster, coldness);
            if (other < 0)
            {
                Undo(steps);
                return true;
            }

            gain += Swap(member, other);
            _done[steps++] = (member, other);
        }

        var noise = GumbelNoise.Run(_random, 2);
        if ((gain * coldness) + noise[0] <= noise[1])
        {
            Undo(steps);
        }

        return true;
    }

    private void Undo(int steps)
    {
        while (--steps >= 0)
        {
            Swap(_done[steps].Member, _done[steps].Other);
        }
    }

    private int Swap(int member, int other)
    {
        var gain = _division.Gain(member, other);
        _division.Swap(member, other, gain);
        return gain;
    }

    /// <summary>Someone of a group to change places with, drawn by gain; -1 when nobody there may go.</summary>
    private int Partner(int member, int group, int[] cluster, float coldness)
    {
        var noise = GumbelNoise.Run(_random, _model.Units);
        var (chosen, largest) = (-1, float.NegativeInfinity);
        for (var unit = 0; unit < _model.Units; unit++)
        {
            if (_division.Group[unit] != group || _model.Pins[unit] >= 0 || ReferenceEquals(_clusterOf[unit], cluster))
            {
                continue;
            }

            var key = (_division.Gain(member, unit) * coldness) + noise[unit];
            if (key > largest)
            {
                (chosen, largest) = (unit, key);
            }
        }

        return chosen;
    }
}

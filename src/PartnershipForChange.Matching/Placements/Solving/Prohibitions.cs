namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The rules that forbid single pairs: exclusions, conflicts, earlier hosts, relations. They are few for each guest, so that
/// everything else can be settled for whole groups of guests and slots at once.
/// </summary>
internal sealed class Prohibitions
{
    /// <summary>What <see cref="Mark"/> writes; no rank.</summary>
    public const int Marked = 0;

    private const int LongList = 12;
    private const int CancellationInterval = 1024;

    // Forbidden organisations and places per guest (a place p is kept as ~p), relations per sending organisation; CSR, sorted.
    private readonly int[] _first;
    private readonly int[] _forbidden;
    private readonly int[] _relationFirst;
    private readonly int[] _relationHost;
    private readonly ulong[] _relationWeeks;

    // Per guest, bit (host mod 64) for each host that any rule names: most hosts are seen at once not to be forbidden.
    private readonly ulong[] _hosts;

    /// <param name="problem">The problem.</param>
    /// <param name="guests">The guests to place, as indices into the problem's.</param>
    /// <param name="organisations">Who sends each guest of the problem.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Prohibitions(PlacementProblem problem, int[] guests, int[] organisations, CancellationToken cancellation)
    {
        Organisations = Array.ConvertAll(guests, guest => organisations[guest]);
        (_first, _forbidden) = Own(problem, guests, cancellation);
        (_relationFirst, _relationHost, _relationWeeks) = Relations(problem);
        _hosts = Hosts(problem);
    }

    /// <summary>Organisation that sends each guest.</summary>
    public int[] Organisations { get; }

    /// <summary>Whether anything at all is forbidden to the guest.</summary>
    public bool Any(int guest) => _hosts[guest] != 0;

    /// <summary>Whether the guest must not go there.</summary>
    public bool Forbids(int guest, int place, int host, int week) => (ForbiddenWeeks(guest, place, host) >> week & 1) != 0;

    /// <summary>The weeks in which the guest must not go there.</summary>
    public ulong ForbiddenWeeks(int guest, int place, int host) => (_hosts[guest] >> host & 1) == 0 ? 0 : LookUp(guest, place, host);

    private ulong LookUp(int guest, int place, int host)
    {
        for (var i = _first[guest]; i < _first[guest + 1]; i++)
        {
            if (_forbidden[i] == host || _forbidden[i] == ~place) return ulong.MaxValue;
        }

        int low = _relationFirst[Organisations[guest]], high = _relationFirst[Organisations[guest] + 1];
        if (high - low > LongList)
        {
            var found = Array.BinarySearch(_relationHost, low, high - low, host);
            return found >= 0 ? _relationWeeks[found] : 0;
        }

        for (var i = low; i < high; i++)
        {
            if (_relationHost[i] == host) return _relationWeeks[i];
        }

        return 0;
    }

    /// <summary>Marks every place the guest must never go to.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="marks">Per place; set to <see cref="Marked"/>.</param>
    /// <param name="placesOf">The places of each organisation.</param>
    /// <param name="weekCount">Weeks of the problem.</param>
    /// <returns>True where a place is forbidden in some weeks only, which the marks do not say.</returns>
    public bool Mark(int guest, int[] marks, PlacesOfHosts placesOf, int weekCount)
    {
        for (var i = _first[guest]; i < _first[guest + 1]; i++)
        {
            if (_forbidden[i] < 0) marks[~_forbidden[i]] = Marked;
            else foreach (var place in placesOf[_forbidden[i]]) marks[place] = Marked;
        }

        var everyWeek = weekCount == 64 ? ulong.MaxValue : (1UL << weekCount) - 1;
        var atTimes = false;
        for (var i = _relationFirst[Organisations[guest]]; i < _relationFirst[Organisations[guest] + 1]; i++)
        {
            if ((_relationWeeks[i] & everyWeek) == everyWeek)
            {
                foreach (var place in placesOf[_relationHost[i]]) marks[place] = Marked;
            }
            else
            {
                atTimes = true;
            }
        }

        return atTimes;
    }

    private ulong[] Hosts(PlacementProblem problem)
    {
        var ofOrganisation = new ulong[problem.Organisations.Count];
        for (var organisation = 0; organisation < ofOrganisation.Length; organisation++)
        {
            for (var i = _relationFirst[organisation]; i < _relationFirst[organisation + 1]; i++) ofOrganisation[organisation] |= 1UL << _relationHost[i];
        }

        var hosts = new ulong[Organisations.Length];
        for (var guest = 0; guest < hosts.Length; guest++)
        {
            hosts[guest] = ofOrganisation[Organisations[guest]];
            for (var i = _first[guest]; i < _first[guest + 1]; i++)
            {
                var host = _forbidden[i] < 0 ? problem.Places[~_forbidden[i]].Organisation : _forbidden[i];
                hosts[guest] |= 1UL << host;
            }
        }

        return hosts;
    }

    private static (int[] First, int[] Forbidden) Own(PlacementProblem problem, int[] guests, CancellationToken cancellation)
    {
        var conflicts = new List<int>?[problem.Guests.Count];
        foreach (var conflict in problem.Conflicts) (conflicts[conflict.Guest] ??= []).Add(conflict.Organisation);

        // Read in the order in which the guests stand in memory, then put in that of the graph.
        var firstRead = new int[conflicts.Length + 1];
        var read = new List<int>();
        var index = 0;
        foreach (var guest in problem.Guests)
        {
            if (index % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            read.AddRange(guest.ExcludedOrganisations);
            read.AddRange(guest.EarlierHosts);
            if (conflicts[index] is { } declared) read.AddRange(declared);
            foreach (var place in guest.ExcludedPlaces) read.Add(~place);
            firstRead[++index] = read.Count;
        }

        var first = new int[guests.Length + 1];
        var forbidden = new List<int>(read.Count);
        for (var i = 0; i < guests.Length; i++)
        {
            for (var j = firstRead[guests[i]]; j < firstRead[guests[i] + 1]; j++) forbidden.Add(read[j]);
            first[i + 1] = forbidden.Count;
        }

        return (first, [.. forbidden]);
    }

    private static (int[] First, int[] Host, ulong[] Weeks) Relations(PlacementProblem problem)
    {
        var hosts = new SortedDictionary<int, ulong>?[problem.Organisations.Count];
        foreach (var relation in problem.Relations)
        {
            var weeks = 0UL;
            foreach (var week in relation.Weeks) weeks |= 1UL << week;
            Add(relation.First, relation.Second, weeks);
            Add(relation.Second, relation.First, weeks);
        }

        void Add(int from, int to, ulong weeks)
        {
            var known = hosts[from] ??= [];
            known[to] = known.GetValueOrDefault(to) | weeks;
        }

        var first = new int[hosts.Length + 1];
        var host = new List<int>();
        var mask = new List<ulong>();
        for (var i = 0; i < hosts.Length; i++)
        {
            if (hosts[i] is { } known)
            {
                host.AddRange(known.Keys);
                mask.AddRange(known.Values);
            }

            first[i + 1] = host.Count;
        }

        return (first, [.. host], [.. mask]);
    }
}

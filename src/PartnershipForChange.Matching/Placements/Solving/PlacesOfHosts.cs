namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>The places of each organisation, one after the other in memory.</summary>
internal sealed class PlacesOfHosts
{
    private readonly int[] _first;
    private readonly int[] _places;

    /// <param name="hostOf">Per place, the organisation that hosts.</param>
    /// <param name="organisations">How many organisations there are.</param>
    public PlacesOfHosts(int[] hostOf, int organisations)
    {
        _first = new int[organisations + 1];
        foreach (var host in hostOf) _first[host + 1]++;
        for (var host = 0; host < organisations; host++) _first[host + 1] += _first[host];
        var next = _first[..organisations];
        _places = new int[hostOf.Length];
        for (var place = 0; place < hostOf.Length; place++) _places[next[hostOf[place]]++] = place;
    }

    /// <summary>The places of an organisation, in order.</summary>
    public ReadOnlySpan<int> this[int organisation] => _places.AsSpan(_first[organisation].._first[organisation + 1]);
}

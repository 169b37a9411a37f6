using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// Weighs at once everyone one unit could change places with. What depends on the other's group alone is offered
/// per group and spread over the units; the rest is added a vector at a time.
/// </summary>
/// <remarks>
/// Vectors have sixteen lanes on every machine, in hardware or not, so that ties fall the same way everywhere.
/// </remarks>
internal sealed class TeamSwapScan
{
    /// <summary>Far below any gain, and far from overflow when gains are added to it.</summary>
    private const int Blocked = -(1 << 30);

    /// <summary>Groups whose offers fit two registers, with one entry to spare for what is never chosen.</summary>
    private const int MostInRegisters = (2 * TeamModel.Lanes) - 1;

    private readonly int _groups;
    private readonly int[] _offers;
    private readonly int[] _shared;
    private readonly int[] _row;
    private int _from;

    public TeamSwapScan(TeamModel model)
    {
        _groups = model.Groups;
        _offers = new int[Math.Max(2 * TeamModel.Lanes, _groups + 1)];
        _shared = new int[_offers.Length];
        _row = new int[model.Stride];
        _offers[_groups] = Blocked;
    }

    /// <summary>Starts weighing for a unit of group <paramref name="from"/>.</summary>
    public void Begin(int from) => _from = from;

    /// <summary>What going to a group gains whoever it changes places with.</summary>
    public void Offer(int group, int gain) => _offers[group] = group == _from ? Blocked : gain;

    /// <summary>Gives every unit the offer of its group.</summary>
    /// <param name="target">Group of each unit, or the number of groups where it may not be chosen.</param>
    public void Spread(int[] target)
    {
        if (!Avx512F.IsSupported || _groups > MostInRegisters)
        {
            for (var i = 0; i < target.Length; i++)
            {
                _row[i] = _offers[target[i]];
            }

            return;
        }

        ref var row = ref MemoryMarshal.GetArrayDataReference(_row);
        ref var groups = ref MemoryMarshal.GetArrayDataReference(target);
        var (low, high) = (Vector512.Create(_offers, 0), Vector512.Create(_offers, TeamModel.Lanes));
        for (nuint i = 0; i < (nuint)target.Length; i += TeamModel.Lanes)
        {
            Avx512F.PermuteVar16x32x2(low, Vector512.LoadUnsafe(ref groups, i), high).StoreUnsafe(ref row, i);
        }
    }

    /// <summary>What is given back per group to units of a category, whose counts do not change.</summary>
    public void OfferShared(int group, int refund) => _shared[group] = refund;

    /// <summary>Gives the members of a category the refund of their group.</summary>
    /// <param name="target">Group of each unit, or the number of groups where it may not be chosen.</param>
    /// <param name="members">-1 for members, 0 for others.</param>
    public void SpreadShared(int[] target, int[] members)
    {
        if (!Avx512F.IsSupported || _groups > MostInRegisters)
        {
            for (var i = 0; i < target.Length; i++)
            {
                _row[i] += members[i] & _shared[target[i]];
            }

            return;
        }

        ref var row = ref MemoryMarshal.GetArrayDataReference(_row);
        ref var groups = ref MemoryMarshal.GetArrayDataReference(target);
        ref var masks = ref MemoryMarshal.GetArrayDataReference(members);
        var (low, high) = (Vector512.Create(_shared, 0), Vector512.Create(_shared, TeamModel.Lanes));
        for (nuint i = 0; i < (nuint)target.Length; i += TeamModel.Lanes)
        {
            var refund = Avx512F.PermuteVar16x32x2(low, Vector512.LoadUnsafe(ref groups, i), high);
            (Vector512.LoadUnsafe(ref row, i) + (refund & Vector512.LoadUnsafe(ref masks, i))).StoreUnsafe(ref row, i);
        }
    }

    /// <summary>
    /// The unit of largest <c>coldness * gain + noise</c>, or -1 when none exceeds the noise of staying.
    /// </summary>
    /// <param name="enter">What each unit gains in the group that is left.</param>
    /// <param name="leave">What each unit loses in its own.</param>
    /// <param name="distance">Distances from the unit that goes.</param>
    /// <param name="coldness">One over the temperature.</param>
    /// <param name="noise">A variate per unit, then the one of staying.</param>
    public int Choose(
        ReadOnlySpan<int> enter, ReadOnlySpan<int> leave, ReadOnlySpan<int> distance, float coldness,
        ReadOnlySpan<float> noise)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_row);
        ref var enters = ref MemoryMarshal.GetReference(enter);
        ref var leaves = ref MemoryMarshal.GetReference(leave);
        ref var distances = ref MemoryMarshal.GetReference(distance);
        ref var noises = ref MemoryMarshal.GetReference(noise);
        var cold = Vector512.Create(coldness);
        var largest = Vector512.Create(noise[_row.Length]);
        var chosen = Vector512.Create(-1);
        var index = Vector512<int>.Indices;
        for (var i = 0; i < _row.Length; i += TeamModel.Lanes)
        {
            var apart = Vector512.LoadUnsafe(ref distances, (nuint)i);
            var gain = Vector512.LoadUnsafe(ref rows, (nuint)i) + Vector512.LoadUnsafe(ref enters, (nuint)i)
                - Vector512.LoadUnsafe(ref leaves, (nuint)i) - apart - apart;
            var key = (Vector512.ConvertToSingle(gain) * cold) + Vector512.LoadUnsafe(ref noises, (nuint)i);
            var above = Vector512.GreaterThan(key, largest);
            largest = Vector512.ConditionalSelect(above, key, largest);
            chosen = Vector512.ConditionalSelect(above.AsInt32(), index, chosen);
            index += Vector512.Create(TeamModel.Lanes);
        }

        var (best, unit) = (noise[_row.Length], -1);
        for (var lane = 0; lane < TeamModel.Lanes; lane++)
        {
            if (largest[lane] > best)
            {
                (best, unit) = (largest[lane], chosen[lane]);
            }
        }

        return unit;
    }
}

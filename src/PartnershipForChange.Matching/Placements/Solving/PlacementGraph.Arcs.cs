using System.Numerics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>The pairs that are stored, as arcs guest by guest.</summary>
internal sealed partial class PlacementGraph
{
    private (int[] Slot, int[] Rank) AddWishes()
    {
        var places = WishedPlaces();
        var (first, wishes) = WishesInOrder();
        var arcs = new ArcList(MostArcs(wishes, places));
        for (var guest = 0; guest < Guests.Length; guest++)
        {
            if (guest % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var index = Guests[guest];
            OtherRank[guest] = first[index + 1] - first[index] + 1;
            for (var i = first[index]; i < first[index + 1]; i++)
            {
                var rank = i - first[index] + 1;
                if (wishes[i] >= 0) AddPlace(arcs, guest, wishes[i], rank, places);
                else foreach (var place in _placesOf[~wishes[i]]) AddPlace(arcs, guest, place, rank, places);
            }

            // A place held so far must be told apart from others not wished for, so that it can be kept.
            if (PublishedSlot[guest] >= 0 && WasPublished[guest]) AddPlace(arcs, guest, SlotPlace[PublishedSlot[guest]], OtherRank[guest], places);
            ArcFirst[guest + 1] = arcs.Count;
        }

        return arcs.ToArrays();
    }

    /// <summary>What is asked of a place for each wish, together: in a large round the places wished for lie all over memory.</summary>
    private WishedPlace[] WishedPlaces()
    {
        var places = new WishedPlace[_placeHost.Length];
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = new WishedPlace
            {
                Weeks = Problem.Facts.PlaceWeeks[place],
                Languages = Problem.Facts.PlaceLanguages[place],
                Sector = _sectorOf[_placeHost[place]],
                Host = _placeHost[place],
                FirstSlot = _placeSlots[place],
            };
        }

        return places;
    }

    /// <summary>The wishes of all guests of the problem, read in the order in which they stand in memory; an organisation o is kept as ~o.</summary>
    private (int[] First, List<int> Wishes) WishesInOrder()
    {
        var first = new int[Problem.Guests.Count + 1];
        var wishes = new List<int>(8 * first.Length);
        var guest = 0;
        foreach (var person in Problem.Guests)
        {
            if (guest % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            foreach (var wish in person.Wishes) wishes.Add(wish.IsOrganisation ? ~wish.Index : wish.Index);
            first[++guest] = wishes.Count;
        }

        return (first, wishes);
    }

    /// <summary>As many arcs as there would be if every slot wished for were open.</summary>
    private int MostArcs(List<int> wishes, WishedPlace[] places)
    {
        var slotsOf = new int[Problem.Organisations.Count];
        foreach (ref readonly var place in places.AsSpan()) slotsOf[place.Host] += BitOperations.PopCount(place.Weeks);
        var most = Guests.Length;
        foreach (var wish in wishes) most = checked(most + (wish < 0 ? slotsOf[~wish] : BitOperations.PopCount(places[wish].Weeks)));
        return most;
    }

    private void AddPlace(ArcList arcs, int guest, int index, int rank, WishedPlace[] places)
    {
        ref var place = ref places[index];
        if (place.Seen == guest + 1) return;
        place.Seen = guest + 1;
        var weeks = Problem.Facts.GuestWeeks[Guests[guest]] & place.Weeks;
        var languages = Problem.Facts.GuestLanguages[Guests[guest]] & place.Languages;
        if (weeks == 0 | languages == 0 | SectorOf(guest) == place.Sector) return;
        if (HasProhibitions[guest]) weeks &= ~Prohibitions.ForbiddenWeeks(guest, index, place.Host);
        arcs.Room(BitOperations.PopCount(weeks), out var slots, out var ranks);
        for (var added = 0; added < slots.Length; added++)
        {
            // The slots of a place stand in the order of their weeks.
            slots[added] = place.FirstSlot + BitOperations.PopCount(place.Weeks & ((weeks & (0 - weeks)) - 1));
            ranks[added] = rank;
            weeks &= weeks - 1;
        }

        arcs.Take(slots.Length);
    }

    private (int[] Slot, int[] Rank) AddAllPairs()
    {
        var arcs = new ArcList(8192);
        var (guestWeeks, guestLanguages) = (Problem.Facts.GuestWeeks, Problem.Facts.GuestLanguages);
        OpenSlot[] acrossFromPublic = SlotsAcrossFrom(PlacementSector.Public), acrossFromBusiness = SlotsAcrossFrom(PlacementSector.Business);
        var rankOf = new int[Problem.Places.Count];
        for (var guest = 0; guest < Guests.Length; guest++)
        {
            if (guest % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var index = Guests[guest];
            var wishes = Problem.Guests[index].Wishes;
            OtherRank[guest] = wishes.Length + 1;
            Array.Fill(rankOf, OtherRank[guest]);
            for (var i = wishes.Length - 1; i >= 0; i--)
            {
                if (!wishes[i].IsOrganisation) rankOf[wishes[i].Index] = i + 1;
                else foreach (var place in _placesOf[wishes[i].Index]) rankOf[place] = i + 1;
            }

            var first = arcs.Count;
            var isForbiddenAtTimes = HasProhibitions[guest] && Prohibitions.Mark(guest, rankOf, _placesOf, Problem.WeekCount);
            var (weeks, languages) = (guestWeeks[index], guestLanguages[index]);
            var across = SectorOf(guest) == PlacementSector.Public ? acrossFromPublic : acrossFromBusiness;
            arcs.Room(across.Length, out var slots, out var ranks);
            var added = 0;
            foreach (ref readonly var open in across.AsSpan())
            {
                // Written always and counted where open: a branch here would be guessed wrong every other time.
                slots[added] = open.Slot;
                ranks[added] = rankOf[open.Place];
                added += (open.Week & weeks) != 0 & (open.Languages & languages) != 0 & ranks[added] != Prohibitions.Marked ? 1 : 0;
            }

            arcs.Take(added);

            if (isForbiddenAtTimes) arcs.RemoveFrom(first, slot => Forbids(guest, slot));
            ArcFirst[guest + 1] = arcs.Count;
        }

        return arcs.ToArrays();
    }

    private OpenSlot[] SlotsAcrossFrom(PlacementSector sector)
    {
        var slots = new List<OpenSlot>(SlotPlace.Length);
        for (var slot = 0; slot < SlotPlace.Length; slot++)
        {
            if (_sectorOf[SlotHost[slot]] != sector) slots.Add(new OpenSlot(1UL << SlotWeek[slot], Problem.Facts.PlaceLanguages[SlotPlace[slot]], slot, SlotPlace[slot]));
        }

        return [.. slots];
    }

    /// <summary>A slot with the bits of its week and of the languages of its place.</summary>
    private readonly record struct OpenSlot(ulong Week, ulong Languages, int Slot, int Place);

    private struct WishedPlace
    {
        public ulong Weeks;
        public ulong Languages;
        public PlacementSector Sector;
        public int Host;
        public int FirstSlot;

        /// <summary>The guest, counted from 1, who was here last.</summary>
        public int Seen;
    }

    private sealed class ArcList(int room)
    {
        private int[] _slots = GC.AllocateUninitializedArray<int>(room);
        private int[] _ranks = GC.AllocateUninitializedArray<int>(room);

        public int Count { get; private set; }

        /// <summary>Slot and rank of each arc, with room behind them.</summary>
        public (int[] Slot, int[] Rank) ToArrays() => (_slots, _ranks);

        /// <summary>Room behind the last arc for so many more; what is written there counts once taken.</summary>
        public void Room(int more, out Span<int> slots, out Span<int> ranks)
        {
            if (Count + more > _slots.Length)
            {
                var size = Math.Max(Count + more, 2 * _slots.Length);
                Array.Resize(ref _slots, size);
                Array.Resize(ref _ranks, size);
            }

            slots = _slots.AsSpan(Count, more);
            ranks = _ranks.AsSpan(Count, more);
        }

        public void Take(int added) => Count += added;

        /// <summary>Takes arcs of these slots out, from <paramref name="first"/> on.</summary>
        public void RemoveFrom(int first, Func<int, bool> isOut)
        {
            var last = Count;
            Count = first;
            for (var arc = first; arc < last; arc++)
            {
                if (isOut(_slots[arc])) continue;
                (_slots[Count], _ranks[Count]) = (_slots[arc], _ranks[arc]);
                Count++;
            }
        }
    }
}

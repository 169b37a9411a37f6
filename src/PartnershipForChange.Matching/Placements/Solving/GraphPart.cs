namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Guests and slots, first to end, of which no pair goes out of the part: parts are solved one after the other.</summary>
internal readonly record struct GraphPart(int FirstGuest, int EndGuest, int FirstSlot, int EndSlot);

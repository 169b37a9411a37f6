namespace PartnershipForChange.Matching.Placements;

/// <summary>The side of the exchange an organisation is on; guests go to the other one.</summary>
public enum PlacementSector
{
    /// <summary>Public administration.</summary>
    Public,

    /// <summary>Business, state-owned companies included.</summary>
    Business,
}

/// <summary>An organisation of the round.</summary>
/// <param name="Sector">The side it is on.</param>
/// <param name="MaxAwayPerWeek">How many of its people may be away in one week; null for no limit.</param>
public sealed record PlacementOrganisation(PlacementSector Sector, int? MaxAwayPerWeek = null);

/// <summary>One entry of a guest's ranked wish list: a host place, or any place of an organisation.</summary>
public readonly record struct PlacementWish
{
    private PlacementWish(int index, bool isOrganisation)
    {
        Index = index;
        IsOrganisation = isOrganisation;
    }

    /// <summary>Index of the host place, or of the organisation where <see cref="IsOrganisation"/>.</summary>
    public int Index { get; }

    /// <summary>True where any place of the organisation fulfils the wish.</summary>
    public bool IsOrganisation { get; }

    /// <summary>A wish for one host place.</summary>
    public static PlacementWish ForPlace(int place) => new(place, false);

    /// <summary>A wish for any host place of an organisation.</summary>
    public static PlacementWish ForOrganisation(int organisation) => new(organisation, true);
}

/// <summary>A person who may go to a host for a week. All numbers are indices into the problem's lists.</summary>
/// <param name="Organisation">Who sends the guest.</param>
/// <param name="TakesPart">False where the guest's exchange strand is off: such a guest is never placed and not counted.</param>
/// <param name="Weeks">Weeks the guest can be away.</param>
/// <param name="Languages">Languages the guest works in.</param>
/// <param name="SkillsSought">Skills the guest wants to learn.</param>
/// <param name="Wishes">Wishes, best first. A place named twice counts at its best rank.</param>
/// <param name="ExcludedOrganisations">Organisations the guest does not want to go to.</param>
/// <param name="ExcludedPlaces">Host places the guest does not want to go to.</param>
/// <param name="EarlierHosts">Organisations that hosted the guest in earlier rounds.</param>
public sealed record PlacementGuest(
    int Organisation,
    bool TakesPart,
    int[] Weeks,
    int[] Languages,
    int[] SkillsSought,
    PlacementWish[] Wishes,
    int[] ExcludedOrganisations,
    int[] ExcludedPlaces,
    int[] EarlierHosts);

/// <summary>A host place; with each of its weeks it makes a slot. All numbers are indices into the problem's lists.</summary>
/// <param name="Organisation">Who hosts.</param>
/// <param name="PlacesPerWeek">Guests it takes in each of its weeks.</param>
/// <param name="Weeks">Weeks it is open.</param>
/// <param name="Languages">Languages a guest can work in there.</param>
/// <param name="SkillsOffered">Skills a guest can learn there.</param>
public sealed record PlacementHost(int Organisation, int PlacesPerWeek, int[] Weeks, int[] Languages, int[] SkillsOffered);

/// <summary>A relation (supervision, licence, tender, subsidy ...) that blocks placements between two organisations, both ways.</summary>
/// <param name="First">One organisation.</param>
/// <param name="Second">The other.</param>
/// <param name="Weeks">Weeks in which it is in force.</param>
public sealed record PlacementRelation(int First, int Second, int[] Weeks);

/// <summary>A conflict of interest a guest declared with an organisation; blocks all its places.</summary>
public readonly record struct PlacementConflict(int Guest, int Organisation);

/// <summary>A placement that stays as it is.</summary>
public readonly record struct PlacementPin(int Guest, int Place, int Week);

/// <summary>Where something is wrong with a problem.</summary>
/// <param name="Subject">What it concerns: <c>problem</c>, <c>organisation</c>, <c>guest</c>, <c>place</c>, <c>relation</c>, <c>conflict</c> or <c>pin</c>.</param>
/// <param name="Index">Which one, 0-based; -1 for the problem as a whole.</param>
/// <param name="Message">What is wrong, in English, for logs and tests.</param>
public sealed record PlacementFault(string Subject, int Index, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Index < 0 ? $"{Subject}: {Message}" : $"{Subject} {Index}: {Message}";
}

/// <summary>A problem that cannot be posed; names every fault.</summary>
public sealed class PlacementProblemException(IReadOnlyList<PlacementFault> faults)
    : ArgumentException("The placement problem is not valid: " + string.Join("; ", faults.Take(20)))
{
    /// <summary>Every fault found.</summary>
    public IReadOnlyList<PlacementFault> Faults { get; } = faults;
}

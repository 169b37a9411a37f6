namespace PartnershipForChange.Domain;

/// <summary>
/// The two worlds that exchange people. State-owned companies count as business; ministries, government services,
/// administrative units and municipalities are public.
/// </summary>
public enum Sector
{
    Public,
    Business,
}

namespace PartnershipForChange.Domain;

/// <summary>The two worlds that meet in the programme.</summary>
public enum Sector
{
    /// <summary>Ministries, government services, administrative units and municipalities.</summary>
    Public,

    /// <summary>Companies, state-owned ones too.</summary>
    Business,
}

public static class SectorExtensions
{
    public static Sector Other(this Sector sector) => sector == Sector.Public ? Sector.Business : Sector.Public;
}

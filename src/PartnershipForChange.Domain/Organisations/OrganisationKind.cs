namespace PartnershipForChange.Domain.Organisations;

public enum OrganisationKind
{
    Ministry,
    GovernmentService,
    AdministrativeUnit,
    Municipality,
    Company,
    StateOwnedCompany,
}

public static class OrganisationKindExtensions
{
    public static Sector Sector(this OrganisationKind kind) =>
        kind is OrganisationKind.Company or OrganisationKind.StateOwnedCompany ? Domain.Sector.Business : Domain.Sector.Public;
}

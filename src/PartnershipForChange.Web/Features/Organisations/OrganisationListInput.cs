using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Organisations;

/// <summary>The list's address.</summary>
public sealed class OrganisationListInput
{
    public string? Search { get; set; }

    public Sector? Side { get; set; }

    public OrganisationKind? Kind { get; set; }

    public string? City { get; set; }

    public string? Round { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public OrganisationFilter ToFilter() => new(Search, Side, Kind, City, Round, Sort, Page);
}

public sealed record OrganisationListPage(OrganisationListInput Filter, ListView<OrganisationRow> List, OrganisationChoices Choices);

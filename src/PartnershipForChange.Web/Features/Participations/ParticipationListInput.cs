using PartnershipForChange.Application.Participations;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Participations;

/// <summary>The list's address.</summary>
public class ParticipationListInput
{
    public string? Search { get; set; }

    public Sector? Side { get; set; }

    public InvitationStatus? Status { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public ParticipationFilter ToFilter() => new(Search, Side, Status, Sort, Page);
}

/// <summary>Which organisations an act is about: the rows ticked, or all that the filter leaves.</summary>
public sealed class SelectionInput : ParticipationListInput
{
    public BulkAct Act { get; set; }

    public bool All { get; set; }

    public IList<string> Chosen { get; set; } = [];

    public ParticipationSelection ToSelection() => new([.. Chosen], All, ToFilter());
}

public sealed record ParticipationListPage(ParticipationListInput Filter, ParticipationOverview Overview, ListView<ParticipationRow> List);

public sealed record BulkPage(string Round, SelectionInput Input, BulkPlan Plan);

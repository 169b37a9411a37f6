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

    public bool IsEmpty => !All && Chosen.Count == 0;

    /// <summary>Itself, as a query; of all that the filter finds, the ticked rows are no matter.</summary>
    public QueryString ToQuery()
    {
        var fields = new List<KeyValuePair<string, string?>>
        {
            new(nameof(Act), $"{Act}"), new(nameof(All), All ? "true" : null), new(nameof(Search), Search), new(nameof(Side), $"{Side}"),
            new(nameof(Status), $"{Status}"), new(nameof(Sort), Sort),
        };
        fields.AddRange((All ? [] : Chosen).Select(code => new KeyValuePair<string, string?>(nameof(Chosen), code)));
        return QueryString.Create(fields.Where(field => !string.IsNullOrEmpty(field.Value)));
    }

    public ParticipationSelection ToSelection() => new([.. Chosen], All, ToFilter());
}

public sealed record ParticipationListPage(ParticipationListInput Filter, ParticipationOverview Overview, ListView<ParticipationRow> List);

public sealed record BulkPage(string Round, SelectionInput Input, BulkPlan Plan);

using PartnershipForChange.Application.Teams;

namespace PartnershipForChange.Web.Features.Teams.Runs;

public sealed class FormTeamsInput
{
    /// <summary>Empty: by the round's team size.</summary>
    public int? Teams { get; set; }

    public bool KeepPins { get; set; } = true;

    /// <summary>Another number gives another division of about the same value.</summary>
    public int Seed { get; set; } = 1;

    public FormTeams ToCommand(string round) => new(round, Teams, KeepPins, Seed);
}

public sealed record TeamRunsPage(TeamRunList List, FormTeamsInput Input);

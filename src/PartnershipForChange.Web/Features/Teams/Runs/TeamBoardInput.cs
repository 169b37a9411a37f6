using PartnershipForChange.Application.Teams;

namespace PartnershipForChange.Web.Features.Teams.Runs;

/// <summary>What the address of a board of teams asks for.</summary>
public sealed class TeamBoardInput
{
    public string? Q { get; set; }

    public int Page { get; set; } = 1;
}

public sealed record TeamBoardPage(TeamRunView All, TeamBoardInput Input);

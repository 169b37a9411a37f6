using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Web.Features.Teams.Runs;

/// <summary>Runs of teams as coordinators read them: their name, points with one decimal, and the whole against drawing lots.</summary>
public static class TeamRunText
{
    /// <summary>What the run is called: draft 7, or the published teams.</summary>
    public static string NameOf(this Text text, TeamRunRow run) =>
        run.State == TeamRunState.Published ? text["Teams.PublishedRun"] : text["Teams.Draft", run.Number];

    public static string Points(this Text text, double points) => points.ToString("#,0.#", text.Culture);

    /// <summary>A change in points.</summary>
    public static string Signed(this Text text, double points) => points.ToString("+#,0.0;−#,0.0;0", text.Culture);

    /// <summary>
    /// By how much the division is better or worse than teams drawn by lot, for example <c>43%</c>, and the text key of the
    /// label that goes with it; null where the lot is worth nothing to compare with.
    /// </summary>
    public static (string Share, string Label)? AgainstLot(this Text text, TeamRunRow run)
    {
        if (run.RandomValue <= 0)
        {
            return null;
        }

        var gain = (run.Value / run.RandomValue) - 1;
        return (Math.Abs(gain).ToString("P0", text.Culture), gain < 0 ? "Teams.Lot.Worse" : "Teams.Lot.Better");
    }
}

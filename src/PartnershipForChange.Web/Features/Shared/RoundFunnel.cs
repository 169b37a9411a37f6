using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>The funnel of a round as a chart.</summary>
public static class RoundFunnel
{
    public static MirroredChart Of(RoundStanding standing, Text text) => new(
        text["Rounds.Funnel.Title"],
        text.Plural("Rounds.Funnel.Description", standing.Figures.People.Total, standing.Figures.Released.Total),
        text["Shared.Stage"],
        [.. standing.Funnel.Select(step => new MirroredRow(text[step.Key], step.People.Public, step.People.Business))]);
}

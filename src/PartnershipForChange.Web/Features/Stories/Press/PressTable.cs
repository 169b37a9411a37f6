using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Stories;

namespace PartnershipForChange.Web.Features.Stories.Press;

/// <summary>One figure as it may be quoted.</summary>
public sealed record PressRow(string Name, string Value, string AsOf, string Source);

/// <summary>Lays the figures for the press out: those the portal counts first, then those that were published.</summary>
public static class PressTable
{
    public static IReadOnlyList<PressRow> Of(PressPage page, Text text)
    {
        var rows = new List<PressRow>();
        if (page.Standing is { } standing)
        {
            var (people, organisations) = (standing.Figures.Released, standing.Figures.Accepted);
            var (today, portal) = (text.DayAndYear(page.Today), text["Press.Portal"]);
            rows.Add(new PressRow(
                text["Press.People", standing.Round.Name], text["Press.BySide", people.Total, people.Public, people.Business], today, portal));
            rows.Add(new PressRow(
                text["Press.Organisations", standing.Round.Name], text["Press.BySide", organisations.Total, organisations.Public, organisations.Business], today, portal));
            rows.Add(new PressRow(
                text["Press.Challenges", standing.Round.Name], text.Number(standing.Round.Challenges.Count), today, portal));
        }

        if (page.Meter is { } meter)
        {
            rows.Add(new PressRow(
                text["Press.Meter"], text["Shared.Percent", meter.Percent], text.When(meter.AsOf),
                meter.Solutions > 0 ? text.Plural("Solutions.MeanOf", meter.Solutions) : meter.Source));
        }

        rows.AddRange(page.Figures.Select(f => new PressRow(text.Of(f.Name), text.Of(f.Value), text.When(f.When), f.Source)));
        return rows;
    }
}

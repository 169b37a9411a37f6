using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Surveys.Manage;

/// <summary>What changed, in one picture: both sides and those who waited, dimension by dimension.</summary>
internal static class SurveyEffects
{
    private static readonly (ResultCell Cell, Sector? Side)[] Drawn =
        [(ResultCell.Public, Sector.Public), (ResultCell.Business, Sector.Business), (ResultCell.Waiting, null)];

    public static EffectChart Of(WaveComparison comparison, Text text) => new(
        text[$"Surveys.Comparison.{comparison.Wave}"],
        text["Surveys.EffectsDescription"],
        [
            .. from dimension in comparison.Dimensions
               from drawn in Drawn
               let change = dimension.Changes[drawn.Cell]
               where change is not null
               select new EffectRow(
                   $"{text.Of(dimension.Dimension)}: {text.Of(drawn.Cell)}", drawn.Side, change.Pairs, change.Mean, change.Low, change.High),
        ]);
}

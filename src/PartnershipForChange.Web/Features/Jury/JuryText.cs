using System.Globalization;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Jury;

/// <summary>How the jury's figures and verdicts are written.</summary>
public static class JuryText
{
    /// <summary>A score of 0 to 10 with two decimals; a dash where there is none.</summary>
    public static string Score(this Text text, double? score) => score?.ToString("0.00", text.Culture) ?? "–";

    /// <summary>Whole points of 0 to 10.</summary>
    public static string Points(this Text text, int points) => points.ToString(text.Culture);

    public static TagKind Tag(this Verdict? verdict) => verdict switch
    {
        Verdict.Accept => TagKind.Good,
        Verdict.Revise => TagKind.Warn,
        Verdict.Decline => TagKind.Bad,
        _ => TagKind.Plain,
    };

    public static TagKind Tag(this JurySeatState state) => state switch
    {
        JurySeatState.Done => TagKind.Good,
        JurySeatState.Conflict => TagKind.Bad,
        _ => TagKind.Plain,
    };

    public static TagKind Tag(this JuryPanelState state) => state switch
    {
        JuryPanelState.Open => TagKind.Warn,
        JuryPanelState.Published => TagKind.Good,
        _ => TagKind.Plain,
    };

    /// <summary>What to choose from for one criterion: 0 to 10.</summary>
    public static IReadOnlyList<Choice> Scale { get; } =
        [.. Enumerable.Range(0, JuryCriterion.MostPoints + 1).Select(p => p.ToString(CultureInfo.InvariantCulture)).Select(p => new Choice(p, p))];
}

using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Recognition;

namespace PartnershipForChange.Web.Features.Recognition;

public static class BadgeText
{
    /// <summary>What a badge takes, in words.</summary>
    public static string Takes(this Text text, BadgeDefinition badge)
    {
        var takes = text["Recognition.Badge.Takes", badge.Stamps, badge.Kinds];
        return badge.IsOfSomeActs ? text["Recognition.Badge.TakesOf", takes, string.Join(", ", badge.Acts.Select(act => text.Of(act)))] : takes;
    }

    /// <summary>A warning where no person alone, or nobody at all, can come to the badge by these stamps; else null.</summary>
    public static string? WhyNotEarned(this Text text, BadgeDefinition badge, IReadOnlyList<StampDefinition> stamps) =>
        !badge.CanBeEarned(stamps) ? text["Recognition.Badge.Unreachable"]
        : badge.CanBeEarnedAlone(stamps) ? null
        : text["Recognition.Badge.NotAlone"];
}

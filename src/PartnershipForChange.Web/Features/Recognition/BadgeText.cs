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
}

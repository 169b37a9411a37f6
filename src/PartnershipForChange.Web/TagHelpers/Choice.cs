using Microsoft.AspNetCore.Mvc.Rendering;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>An option with a line of explanation or a side, for radios and checkboxes.</summary>
public sealed class Choice : SelectListItem
{
    public Choice(string value, string text, string? hint = null, Sector? side = null)
        : base(text, value)
    {
        Hint = hint;
        Side = side;
    }

    public string? Hint { get; }

    public Sector? Side { get; }
}

/// <summary>How the options of a field are offered.</summary>
public enum ChoiceStyle
{
    /// <summary>By the type: several values are checkboxes, one is a select.</summary>
    Auto,
    Select,
    Radios,

    /// <summary>Radios beside each other, for two or three short options.</summary>
    InlineRadios,
    Checks,
}

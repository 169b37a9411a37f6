using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>Fields of this page with an error, in the order in which they stand, as people read them.</summary>
internal static class InvalidFields
{
    private static readonly object Key = new();

    /// <summary>
    /// What is wrong with a field; null where nothing is. The summary (<c>&lt;p-errors /&gt;</c>) then names it
    /// <paramref name="label"/>: one field's label may be the same as another's, so say there which it is.
    /// </summary>
    public static string? FaultOf(this ViewContext view, string name, string label, Text text)
    {
        if (!view.ModelState.TryGetValue(name, out var entry) || entry.ValidationState != ModelValidationState.Invalid)
        {
            return null;
        }

        Of(view.HttpContext).Add((name, label));
        return entry.Errors.FirstOrDefault()?.ErrorMessage is { Length: > 0 } message ? message : text["Shared.InvalidValue"];
    }

    public static List<(string Name, string Label)> Of(HttpContext context)
    {
        if (context.Items[Key] is not List<(string, string)> fields)
        {
            context.Items[Key] = fields = [];
        }

        return fields;
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Solutions;

namespace PartnershipForChange.Web.Features.Solutions.Editing;

/// <summary>The form of a solution with what it offers.</summary>
public sealed record SolutionFormPage(SolutionForm Form, SolutionInput Input, CarryInput Carry)
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id => Form.Solution?.Id;
}

public static class SolutionChoices
{
    public static IEnumerable<SelectListItem> Options(this IEnumerable<SolutionChoice> choices, Text text) =>
        choices.Select(c => new SelectListItem(text.Of(c.Name), c.Value));
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// On an act on ticked rows: without script its button first sends what is ticked with the address of the list where the act is
/// asked about, and is led there, with the same rows ticked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksFirstAttribute : ActionFilterAttribute
{
    /// <summary>The form field that holds the address; its form is not to be carried out.</summary>
    public const string Field = "ask";

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && request.Form[Field].ToString() is { Length: > 0 } address && context.Controller is ControllerBase controller && controller.Url.IsLocalUrl(address))
        {
            var chosen = request.Form["Chosen"].Select(id => Guid.TryParse(id, out var one) ? one : Guid.Empty).Where(id => id != Guid.Empty);
            context.Result = controller.LocalRedirect($"{address}&{ChosenRows.Query}={ChosenRows.Pack(chosen)}");
        }
    }
}

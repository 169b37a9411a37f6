using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// Checks the shape of every form before its action runs. A validator's message is a text key; values for it are the
/// failure's custom state (an <c>object[]</c>).
/// </summary>
public sealed class ValidationFilter(Text text) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        // What could not be read has been said; that it is missing as well would be said of nothing.
        var unread = context.ModelState.Where(entry => entry.Value!.Errors.Count > 0).Select(entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, argument) in context.ActionArguments)
        {
            if (argument is not null
                && context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is IValidator validator)
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
                foreach (var failure in result.Errors.Where(failure => !unread.Contains(failure.PropertyName)))
                {
                    context.ModelState.AddModelError(
                        failure.PropertyName, text[failure.ErrorMessage, failure.CustomState as object[] ?? []]);
                }
            }
        }

        await next();
    }
}

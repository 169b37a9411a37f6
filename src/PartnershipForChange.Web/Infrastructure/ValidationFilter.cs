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
        foreach (var (name, argument) in context.ActionArguments)
        {
            if (argument is not null
                && context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is IValidator validator)
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
                foreach (var failure in result.Errors)
                {
                    context.ModelState.AddModelError(
                        failure.PropertyName, text[failure.ErrorMessage, failure.CustomState as object[] ?? []]);
                }
            }
        }

        await next();
    }
}

using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// A form that is sent twice, by a double press without script or after a slow answer, is done once: the first save writes the form
/// down in its own transaction, and whatever the second press runs into (that, a newer version, a rule) is told as done.
/// Every page has another antiforgery token, so the same words written into a fresh form are another form.
/// </summary>
public sealed class SentFormFilter(
    SentFormService forms, SentAddresses addresses, IOptions<AntiforgeryOptions> antiforgery, Text text) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (FormOf(http) is not { } form)
        {
            await next();
            return;
        }

        http.Sends(form);
        if (await forms.WasSavedBefore(form, http.RequestAborted))
        {
            context.Result = Told(context);
            return;
        }

        // Of two presses that run at once one saves first, and the other fails by it.
        var done = await next();
        if (Failed(done) && await forms.WasSavedBefore(form, http.RequestAborted))
        {
            (done.Exception, done.ExceptionHandled) = (null, true);
            done.Result = Told(context);
        }
    }

    private LocalRedirectResult Told(ActionExecutingContext context)
    {
        new FlashMessage(FlashKind.Success, text["Shared.SentTwice"]).Leave(((Controller)context.Controller).TempData);
        return new LocalRedirectResult(addresses.Above(context.HttpContext).Value!);
    }

    /// <summary>True when the action ended with an error, a form to be corrected, or a message that nothing was done.</summary>
    private static bool Failed(ActionExecutedContext done) => done.Exception is { } error
        ? error is SentAlreadyException or ConcurrencyException or DuplicateException
        : !done.ModelState.IsValid || FlashMessage.TellsOfNothingDone(((Controller)done.Controller).TempData);

    private SentForm? FormOf(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType
            || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || !Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            || !http.Request.Form.ContainsKey(antiforgery.Value.FormFieldName))
        {
            return null;
        }

        var said = new StringBuilder().Append(http.Request.Path).Append(http.Request.QueryString).Append('\n');
        foreach (var (name, value) in http.Request.Form)
        {
            said.Append(name).Append('=').AppendJoin('&', value.ToArray()).Append('\n');
        }

        foreach (var file in http.Request.Form.Files)
        {
            said.Append(file.Name).Append('=').Append(file.FileName).Append(' ').Append(file.Length).Append('\n');
        }

        return new SentForm(user, Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString()))));
    }
}

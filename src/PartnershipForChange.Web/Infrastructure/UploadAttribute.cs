using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// An action that takes files. What is far too large is taken in without being kept, and refused with a sentence on the page of the
/// form: a browser shows an answer only to what it could send to its end, a broken connection says nothing.
/// </summary>
/// <param name="mostBytes">What a request may bring to be read. Above the files' own limit, so that a file a little too large is refused at its field.</param>
/// <param name="fileMegabytes">What one file may have, for the sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadAttribute(long mostBytes, int fileMegabytes) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>More than this nobody sends by mistake: such a connection is broken after all.</summary>
    private const long MostPatience = 4L * 1024 * 1024 * 1024;

    /// <summary>Before the antiforgery token is looked for, for which the form is read.</summary>
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var isTooLarge = request.ContentLength > mostBytes;
        if (limit is { IsReadOnly: false })
        {
            limit.MaxRequestBodySize = isTooLarge ? MostPatience : mostBytes;
        }

        if (!isTooLarge)
        {
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = mostBytes }));
            return;
        }

        await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        var services = context.HttpContext.RequestServices;
        var temporary = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context.HttpContext);
        new FlashMessage(FlashKind.Problem, services.GetRequiredService<Text>()["Rules.FileTooLarge", fileMegabytes]).Leave(temporary);

        // The filter that writes messages down comes later, and this answer does not get to it.
        temporary.Save();
        context.Result = new LocalRedirectResult(services.GetRequiredService<SentAddresses>().AtOrAbove(context.HttpContext).Value!);
    }
}

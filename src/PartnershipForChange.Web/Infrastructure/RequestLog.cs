using System.Diagnostics;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>One structured line per request: method, path, status, milliseconds, request id. No query strings: they may hold names.</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            log.LogInformation(
                "{Method} {Path} {Status} in {Milliseconds:0.0} ms ({RequestId})",
                context.Request.Method,
                context.Request.Path.Value,
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
                context.TraceIdentifier);
        }
    }
}

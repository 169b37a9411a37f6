using Microsoft.AspNetCore.ResponseCompression;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>How pages and files travel: pages compressed, files kept by the browser.</summary>
public static class Delivery
{
    private const string ForAYear = "public, max-age=31536000, immutable";

    /// <summary>
    /// Pages are compressed over TLS too. What makes that dangerous elsewhere (BREACH) is missing here: antiforgery tokens, the
    /// one secret in a page, are written anew with every answer.
    /// </summary>
    public static IServiceCollection AddPortalCompression(this IServiceCollection services) => services
        .AddResponseCompression(options => options.EnableForHttps = true)
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);

    /// <summary>Browsers keep fonts for a year: style sheet and page name them with a hash of their content.</summary>
    public static IApplicationBuilder UseFontCaching(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/lib/fonts") && context.Request.Query.ContainsKey("v"))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    context.Response.Headers.CacheControl = ForAYear;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}

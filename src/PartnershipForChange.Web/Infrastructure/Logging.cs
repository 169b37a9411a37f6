using Serilog;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Structured logs by Serilog; levels and sinks come from configuration section <c>Serilog</c>.</summary>
public static class Logging
{
    public static WebApplicationBuilder AddPortalLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
        return builder;
    }
}

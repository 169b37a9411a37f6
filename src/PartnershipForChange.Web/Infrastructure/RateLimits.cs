using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Limits on what strangers can call, per address: configuration section <c>RateLimits</c>.</summary>
public static class RateLimits
{
    /// <summary>For sign-in, password reset, invitation links and other forms that need no account: <c>StrangersPerMinute</c>.</summary>
    public const string Strangers = nameof(Strangers);

    /// <summary>
    /// For calendars that programs fetch: many people's programs ask from the few addresses of one service, so more of
    /// them, <c>FeedsPerMinute</c>.
    /// </summary>
    public const string Feeds = nameof(Feeds);

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:StrangersPerMinute", 20);
        var feedsPerMinute = configuration.GetValue("RateLimits:FeedsPerMinute", 300);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Strangers, context => PerMinute(context, perMinute));
            options.AddPolicy(Feeds, context => PerMinute(context, feedsPerMinute));
        });
    }

    private static RateLimitPartition<string> PerMinute(HttpContext context, int limit) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) });
}

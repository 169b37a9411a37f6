using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Limits on what strangers can call, per address: configuration section <c>RateLimits</c>.</summary>
public static class RateLimits
{
    /// <summary>For sign-in, password reset, invitation links and other forms that need no account: <c>StrangersPerMinute</c>.</summary>
    public const string Strangers = nameof(Strangers);

    /// <summary>For the vote in a hall, where everybody comes from the hall's one address: <c>HallPerMinute</c>.</summary>
    public const string Hall = nameof(Hall);

    /// <summary>
    /// For calendars that programs fetch: many people's programs ask from the few addresses of one service, so more of
    /// them, <c>FeedsPerMinute</c>.
    /// </summary>
    public const string Feeds = nameof(Feeds);

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:StrangersPerMinute", 20);
        var hallPerMinute = configuration.GetValue("RateLimits:HallPerMinute", 600);
        var feedsPerMinute = configuration.GetValue("RateLimits:FeedsPerMinute", 300);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Strangers, context => PerAddress(context, perMinute));
            options.AddPolicy(Hall, context => PerAddress(context, hallPerMinute));
            options.AddPolicy(Feeds, context => PerAddress(context, feedsPerMinute));
        });
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}

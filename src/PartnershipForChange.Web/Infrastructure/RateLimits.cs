using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Limits on what strangers can call, per address: configuration <c>RateLimits:StrangersPerMinute</c> and <c>RateLimits:HallPerMinute</c>.</summary>
public static class RateLimits
{
    /// <summary>For sign-in, password reset, invitation links and other forms that need no account.</summary>
    public const string Strangers = nameof(Strangers);

    /// <summary>For the vote in a hall, where everybody comes from the hall's one address: <c>RateLimits:HallPerMinute</c>.</summary>
    public const string Hall = nameof(Hall);

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:StrangersPerMinute", 20);
        var hallPerMinute = configuration.GetValue("RateLimits:HallPerMinute", 600);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Strangers, context => PerAddress(context, perMinute));
            options.AddPolicy(Hall, context => PerAddress(context, hallPerMinute));
        });
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Limits on what strangers can call, per address: configuration <c>RateLimits:StrangersPerMinute</c>.</summary>
public static class RateLimits
{
    /// <summary>For sign-in, password reset, invitation links and other forms that need no account.</summary>
    public const string Strangers = nameof(Strangers);

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:StrangersPerMinute", 20);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Strangers, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}

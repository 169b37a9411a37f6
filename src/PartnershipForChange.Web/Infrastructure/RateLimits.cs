using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>Limits on what strangers can call, per address: configuration section <c>RateLimits</c>.</summary>
public static class RateLimits
{
    /// <summary>For forms that need no account: <c>StrangersPerMinute</c>.</summary>
    public const string Strangers = nameof(Strangers);

    /// <summary>
    /// For sign-in, password reset and invitation links: <c>StrangersPerMinute</c> for one account from one address, and
    /// <c>AccountsPerMinute</c> from the address, which a whole organisation may share.
    /// </summary>
    public const string Accounts = nameof(Accounts);

    /// <summary>For the vote in a hall, where everybody comes from the hall's one address: <c>HallPerMinute</c>.</summary>
    public const string Hall = nameof(Hall);

    /// <summary>
    /// For calendars that programs fetch: many people's programs ask from the few addresses of one service, so more of
    /// them, <c>FeedsPerMinute</c>.
    /// </summary>
    public const string Feeds = nameof(Feeds);

    private static readonly object AccountItem = new();

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RateLimits:StrangersPerMinute", 20);
        var accountsPerMinute = configuration.GetValue("RateLimits:AccountsPerMinute", 200);
        var hallPerMinute = configuration.GetValue("RateLimits:HallPerMinute", 600);
        var feedsPerMinute = configuration.GetValue("RateLimits:FeedsPerMinute", 300);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Strangers, context => PerAddress(context, perMinute));
            options.AddPolicy(Accounts, context => PerMinute($"{AddressOf(context)} {context.Items[AccountItem]}", perMinute));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsForAccounts(context) ? PerMinute(AddressOf(context), accountsPerMinute) : RateLimitPartition.GetNoLimiter(string.Empty));
            options.AddPolicy(Hall, context => PerAddress(context, hallPerMinute));
            options.AddPolicy(Feeds, context => PerAddress(context, feedsPerMinute));
        });
    }

    /// <summary>The limits, once the form of an account says whose it is: a limiter itself may not wait for it.</summary>
    public static IApplicationBuilder UsePortalRateLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsForAccounts(context) && context.Request.HasFormContentType)
        {
            context.Items[AccountItem] = await AccountOf(context);
        }

        await next(context);
    }).UseRateLimiter();

    private static bool IsForAccounts(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Accounts;

    /// <summary>Its address or the secret of its link, as a hash; null where the form names neither or is none.</summary>
    private static async Task<string?> AccountOf(HttpContext context)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form["Email"].ToString() is { Length: > 0 } email ? LinkToken.Hash(email.Trim().ToUpperInvariant())
                : form["Token"].ToString() is { Length: > 0 } token ? LinkToken.Hash(token)
                : null;
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            // Whoever reads it next refuses it.
            return null;
        }
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) => PerMinute(AddressOf(context), perMinute);

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitPartition<string> PerMinute(string key, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}

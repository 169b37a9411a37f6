using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// Whose word counts for where a request comes from (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): configuration list
/// <c>Proxies</c>, each an address or a network such as <c>10.0.0.0/8</c>. Without it only this machine's. Anybody else could
/// step around the limits per address by naming another one each time.
/// </summary>
public static class Proxies
{
    /// <exception cref="FormatException">When an entry is no address and no network; the portal then does not start.</exception>
    public static IServiceCollection AddPortalProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = configuration.GetSection("Proxies").GetChildren().Select(entry => Network(entry.Value)).ToList();
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            if (known.Count > 0)
            {
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
                known.ForEach(options.KnownIPNetworks.Add);
            }
        });
    }

    private static IPNetwork Network(string? entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new FormatException($"Setting Proxies: \"{entry}\" is neither an address nor a network.");
}

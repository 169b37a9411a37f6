using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// Addresses that only take what a form sends. Readers still come to ask for one: after signing in when their time had run out,
/// after changing the language of the page that answered, by going back. They are led to the nearest page above it.
/// </summary>
public sealed class SentAddresses(EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    private readonly Lazy<List<Address>> _addresses = new(() => [.. endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(Address.Of)]);

    /// <summary>The page to show instead; null where the address takes nothing either.</summary>
    public PathString? PageFor(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? string.Empty).TrimEnd('/');
        if (!HttpMethods.IsGet(context.Request.Method) || !Answers(path, HttpMethods.Post, context))
        {
            return null;
        }

        return Above(context);
    }

    /// <summary>The nearest page above the address of this request.</summary>
    public PathString Above(HttpContext context) => FirstPage(Shorter((context.Request.Path.Value ?? string.Empty).TrimEnd('/')), context);

    /// <summary>The page at the address of this request, or the nearest above it.</summary>
    public PathString AtOrAbove(HttpContext context) => FirstPage((context.Request.Path.Value ?? string.Empty).TrimEnd('/'), context);

    private static string Shorter(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private PathString FirstPage(string path, HttpContext context)
    {
        while (path.Length > 0 && !Answers(path, HttpMethods.Get, context))
        {
            path = Shorter(path);
        }

        return context.Request.PathBase.Add(path.Length > 0 ? path : "/");
    }

    private bool Answers(string path, string method, HttpContext context) =>
        _addresses.Value.Exists(a => a.Method == method && a.Matches(path, context, policies));

    private sealed record Address(string Method, RoutePattern Pattern, TemplateMatcher Matcher)
    {
        public static IEnumerable<Address> Of(RouteEndpoint endpoint) =>
            (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => new Address(method, endpoint.RoutePattern, new TemplateMatcher(
                    new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary(endpoint.RoutePattern.Defaults))));

        public bool Matches(string path, HttpContext context, ParameterPolicyFactory policies)
        {
            var values = new RouteValueDictionary();
            return Matcher.TryMatch(path, values) && Pattern.ParameterPolicies.All(parameter => parameter.Value.All(policy =>
                policies.Create(Pattern.GetParameter(parameter.Key), policy) is not IRouteConstraint constraint
                || constraint.Match(context, route: null, parameter.Key, values, RouteDirection.IncomingRequest)));
        }
    }
}

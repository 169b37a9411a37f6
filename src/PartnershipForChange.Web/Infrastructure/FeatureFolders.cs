using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>
/// Finds a controller's views beside it: <c>...Web.Features.Rounds.Dashboard.RoundDashboardController</c> reads
/// <c>/Features/Rounds/Dashboard/{view}.cshtml</c>, then <c>/Features/Rounds/{view}.cshtml</c>, then <c>/Features/Shared</c>.
/// </summary>
public sealed class FeatureFolders : IControllerModelConvention, IViewLocationExpander
{
    private const string Feature = "feature";
    private const string Root = "Features.";

    public void Apply(ControllerModel controller)
    {
        var space = controller.ControllerType.Namespace ?? string.Empty;
        var at = space.IndexOf(Root, StringComparison.Ordinal);
        controller.Properties[Feature] = at < 0 ? string.Empty : space[(at + Root.Length)..].Replace('.', '/');
    }

    public void PopulateValues(ViewLocationExpanderContext context) => context.Values[Feature] = FeatureOf(context);

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        for (var folder = FeatureOf(context); folder.Length > 0; folder = ParentOf(folder))
        {
            yield return $"/Features/{folder}/{{0}}.cshtml";
        }

        yield return "/Features/Shared/{0}.cshtml";
    }

    private static string FeatureOf(ViewLocationExpanderContext context) =>
        context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
        && action.Properties.TryGetValue(Feature, out var folder)
            ? (string)folder!
            : string.Empty;

    private static string ParentOf(string folder)
    {
        var slash = folder.LastIndexOf('/');
        return slash < 0 ? string.Empty : folder[..slash];
    }
}

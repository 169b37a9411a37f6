namespace PartnershipForChange.Web.Infrastructure;

public static class ListQueries
{
    /// <summary>The query of the list that an act began from, as its forms and addresses carry it; empty where there is none.</summary>
    public static string ListQuery(this HttpRequest request) =>
        (request.HasFormContentType ? request.Form[PortalController.ListAddress] : request.Query[PortalController.ListAddress]).ToString();
}

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Model of the view <c>_Error</c>.</summary>
/// <param name="Status">HTTP status: 400, 403, 404, 429 and 500 have words of their own, any other reads as 500 or 400.</param>
/// <param name="RequestId">What to quote to the people who run the portal; shown for faults of ours only.</param>
/// <param name="Back">Page of this site to try again from; null where that makes no sense.</param>
public sealed record ErrorPage(int Status, string? RequestId = null, string? Back = null)
{
    /// <summary>The status whose words are shown.</summary>
    public int Words => Status switch
    {
        401 or 403 => 403,
        404 or 410 => 404,
        429 => 429,
        >= 500 => 500,
        _ => 400,
    };
}

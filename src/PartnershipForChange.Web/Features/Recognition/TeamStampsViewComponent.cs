using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Web.Authorization;

namespace PartnershipForChange.Web.Features.Recognition;

/// <summary>What a team has collected, on its page; nothing where the round has no recognition.</summary>
public sealed class TeamStampsViewComponent(RecognitionQueries queries) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid team) =>
        await queries.Team(team, HttpContext.Actor(), HttpContext.RequestAborted) is { } collection
            ? View("/Features/Recognition/_TeamStamps.cshtml", collection)
            : Content(string.Empty);
}

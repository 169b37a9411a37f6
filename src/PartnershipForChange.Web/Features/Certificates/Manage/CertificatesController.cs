using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Certificates;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Certificates.Manage;

/// <summary>For what a round gives certificates.</summary>
public sealed class CertificateRulesInput
{
    public bool ForExchanges { get; set; }

    public bool ForWorkshops { get; set; }

    public bool ForSolutions { get; set; }

    public bool HoldersIssue { get; set; }

    public Guid? Version { get; set; }

    public CertificateChoices Choices => new(ForExchanges, ForWorkshops, ForSolutions, HoldersIssue);

    public static CertificateRulesInput Of(CertificatesView view) => new()
    {
        ForExchanges = view.Choices.ForExchanges,
        ForWorkshops = view.Choices.ForWorkshops,
        ForSolutions = view.Choices.ForSolutions,
        HoldersIssue = view.Choices.HoldersIssue,
        Version = view.Version,
    };
}

/// <summary>Why a certificate is revoked.</summary>
public sealed class RevokeInput
{
    public string? Reason { get; set; }

    public Guid? Version { get; set; }
}

/// <summary>A certificate about to be revoked.</summary>
public sealed record RevokePage(CertificateView View, RevokeInput Input);

/// <summary>The certificates of a round: who could get one, who has one.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/certificates")]
public sealed class CertificatesController(CertificateService service, CertificateQueries queries) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation, int page = 1) =>
        View(await queries.List(round, page, cancellation));

    [HttpPost("issue")]
    public async Task<IActionResult> Issue(string round, List<string> chosen, CancellationToken cancellation)
    {
        var count = 0;
        if (await AttemptOrFlash(async () => count = await service.Issue(round, chosen, Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Certificates.Issued", count));
        }

        return Redirect($"/manage/{round}/certificates");
    }

    [HttpPost("rules")]
    public async Task<IActionResult> SetRules(string round, CertificateRulesInput input, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Set(round, input.Choices, input.Version, Actor, cancellation), T["Certificates.RulesSaved"]);
        return Redirect($"/manage/{round}/certificates");
    }

    [HttpGet("{certificate:guid}/revoke")]
    public async Task<IActionResult> Revoke(string round, Guid certificate, CancellationToken cancellation)
    {
        var found = await queries.One(round, certificate, cancellation);
        return View(new RevokePage(found, new RevokeInput { Version = found.Certificate.Version }));
    }

    [HttpPost("{certificate:guid}/revoke")]
    public async Task<IActionResult> Revoke(string round, Guid certificate, RevokeInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Revoke(round, certificate, input.Reason, input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Certificates.Revoked"]);
            return Redirect($"/manage/{round}/certificates");
        }

        var found = await queries.One(round, certificate, cancellation);
        input.Version = IsStale ? found.Certificate.Version : input.Version;
        return View(new RevokePage(found, input));
    }

    [HttpPost("{certificate:guid}/reissue")]
    public async Task<IActionResult> Reissue(string round, Guid certificate, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Reissue(round, certificate, Actor, isMine: false, cancellation), T["Certificates.Reissued"]);
        return Redirect($"/manage/{round}/certificates");
    }
}

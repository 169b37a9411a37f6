using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Certificates;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Certificates.Mine;

/// <summary>One's own certificates in a round.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("me/{round}/certificates")]
public sealed class MyCertificatesController(CertificateService service, CertificateQueries queries, CertificateDocument document) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.Mine(round, Actor, cancellation));

    [HttpPost("issue")]
    public async Task<IActionResult> Issue(string round, CertificateKind kind, Guid subject, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.IssueMine(round, kind, subject, Actor, cancellation), T["Certificates.Mine.Issued"]);
        return Redirect($"/me/{round}/certificates");
    }

    [HttpPost("{certificate:guid}/show")]
    public async Task<IActionResult> Show(string round, Guid certificate, NameShown name, CancellationToken cancellation)
    {
        if (Enum.IsDefined(name))
        {
            await AttemptOrFlash(() => service.Show(round, certificate, name, Actor, cancellation), T["Certificates.Mine.ShownSaved"]);
        }

        return Redirect($"/me/{round}/certificates");
    }

    [HttpPost("{certificate:guid}/reissue")]
    public async Task<IActionResult> Reissue(string round, Guid certificate, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Reissue(round, certificate, Actor, isMine: true, cancellation), T["Certificates.Reissued"]);
        return Redirect($"/me/{round}/certificates");
    }

    [HttpGet("{certificate:guid}/{language}.pdf")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Print(string round, Guid certificate, string language, CancellationToken cancellation)
    {
        var (found, name) = await queries.ToPrint(round, certificate, Actor, cancellation);
        return language is "sl" or "en"
            ? File(document.Of(found, name, language == "en" ? Domain.Language.English : Domain.Language.Slovene), MediaTypeNames.Application.Pdf, $"{T["Certificates.FileName"]}-{found.Code}.pdf")
            : NotFound();
    }
}

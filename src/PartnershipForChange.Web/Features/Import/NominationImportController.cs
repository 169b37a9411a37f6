using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Import;

/// <summary>Contacts nominate many people by a file: upload and check, look, confirm, watch.</summary>
[Authorize(Policy = Policies.CoordinateOrActForOrganisation)]
[Route("organisation/{code}/{round}/nominate/import")]
public sealed class NominationImportController(ImportJobService service, ImportJobQueries queries, RegistrationQueries people) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string code, string round, CancellationToken cancellation)
    {
        var list = await people.OfOrganisation(code, round, new RegistrationFilter(), Actor, cancellation);
        return View("Nominations", new NominationStart(code, round, list, new NominationFileInput()));
    }

    [HttpPost("")]
    [Upload(ImportFiles.MaxRequest, ImportFiles.FileMegabytes)]
    public async Task<IActionResult> Upload(string code, string round, NominationFileInput input, CancellationToken cancellation)
    {
        var list = await people.OfOrganisation(code, round, new RegistrationFilter(), Actor, cancellation);
        var id = Guid.Empty;
        return await Attempt(async () =>
        {
            var file = await input.File!.Read(ImportKind.Nominations, cancellation);
            id = await service.UploadNominations(code, round, file, Actor, cancellation);
        })
            ? RedirectToAction(nameof(Job), new { code, round, id })
            : View("Nominations", new NominationStart(code, round, list, input));
    }

    [HttpGet("template")]
    public async Task<IActionResult> Template(string code, string round, CancellationToken cancellation)
    {
        await people.OfOrganisation(code, round, new RegistrationFilter(), Actor, cancellation);
        return File(ImportTemplates.Of(ImportKind.Nominations, default, code), CsvExport.ContentType, ImportTemplates.NameOf(ImportKind.Nominations));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Job(string code, string round, Guid id, CancellationToken cancellation) =>
        this.JobView(await Page(code, round, id, cancellation));

    [HttpGet("{id:guid}/faults")]
    public async Task<IActionResult> Faults(string code, string round, Guid id, CancellationToken cancellation)
    {
        var page = await Page(code, round, id, cancellation);
        return File(page.Job.Report.ToCsv(T), CsvExport.ContentType, T["Import.FaultsFile"]);
    }

    [HttpPost("{id:guid}/confirm")]
    public async Task<IActionResult> Confirm(string code, string round, Guid id, CancellationToken cancellation)
    {
        await Page(code, round, id, cancellation);
        await AttemptOrFlash(() => service.Confirm(id, invitesPeople: true, Actor, cancellation), T["Import.Confirmed"]);
        return RedirectToAction(nameof(Job), new { code, round, id });
    }

    [HttpPost("{id:guid}/discard")]
    public async Task<IActionResult> Discard(string code, string round, Guid id, CancellationToken cancellation)
    {
        await Page(code, round, id, cancellation);
        await AttemptOrFlash(() => service.Discard(id, Actor, cancellation), T["Import.Discarded"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    private async Task<JobPage> Page(string code, string round, Guid id, CancellationToken cancellation) => new(
        await queries.One(id, round, code, Actor, cancellation), $"/organisation/{code}/{round}/nominate/import", $"/organisation/{code}/{round}/people");
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Import;

/// <summary>Coordinators bring in the files of a round: upload and check, look, confirm, watch.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/import")]
public sealed class ImportController(ImportJobService service, ImportJobQueries queries, RoundQueries rounds) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation)
    {
        return View(new ImportStart(await rounds.Find(round, cancellation), new ImportInput()));
    }

    [HttpPost("")]
    [Upload(ImportFiles.MaxRequest, ImportFiles.FileMegabytes)]
    public async Task<IActionResult> Upload(string round, ImportInput input, CancellationToken cancellation)
    {
        var of = await rounds.Find(round, cancellation);
        var id = Guid.Empty;
        return await Attempt(async () => id = await service.Upload(round, await input.Read(cancellation), Actor, cancellation))
            ? RedirectToAction(nameof(Job), new { round, id })
            : View("Index", new ImportStart(of, input));
    }

    [HttpGet("template/{kind}")]
    public async Task<IActionResult> Template(string round, ImportKind kind, CancellationToken cancellation)
    {
        var found = await rounds.Find(round, cancellation);
        return !ModelState.IsValid ? NotFound() : File(ImportTemplates.Of(kind, found.Weeks.FirstOrDefault(found.From)), CsvExport.ContentType, ImportTemplates.NameOf(kind));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Job(string round, Guid id, CancellationToken cancellation) =>
        this.JobView(await Page(round, id, cancellation));

    [HttpGet("{id:guid}/faults")]
    public async Task<IActionResult> Faults(string round, Guid id, CancellationToken cancellation)
    {
        var page = await Page(round, id, cancellation);
        return File(page.Job.Report.ToCsv(T), CsvExport.ContentType, T["Import.FaultsFile"]);
    }

    [HttpPost("{id:guid}/confirm")]
    public async Task<IActionResult> Confirm(string round, Guid id, bool invites, CancellationToken cancellation)
    {
        await Page(round, id, cancellation);
        await AttemptOrFlash(() => service.Confirm(id, invites, Actor, cancellation), T["Import.Confirmed"]);
        return RedirectToAction(nameof(Job), new { round, id });
    }

    [HttpPost("{id:guid}/discard")]
    public async Task<IActionResult> Discard(string round, Guid id, CancellationToken cancellation)
    {
        await Page(round, id, cancellation);
        await AttemptOrFlash(() => service.Discard(id, Actor, cancellation), T["Import.Discarded"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    private async Task<JobPage> Page(string round, Guid id, CancellationToken cancellation)
    {
        var job = await queries.One(id, round, null, Actor, cancellation);
        return new JobPage(job, $"/manage/{round}/import", $"/manage/{round}/{(job.Report.BringsPeople ? "registrations" : "participations")}");
    }
}

internal static class ImportViews
{
    /// <summary>The whole page, or, when htmx asks for news of an import that is still worked on, only its progress.</summary>
    public static IActionResult JobView(this Controller controller, JobPage page)
    {
        if (!controller.Request.Headers.ContainsKey("HX-Request"))
        {
            return controller.View("Job", page);
        }

        if (page.IsWorking)
        {
            return controller.PartialView("_Progress", page);
        }

        controller.Response.Headers["HX-Refresh"] = "true";
        return controller.NoContent();
    }
}

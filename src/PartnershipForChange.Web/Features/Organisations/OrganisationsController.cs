using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Organisations;

/// <summary>Coordinators find, add and change organisations.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("organisations")]
public sealed class OrganisationsController(OrganisationQueries queries, OrganisationPageQueries pages, OrganisationService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(OrganisationListInput filter, CancellationToken cancellation)
    {
        var list = OrganisationColumns.List.For(HttpContext, T);
        return list.WantsFile
            ? await list.File(Read)
            : View(new OrganisationListPage(filter, list.Of(await Read(filter.Page, list.Size)), await queries.Choices(cancellation)));

        Task<Page<OrganisationRow>> Read(int page, int size) => queries.List(
            filter.ToFilter() with { Page = page, Size = size }, LanguageExtensions.FromCulture(T.Culture), Actor, cancellation);
    }

    [HttpGet("new")]
    public IActionResult Add() => View("Form", new OrganisationFormPage(null, new OrganisationInput()));

    [HttpPost("new")]
    public async Task<IActionResult> Add(OrganisationInput input, CancellationToken cancellation)
    {
        var code = string.Empty;
        if (!await Attempt(async () => code = await service.Add(input.Code, input.ToDraft(), Actor, cancellation)))
        {
            return View("Form", new OrganisationFormPage(null, input));
        }

        this.Flash(FlashKind.Success, T["Organisations.Added", input.NameSl]);
        return RedirectToAction(nameof(Show), new { code });
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) => View(await pages.Page(code, Actor, cancellation));

    [HttpGet("{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken cancellation)
    {
        var organisation = await pages.Find(code, Actor, cancellation);
        return View("Form", new OrganisationFormPage(organisation.Code, OrganisationInput.Of(organisation)));
    }

    [HttpPost("{code}/edit")]
    public async Task<IActionResult> Edit(string code, OrganisationInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(code, input.ToDraft(), input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Organisations.Saved"]);
            return RedirectToAction(nameof(Show), new { code });
        }

        var stored = await pages.Find(code, Actor, cancellation);
        var newer = stored.Version == input.Version ? null : stored;

        // The next save is on top of what is now shown beside the user's own text.
        input.Version = stored.Version;
        ModelState.Remove(nameof(input.Version));
        return View("Form", new OrganisationFormPage(stored.Code, input, newer));
    }
}

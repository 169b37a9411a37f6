using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Participations;

/// <summary>A contact reads the terms and answers a round's invitation; a coordinator answers for one that wrote by e-mail.</summary>
[Authorize(Policy = Policies.CoordinateOrActForOrganisation)]
[Route("organisation/{code}/{round}/invitation")]
public sealed class InvitationController(InvitationQueries queries, AnswerService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string code, string round, CancellationToken cancellation)
    {
        var page = await queries.Find(code, round, Actor, cancellation);
        return View("Invitation", new AnswerPage(page, AnswerInput.Of(page)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Answer(string code, string round, AnswerInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Answer(input.ToCommand(code, round), Actor, cancellation)))
        {
            return await Again(code, round, input, cancellation);
        }

        var page = await queries.Find(code, round, Actor, cancellation);
        this.Flash(FlashKind.Success, page.OnBehalf
            ? T[$"Participations.Noted.{page.Participation.State}", page.Organisation.Name]
            : T[$"Participations.Answered.{input.Outcome}"]);
        return Actor.IsCoordinator
            ? RedirectToAction(nameof(Show), new { code, round })
            : RedirectToAction("Show", "OrganisationHome", new { code });
    }

    private async Task<IActionResult> Again(string code, string round, AnswerInput input, CancellationToken cancellation)
    {
        var page = await queries.Find(code, round, Actor, cancellation);
        if (input.TermsId != page.Terms?.Id)
        {
            // A tick given to other words is none.
            input.TermsId = page.Terms?.Id;
            input.AcceptsTerms = false;
            ModelState.SetModelValue(nameof(input.TermsId), input.TermsId, input.TermsId?.ToString());
            ModelState.SetModelValue(nameof(input.AcceptsTerms), input.AcceptsTerms, bool.FalseString);
        }

        // The page shows the answer as it stands now; the next one is given on top of it.
        input.Version = page.Participation.Version;
        ModelState.Remove(nameof(input.Version));
        return View("Invitation", new AnswerPage(page, input));
    }
}

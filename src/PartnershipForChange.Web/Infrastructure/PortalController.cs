using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>What every controller of the portal shares: who acts, texts, and what becomes of a refused change.</summary>
public abstract class PortalController : Controller
{
    protected Actor Actor => HttpContext.Actor();

    protected Text T => HttpContext.RequestServices.GetRequiredService<Text>();

    /// <summary>
    /// Runs one use case for a form. False when the input or a rule forbids it: the reasons are then in
    /// <see cref="ControllerBase.ModelState"/>, by field where one is known, so that the form can be shown again
    /// with everything the user typed.
    /// </summary>
    protected async Task<bool> Attempt(Func<Task> useCase)
    {
        if (!ModelState.IsValid)
        {
            return false;
        }

        try
        {
            await useCase();
        }
        catch (DomainRuleException broken)
        {
            ModelState.AddModelError(broken.Field ?? string.Empty, T.Of(broken));
        }
        catch (ConcurrencyException)
        {
            ModelState.AddModelError(string.Empty, T["Rules.Stale"]);
        }
        catch (DuplicateException)
        {
            ModelState.AddModelError(string.Empty, T["Rules.Taken"]);
        }

        return ModelState.IsValid;
    }

    /// <summary>Runs one use case behind a button and says on the next page what came of it.</summary>
    protected async Task<bool> AttemptOrFlash(Func<Task> useCase, string done)
    {
        try
        {
            await useCase();
            this.Flash(FlashKind.Success, done);
            return true;
        }
        catch (DomainRuleException broken)
        {
            this.Flash(FlashKind.Problem, T.Of(broken));
        }
        catch (Exception stale) when (stale is ConcurrencyException or DuplicateException)
        {
            this.Flash(FlashKind.Problem, T["Rules.StaleReload"]);
        }

        return false;
    }
}

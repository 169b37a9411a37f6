using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Times;

namespace PartnershipForChange.Web.Infrastructure;

/// <summary>What every controller of the portal shares: who acts, texts, and what becomes of a refused change.</summary>
public abstract class PortalController : Controller
{
    /// <summary>The form field in which an act on a list carries the list's query.</summary>
    public const string ListAddress = "list";

    protected Actor Actor => HttpContext.Actor();

    protected internal Text T => HttpContext.RequestServices.GetRequiredService<Text>();

    /// <summary>
    /// True when the last <see cref="Attempt"/> failed because somebody else had changed the thing meanwhile: the form then
    /// carries the current version, so that whoever has read that may save all the same.
    /// </summary>
    protected bool IsStale { get; private set; }

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
            IsStale = true;
            ModelState.AddModelError(string.Empty, T["Rules.Stale"]);
        }
        catch (DuplicateException)
        {
            ModelState.AddModelError(string.Empty, T["Rules.Taken"]);
        }
        catch (InUseException)
        {
            ModelState.AddModelError(string.Empty, T["Rules.InUse"]);
        }

        return ModelState.IsValid;
    }

    /// <summary>What a rule says of <paramref name="rule"/> stands at the field in which the form asks for it.</summary>
    protected void MoveErrors(string rule, string field)
    {
        if (ModelState.TryGetValue(rule, out var entry))
        {
            foreach (var error in entry.Errors.ToList())
            {
                ModelState.AddModelError(field, error.ErrorMessage);
            }

            ModelState.Remove(rule);
        }
    }

    /// <summary>The rules speak of a beginning and an end; forms ask for a day and two times.</summary>
    protected void MoveErrorsOfTimes()
    {
        MoveErrors("StartsAt", nameof(DayAndTimes.Day));
        MoveErrors("EndsAt", nameof(DayAndTimes.To));
    }

    /// <summary>Back to a list as its reader saw it: order, filter, columns and page.</summary>
    protected LocalRedirectResult BackToList(string path) => LocalRedirect(Request.ListQuery() is ['?', ..] query ? path + query : path);

    /// <summary>
    /// From ticked rows of a list to the page below it that says what would happen: a page with an address, so that one can come
    /// back to it and read it in another language.
    /// </summary>
    /// <param name="none">What to say where nothing is ticked.</param>
    protected LocalRedirectResult ToCheck(string path, ICollection<Guid> chosen, string none)
    {
        if (chosen.Count > 0)
        {
            return LocalRedirect($"{path}/check{QueryString.Create("chosen", ChosenRows.Pack(chosen)).Add(ListAddress, Request.ListQuery())}");
        }

        this.Flash(FlashKind.Problem, none);
        return BackToList(path);
    }

    /// <summary>Runs one use case behind a button and says on the next page what came of it.</summary>
    protected internal async Task<bool> AttemptOrFlash(Func<Task> useCase, string done)
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
        catch (InUseException)
        {
            this.Flash(FlashKind.Problem, T["Rules.InUse"]);
        }

        return false;
    }
}

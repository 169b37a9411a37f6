using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Authorization;

/// <summary>
/// Loads who acts, once per request, from the database. A cookie of an account that was locked, removed or given a
/// new password since counts as signed out: pages that need an account then lead to the sign-in page.
/// </summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, AccountQueries accounts)
    {
        var actor = Actor.Anonymous;
        if (context.User.Identity?.IsAuthenticated == true
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            var stamp = context.User.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
            actor = await accounts.ActorOf(userId, stamp, context.RequestAborted) ?? Actor.Anonymous;
            context.User = new ClaimsPrincipal(actor == Actor.Anonymous ? new ClaimsIdentity() : Current(context.User, actor));
        }

        context.Items[typeof(Actor)] = actor;
        await next(context);
    }

    /// <summary>The cookie's identity with name and roles as they are now, so that menus show what still opens.</summary>
    private static ClaimsIdentity Current(ClaimsPrincipal user, Actor actor)
    {
        var identity = new ClaimsIdentity(
            user.Claims.Where(c => c.Type is not (ClaimTypes.Role or ClaimTypes.Name)), user.Identity!.AuthenticationType);
        identity.AddClaim(new Claim(ClaimTypes.Name, actor.Name));
        identity.AddClaims(actor.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return identity;
    }
}

public static class ActorExtensions
{
    /// <summary>Who makes this request.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.Items[typeof(Actor)] as Actor ?? Application.Identity.Actor.Anonymous;

    /// <summary>From here on who makes this request is known to have sent this form: what they save, saves it too.</summary>
    public static void Sends(this HttpContext context, SentForm form) => context.Items[typeof(Actor)] = context.Actor() with { Form = form };
}

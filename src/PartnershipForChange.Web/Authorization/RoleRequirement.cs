using Microsoft.AspNetCore.Authorization;

namespace PartnershipForChange.Web.Authorization;

/// <summary>The caller holds one of these roles now, by the database, not by what an older cookie says.</summary>
public sealed class RoleRequirement(IReadOnlyList<string> roles) : IAuthorizationRequirement
{
    public IReadOnlyList<string> Roles { get; } = roles;
}

public sealed class RoleHandler(IHttpContextAccessor http) : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (http.HttpContext is { } request && requirement.Roles.Any(request.Actor().IsIn))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Authorization;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Web.Authorization;

/// <summary>
/// Who may call what, in one place. A policy says which roles; which rows a caller sees is decided in the queries.
/// docs/permissions.md lists every endpoint with its policy, and a test compares the two.
/// </summary>
public static class Policies
{
    /// <summary>Any account.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Coordinators only.</summary>
    public const string Coordinate = nameof(Coordinate);

    /// <summary>Contacts, for their own organisations.</summary>
    public const string ActForOrganisation = nameof(ActForOrganisation);

    /// <summary>Coordinators, and contacts for their own organisations.</summary>
    public const string CoordinateOrActForOrganisation = nameof(CoordinateOrActForOrganisation);

    /// <summary>Participants, for their own registration, placement and team.</summary>
    public const string Participate = nameof(Participate);

    /// <summary>Participants for themselves, contacts for their organisation's host places.</summary>
    public const string ParticipateOrActForOrganisation = nameof(ParticipateOrActForOrganisation);

    /// <summary>Coordinators, and participants for their own teams.</summary>
    public const string CoordinateOrParticipate = nameof(CoordinateOrParticipate);

    /// <summary>Figures without names of people.</summary>
    public const string ReadReports = nameof(ReadReports);

    /// <summary>Jurors, for their own seats in a jury.</summary>
    public const string Judge = nameof(Judge);

    /// <summary>Policy → the roles it lets in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedRoles { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [SignedIn] = Roles.All,
        [Coordinate] = [Roles.Coordinator],
        [ActForOrganisation] = [Roles.Ministry, Roles.Company],
        [CoordinateOrActForOrganisation] = [Roles.Coordinator, Roles.Ministry, Roles.Company],
        [Participate] = [Roles.Participant],
        [ParticipateOrActForOrganisation] = [Roles.Participant, Roles.Ministry, Roles.Company],
        [CoordinateOrParticipate] = [Roles.Coordinator, Roles.Participant],
        [ReadReports] = [Roles.Coordinator, Roles.Reporter],
        [Judge] = [Roles.Juror],
    };

    public static void AddPortalPolicies(this AuthorizationOptions options)
    {
        foreach (var (policy, roles) in AllowedRoles)
        {
            options.AddPolicy(policy, p => p.AddRequirements(new RoleRequirement(roles)));
        }

        // An action that names nothing is closed to strangers.
        options.FallbackPolicy = options.DefaultPolicy = options.GetPolicy(SignedIn)!;
    }
}

using System.Text.RegularExpressions;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;

namespace PartnershipForChange.Testing;

/// <summary>One row of docs/permissions.md.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>ANY</c>.</param>
/// <param name="Path">Route template without constraints.</param>
/// <param name="Policy">A constant of <see cref="Policies"/>, or <see cref="Anyone"/>.</param>
/// <param name="Data">Whose data it serves.</param>
public sealed partial record PermissionRow(string Method, string Path, string Policy, string Data)
{
    public const string Anyone = nameof(Anyone);

    public string Endpoint => $"{Method} {Path}";

    public bool IsForAnyone => Policy == Anyone;

    /// <summary>True when somebody else's values must be answered with 404.</summary>
    public bool IsOwn => Data.StartsWith("own", StringComparison.Ordinal);

    /// <summary>True when the endpoint answers 404 in this environment, to everyone.</summary>
    public bool IsForDevelopment => Data.StartsWith("none", StringComparison.Ordinal);

    public IReadOnlyList<string> Parameters => [.. Parameter().Matches(Path).Select(m => m.Groups[1].Value)];

    public bool Allows(string role) => IsForAnyone || Policies.AllowedRoles[Policy].Contains(role);

    /// <summary>The address with these values in it.</summary>
    public string With(Func<string, string> value) => Parameter().Replace(Path, m => value(m.Groups[1].Value));

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Parameter();
}

/// <summary>Reads the tables of docs/permissions.md.</summary>
public static class PermissionTable
{
    public static IReadOnlyList<PermissionRow> Read() =>
        [.. File.ReadLines(Repository.PathTo("docs", "permissions.md")).Select(RowOf).OfType<PermissionRow>()];

    private static PermissionRow? RowOf(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return cells is ["", var endpoint, var policy, var data, ""] && endpoint.Split(' ') is [("GET" or "POST" or "ANY") and var method, var path]
            ? new PermissionRow(method, path, policy, data)
            : null;
    }
}

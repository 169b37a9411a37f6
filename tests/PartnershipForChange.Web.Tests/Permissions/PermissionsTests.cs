using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Permissions;

/// <summary>
/// Calls every endpoint signed out, as each role and with somebody else's data, and compares with docs/permissions.md.
/// A POST is sent without its antiforgery token, so that whoever is let in gets 400 and nothing is changed.
/// </summary>
public sealed partial class PermissionsTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<PermissionRow> Rows = PermissionTable.Read();

    // Files that a build for development serves besides those it knows.
    private const string StaticFiles = "{**path:file}";

    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public void Every_endpoint_has_its_row_with_its_policy_and_no_row_is_stale()
    {
        var there = Endpoints().Select(e => $"{e.Endpoint} | {e.Policy}").Order(StringComparer.Ordinal).ToList();
        var written = Rows.Select(r => $"{r.Endpoint} | {r.Policy}").Order(StringComparer.Ordinal).ToList();

        Empty([.. there.Except(written).Select(e => $"missing or with another policy: | {e} |")]);
        Empty([.. written.Except(there).Select(e => $"stale: | {e} |")]);
        Assert.Equal(there.Count, written.Count);
    }

    [Fact]
    public async Task Signed_out_only_what_is_for_anyone_answers()
    {
        var stranger = Browser.Of(_fixture.Portal);
        var faults = new List<string>();
        foreach (var row in Rows.Where(r => r.Method != "ANY" && HasValues(r)))
        {
            using var answer = await Call(stranger, row, Roles.Participant);
            var leadsToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in?", StringComparison.Ordinal);
            Expect(row, "signed out", row.IsForAnyone ? !leadsToSignIn && IsLetIn(row, answer) : leadsToSignIn, answer, faults);
        }

        Empty(faults);
    }

    [Theory]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Ministry)]
    [InlineData(Roles.Company)]
    [InlineData(Roles.Participant)]
    [InlineData(Roles.Reporter)]
    [InlineData(Roles.Juror)]
    public async Task Each_role_is_let_in_where_its_policy_says_and_gets_403_elsewhere(string role)
    {
        var browser = await _fixture.SignedIn(RouteValue.AccountOf(role));
        var faults = new List<string>();
        foreach (var row in Rows.Where(r => r.Method != "ANY" && HasValues(r)))
        {
            using var answer = await Call(browser, row, role);
            Expect(row, role, row.Allows(role) ? IsLetIn(row, answer) : answer.StatusCode == HttpStatusCode.Forbidden, answer, faults);
            if (row.Method == "GET" && answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                faults.AddRange(await FormsWithoutToken(row, answer));
            }
        }

        Empty(faults);
    }

    [Theory]
    [InlineData(Roles.Ministry)]
    [InlineData(Roles.Company)]
    [InlineData(Roles.Participant)]
    [InlineData(Roles.Juror)]
    public async Task What_belongs_to_somebody_else_is_not_there(string role)
    {
        var browser = await _fixture.SignedIn(RouteValue.AccountOf(role));
        var faults = new List<string>();
        foreach (var row in Rows.Where(r => r.IsOwn && !r.IsForAnyone && r.Allows(role) && HasValues(r) && r.Parameters.Any(p => p != "round")))
        {
            var foreign = row.Parameters.Where(p => RouteValue.Of(row, p)?.Theirs is not null).ToList();
            if (foreign.Count == 0)
            {
                faults.Add($"{row.Endpoint}: RouteValues knows nobody else's value for it");
            }

            // One at a time: somebody else's host place under one's own organisation is not there either.
            foreach (var other in foreign)
            {
                var path = row.With(p => RouteValue.Of(row, p)!.Of(_fixture.World, role, isTheirs: p == other));
                using var answer = row.Method == "GET" ? await browser.Get(path) : await browser.PostTo(path, "/account");
                Expect(row, $"{role} with somebody else's {other}", answer.StatusCode == HttpStatusCode.NotFound, answer, faults);
            }
        }

        Empty(faults);
    }

    /// <summary>Whoever is let in may send a form with nothing in it: that is answered, by a page or a refusal.</summary>
    [Theory]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Ministry)]
    [InlineData(Roles.Company)]
    [InlineData(Roles.Participant)]
    [InlineData(Roles.Reporter)]
    [InlineData(Roles.Juror)]
    public async Task An_empty_form_is_answered(string role)
    {
        var browser = await _fixture.SignedIn(RouteValue.AccountOf(role));
        var faults = new List<string>();
        foreach (var row in Rows.Where(r => r.Method == "POST" && r.Allows(role) && HasValues(r) && !r.Endpoint.EndsWith("/sign-out", StringComparison.Ordinal)))
        {
            using var answer = await browser.PostTo(row.With(p => RouteValue.Of(row, p)!.Of(_fixture.World, role, isTheirs: false)), "/help");
            Expect(row, role, answer.StatusCode < HttpStatusCode.InternalServerError, answer, faults);
        }

        Empty(faults);
    }

    [Fact]
    public void Every_parameter_has_a_value() =>
        Empty([.. Rows.SelectMany(r => r.Parameters.Where(p => RouteValue.Of(r, p) is null).Select(p => $"{r.Endpoint}: {{{p}}} has no line in RouteValues"))]);

    private static bool HasValues(PermissionRow row) => row.Parameters.All(p => RouteValue.Of(row, p) is not null);

    /// <summary>A POST without token stops at 400; a GET shows a page or leads to one, or finds nothing where the world has nothing.</summary>
    private static bool IsLetIn(PermissionRow row, HttpResponseMessage answer) => row.Method == "POST"
        ? answer.StatusCode == HttpStatusCode.BadRequest
        : answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect
            || (answer.StatusCode == HttpStatusCode.NotFound && (row.IsForDevelopment || row.Parameters.Any(p => !RouteValue.Of(row, p)!.Exists)));

    private static void Expect(PermissionRow row, string who, bool fulfilled, HttpResponseMessage answer, List<string> faults)
    {
        if (!fulfilled)
        {
            faults.Add($"{row.Endpoint} ({row.Policy}) as {who}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    private static async Task<IEnumerable<string>> FormsWithoutToken(PermissionRow row, HttpResponseMessage answer) =>
        (await Browser.Document(answer)).QuerySelectorAll("form[method=post]")
            .Where(form => form.QuerySelector("input[name=__RequestVerificationToken]") is null)
            .Select(form => $"{row.Endpoint}: its form to {form.GetAttribute("action")} has no antiforgery token");

    private static void Empty(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private Task<HttpResponseMessage> Call(Browser browser, PermissionRow row, string role)
    {
        var path = row.With(p => RouteValue.Of(row, p)!.Mine(_fixture.World, role));
        return row.Method == "GET" ? browser.Get(path) : browser.Client.PostAsync(path, new FormUrlEncodedContent([]));
    }

    private IEnumerable<(string Endpoint, string Policy)> Endpoints() =>
        from endpoint in _fixture.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != StaticFiles
        let path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "{$1}")
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"]
        select ($"{method} {path}", PolicyOf(endpoint));

    private static string PolicyOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? PermissionRow.Anyone
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., { Policy: { } policy }] ? policy : "none named";

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Constraint();
}

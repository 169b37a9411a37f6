using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Certificates;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Certificates.Verify;

/// <summary>A code that was asked for, and what is known of it.</summary>
/// <param name="Asked">As it was typed; null: nothing was asked yet.</param>
public sealed record VerifyPage(string? Asked, VerifiedCertificate? Found)
{
    /// <summary>The form's field.</summary>
    public string? Code { get; init; } = Asked;
}

/// <summary>
/// Where anybody checks a certificate. A guessed code, a mistyped one and one that is none get the same page; how often one
/// may ask is limited.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Strangers)]
[Route("verify")]
public sealed class VerifyController(CertificateQueries queries) : PortalController
{
    private const int LongestCode = 40;

    [HttpGet("")]
    public IActionResult Ask(string? code) =>
        string.IsNullOrWhiteSpace(code) || code.Length > LongestCode
            ? View("Show", new VerifyPage(null, null))
            : RedirectToAction(nameof(Show), new { code = code.Trim() });

    [HttpGet("{code:maxlength(40)}")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) =>
        View(new VerifyPage(code, await queries.Verify(code, cancellation)));
}

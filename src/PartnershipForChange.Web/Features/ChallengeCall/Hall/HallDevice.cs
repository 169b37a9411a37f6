using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PartnershipForChange.Web.Features.ChallengeCall.Hall;

/// <summary>Knows a device in the hall again by a cookie that only the portal can make. It says nothing about who holds the device.</summary>
internal sealed class HallDevice(IDataProtectionProvider protection)
{
    private const string Cookie = "p4c-hall";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("Hall device");

    /// <summary>The device's name; null where it brings none that the portal made.</summary>
    public string? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie ? _protector.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the device a name for a day.</summary>
    public string Give(HttpContext context)
    {
        var name = Guid.NewGuid().ToString("N");
        context.Response.Cookies.Append(Cookie, _protector.Protect(name), new CookieOptions
        {
            MaxAge = Lasts, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/vote",
        });
        return name;
    }
}

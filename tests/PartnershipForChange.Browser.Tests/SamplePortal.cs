using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>The portal with the sample round, served for a browser; its sample accounts have <see cref="World.Password"/>.</summary>
public sealed class SamplePortal : IAsyncDisposable
{
    private SamplePortal(PortalFactory portal, Uri address) => (Portal, Address) = (portal, address);

    public PortalFactory Portal { get; }

    public Uri Address { get; }

    public static async Task<SamplePortal> ServeAsync(params (string Key, string Value)[] settings)
    {
        var (portal, address) = await PortalFactory.ServeAsync([("Sample:Load", "true"), .. settings]);
        var sample = new SamplePortal(portal, address);
        await portal.With<IPasswordHasher<PortalUser>>(async hasher =>
        {
            await using var db = portal.Database.Open();
            foreach (var user in await db.Users.ToListAsync())
            {
                user.PasswordHash = hasher.HashPassword(user, World.Password);
            }

            await db.SaveAsync(Actor.Portal, portal.Clock.GetUtcNow(), CancellationToken.None);
        });
        return sample;
    }

    /// <summary>A page in which this sample account is signed in.</summary>
    public async Task<IPage> SignedIn(IBrowserContext context, string email)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Address, "/account/sign-in").ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(World.Password);
        await page.Arrive(() => page.Locator("main form button[type=submit]").First.ClickAsync());
        return page;
    }

    /// <summary>The sample account of a role.</summary>
    public static string AccountOf(string role) => SampleAccounts.All.First(a => a.Role == role).Email;

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

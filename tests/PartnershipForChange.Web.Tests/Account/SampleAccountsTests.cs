using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

public sealed class SampleAccountsTests
{
    [Fact]
    public async Task In_development_one_button_signs_in_to_each_role()
    {
        await using var portal = await PortalFactory.CreateAsync(("environment", "Development"), ("Sample:Load", "false"));
        _ = portal.Server;
        await using (var db = portal.Database.Open())
        {
            db.AddRange(
                new Organisation("MJU", new LocalisedText("Ministrstvo", "Ministry"), OrganisationKind.Ministry, null, null),
                new Organisation("LEK", new LocalisedText("Lek", "Lek"), OrganisationKind.Company, null, null));
            await db.SaveAsync(Actor.Portal, portal.Clock.GetUtcNow(), CancellationToken.None);
            await new SampleAccounts(db).Add(CancellationToken.None);
            await db.SaveAsync(Actor.Portal, portal.Clock.GetUtcNow(), CancellationToken.None);
            Assert.Equal(0, await db.Users.CountAsync(u => u.PasswordHash != null));
        }

        var page = await Browser.Of(portal).Page("/account/sign-in");
        Assert.Equal(SampleAccounts.All.Select(a => a.Email), page.QuerySelectorAll("form[action='/account/sample'] input[name=email]").Select(i => i.GetAttribute("value")));

        foreach (var account in SampleAccounts.All)
        {
            var browser = Browser.Of(portal);
            var answer = await browser.PostTo("/account/sample", "/account/sign-in", ("email", account.Email));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            await browser.PostTo("/language", "/account", ("language", "en"));
            Assert.Contains(Application.Localisation.Text.In(Language.English)[$"Account.Role.{account.Role}"], (await browser.Page("/account")).Body!.TextContent, StringComparison.Ordinal);
        }
    }
}

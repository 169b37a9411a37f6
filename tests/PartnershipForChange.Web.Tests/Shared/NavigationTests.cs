using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Shared.Navigation;

namespace PartnershipForChange.Web.Tests.Shared;

/// <summary>The links of the bar, and when they stand behind a button for want of room.</summary>
public sealed class NavigationTests
{
    [Fact]
    public async Task Somebody_with_every_role_has_links_of_different_names_behind_a_button()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        await using (var db = fixture.Portal.Database.Open())
        {
            var user = await db.Users.SingleAsync(u => db.People.Any(p => p.Id == u.PersonId && p.Email == World.CoordinatorEmail));
            var held = await db.UserRoles.Where(r => r.UserId == user.Id).Select(r => r.RoleId).ToListAsync();
            db.UserRoles.AddRange((await db.Roles.Where(r => r.Name != Roles.Ministry && r.Name != Roles.Company && !held.Contains(r.Id)).ToListAsync())
                .Select(role => new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id }));
            db.Add(new Domain.Organisations.Contact(fixture.World.Mju.Id, await db.People.SingleAsync(p => p.Id == user.PersonId)));
            await db.SaveChangesAsync();
        }

        foreach (var language in new[] { "sl", "en" })
        {
            var page = await (await fixture.SignedIn(World.CoordinatorEmail, language)).Page("/");

            var names = page.QuerySelectorAll("nav#navigation > a").Select(a => a.TextContent).ToList();
            Assert.InRange(names.Count, 12, 20);
            Assert.Equal(names.Distinct(), names);
            Assert.Equal("all", page.QuerySelector("link[href*='bar-sheet']")!.GetAttribute("media"));
        }
    }

    [Theory]
    [InlineData(3, 8, "(max-width: 74rem)")]
    [InlineData(7, 9, "(max-width: 74rem)")]
    [InlineData(8, 8, "(max-width: 75rem)")]
    [InlineData(10, 9, "all")]
    [InlineData(4, 40, "all")]
    public void More_or_longer_links_give_way_earlier(int items, int letters, string media) =>
        Assert.Equal(media, new NavigationModel([.. Enumerable.Repeat(new NavigationItem(new string('x', letters), "/x"), items)], [], "Maja Kos", "/").Sheet);
}

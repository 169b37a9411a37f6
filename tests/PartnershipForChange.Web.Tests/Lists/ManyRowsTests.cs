using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Lists;

/// <summary>Acts on the rows that are ticked, and alphabetical order.</summary>
public sealed class ManyRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_chosen_without_an_account_get_a_new_link_and_the_coordinator_comes_back_to_the_list()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);
        foreach (var name in new[] { "vid", "eva", "jan" })
        {
            await coordinator.Submit("/people/invite", ("Role", "Juror"), ("FirstName", name), ("LastName", "Žagar"), ("Email", $"{name}@zirija.si"), ("Language", "English"));
        }

        var people = await fixture.Portal.Read(db => db.People.Where(p => p.Email.StartsWith("vid@") || p.Email.StartsWith("eva@")).Select(p => p.Id).ToListAsync(Cancellation));

        var answer = await coordinator.PostTo(
            "/people/again", "/people", ("list", "?sort=email"), ("chosen", $"{people[0]}"), ("chosen", $"{people[1]}"), ("chosen", $"{fixture.World.Ana.PersonId}"));

        Assert.Equal("/people?sort=email", answer.Headers.Location!.ToString());
        Assert.Contains("2 people have a new invitation.", (await coordinator.Page("/people")).QuerySelector("[data-flash]")!.TextContent, StringComparison.Ordinal);
        var links = await fixture.Portal.Read(db => db.AccountInvitations.Select(i => i.PersonId).ToListAsync(Cancellation));
        Assert.Equal(people.Order(), links.GroupBy(id => id).Where(g => g.Count() == 2).Select(g => g.Key).Order());
        Assert.Equal(5, await fixture.Portal.Read(db => db.OutboxMessages.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Of_the_messages_chosen_those_that_are_stuck_go_again()
    {
        await using var fixture = await PortalFixture.CreateAsync(("Smtp:Host", "mail.example.si"), ("Smtp:PollSeconds", "3600"));
        await using (var db = fixture.Portal.Database.Open())
        {
            foreach (var name in new[] { "failed", "sent", "other" })
            {
                var message = new OutboxMessage("Test", null, $"{name}@example.si", Language.English, name, "…", null, fixture.Portal.Clock.GetUtcNow());
                if (name == "sent")
                {
                    message.Succeed(fixture.Portal.Clock.GetUtcNow());
                }
                else
                {
                    message.Refuse("550 no such user");
                }

                db.Add(message);
            }

            await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), Cancellation);
        }

        var ids = await fixture.Portal.Read(db => db.OutboxMessages.ToDictionaryAsync(m => m.Subject, m => m.Id, Cancellation));
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.PostTo("/outbox/chosen", "/outbox", ("list", "//elsewhere.example"), ("chosen", $"{ids["failed"]}"), ("chosen", $"{ids["sent"]}"));

        Assert.Equal("/outbox", answer.Headers.Location!.ToString());
        var states = await fixture.Portal.Read(db => db.OutboxMessages.ToDictionaryAsync(m => m.Subject, m => m.State, Cancellation));
        Assert.Equal((OutboxState.Sent, OutboxState.Failed), (states["sent"], states["other"]));
        Assert.NotEqual(OutboxState.Failed, states["failed"]);
    }

    [Fact]
    public async Task Slovene_letters_follow_those_they_come_from_in_any_case()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        await using (var db = fixture.Portal.Database.Open())
        {
            string[] names = ["Žalec", "Zvezda", "čebela", "Cvet", "Celje", "Šmarje", "Stolp", "Črta", "Édouard", "Evropa", "Đuro", "Drava"];
            db.AddRange(names.Select((name, i) => new Organisation($"X{i}", new LocalisedText(name, name), OrganisationKind.Company, null, name)));
            await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), Cancellation);
        }

        var coordinator = await fixture.SignedIn(World.CoordinatorEmail, "sl");
        string[] expected = ["Celje", "Cvet", "čebela", "Črta", "Drava", "Đuro", "Édouard", "Evropa", "Stolp", "Šmarje", "Zvezda", "Žalec"];
        foreach (var (sort, order) in new[] { ("name", expected), ("city", expected), ("-name", [.. expected.Reverse()]) })
        {
            var page = await coordinator.Page($"/organisations?sort={sort}");
            Assert.Equal(order, page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).Intersect(expected));
        }
    }

    [Fact]
    public async Task A_thousand_registrations_take_no_more_queries_however_many_are_shown()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);
        const string list = "/manage/2027/registrations?sort=organisation&size=200";
        var few = await fixture.Portal.Queries.During(() => coordinator.Page(list));

        await fixture.AddReleased(1000, publicSide: true);
        var many = await fixture.Portal.Queries.During(() => coordinator.Page(list));

        Assert.NotEqual(0, few);
        Assert.Equal(few, many);
        Assert.Equal(200, (await coordinator.Page(list)).QuerySelectorAll("tbody tr").Length);
    }
}

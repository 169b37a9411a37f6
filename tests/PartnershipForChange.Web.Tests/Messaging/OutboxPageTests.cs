using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Messaging;

public sealed class OutboxPageTests
{
    private const string Link = "http://localhost:5000/account/reset?token=secret";

    [Fact]
    public async Task It_lists_by_state_round_and_text_and_says_that_nothing_is_sent()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var failed = await Write(fixture, "first@example.si", fixture.World.Round.Id);
        await Write(fixture, "second@example.si", roundId: null);
        await Fail(fixture, failed);
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);

        Assert.Equal(2, Rows(await coordinator.Page("/outbox")).Length);
        Assert.Equal([$"/outbox/{failed}"], Rows(await coordinator.Page("/outbox?state=Failed")));
        Assert.Equal([$"/outbox/{failed}"], Rows(await coordinator.Page("/outbox?round=2027")));
        Assert.Single(Rows(await coordinator.Page("/outbox?search=second")));
        Assert.Empty(Rows(await coordinator.Page("/outbox?state=Sent")));

        // Without a server there is nothing to tick: the head has no more cells than the rows.
        Assert.Equal([5, 5, 5], (await coordinator.Page("/outbox")).QuerySelectorAll("table tr").Select(row => row.ChildElementCount));
        Assert.Contains("No mail server is set up", (await coordinator.Page("/outbox")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_a_coordinator_reads_the_link_with_one_it_is_hidden()
    {
        await using var byHand = await PortalFixture.CreateAsync();
        await using var byMail = await PortalFixture.CreateAsync(("Smtp:Host", "mail.example.si"), ("Smtp:PollSeconds", "3600"));
        var (shown, hidden) = (await Write(byHand, "a@example.si", null), await Write(byMail, "a@example.si", null));

        Assert.Contains(Link, (await (await byHand.SignedIn(World.CoordinatorEmail)).Page($"/outbox/{shown}")).QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        var page = await (await byMail.SignedIn(World.CoordinatorEmail)).Page($"/outbox/{hidden}");
        Assert.DoesNotContain("secret", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_a_sent_one_is_not()
    {
        await using var fixture = await PortalFixture.CreateAsync();
        var id = await Write(fixture, "first@example.si", null);
        await Fail(fixture, id);
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.Submit($"/outbox/{id}", $"/outbox/{id}/again");
        Assert.Equal((HttpStatusCode.Redirect, $"/outbox/{id}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal((OutboxState.Waiting, 0), await State(fixture, id));

        await fixture.Portal.With<OutboxDeliveryService, int>(s => s.SendDue(CancellationToken.None));
        await coordinator.PostTo($"/outbox/{id}/again", "/outbox");
        Assert.Equal((OutboxState.Sent, 1), await State(fixture, id));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/outbox/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task While_the_mail_server_takes_nothing_the_list_says_so_with_the_last_error()
    {
        await using var fixture = await PortalFixture.CreateAsync(("Smtp:Host", "mail.example.si"), ("Smtp:PollSeconds", "3600"));
        var coordinator = await fixture.SignedIn(World.CoordinatorEmail);
        await Write(fixture, "first@example.si", null);
        Assert.Null((await coordinator.Page("/outbox")).QuerySelector("main .notice"));

        fixture.Portal.Mail.Fails = _ => new InvalidOperationException("connection refused");
        await fixture.Portal.With<OutboxDeliveryService, int>(s => s.SendDue(CancellationToken.None));

        var notice = (await coordinator.Page("/outbox")).QuerySelector("main .notice")!.TextContent;
        Assert.Contains("1 message waits because the mail server did not take it.", notice, StringComparison.Ordinal);
        Assert.Contains("Last error: connection refused", notice, StringComparison.Ordinal);
    }

    private static string[] Rows(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];

    private static Task<(OutboxState, int)> State(PortalFixture fixture, Guid id) => fixture.Portal.Read(async db =>
        await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id) is { } m ? (m.State, m.Attempts) : default);

    private static Task Fail(PortalFixture fixture, Guid id) => fixture.Portal.Read(async db =>
    {
        (await db.OutboxMessages.SingleAsync(m => m.Id == id)).Refuse("no such mailbox");
        return await db.SaveChangesAsync();
    });

    private static Task<Guid> Write(PortalFixture fixture, string to, Guid? roundId) => fixture.Portal.Read(async db =>
    {
        var message = new OutboxMessage("PasswordReset", null, to, Language.English, "A new password", $"Here: {Link}", roundId, fixture.Portal.Clock.GetUtcNow());
        message.KeepSecret(Link);
        db.Add(message);
        await db.SaveChangesAsync();
        return message.Id;
    });
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Messaging;

public sealed class OutboxDeliveryTests : IAsyncLifetime
{
    private PortalFactory _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await PortalFactory.CreateAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_waits_is_sent_once_with_its_text()
    {
        await Write(3);

        Assert.Equal(3, await SendDue());
        Assert.Equal(0, await SendDue());

        Assert.Equal(["m0@example.si", "m1@example.si", "m2@example.si"], _portal.Mail.Taken.Select(m => m.To).Order());
        Assert.All(await Messages(), m => Assert.Equal((OutboxState.Sent, 1, (DateTimeOffset?)_portal.Clock.GetUtcNow()), (m.State, m.Attempts, m.SentAt)));
    }

    [Fact]
    public async Task With_the_server_down_nothing_is_lost_and_each_goes_out_once_when_it_is_back()
    {
        await Write(20);
        _portal.Mail.Fails = _ => new IOException("connection refused");
        Assert.Equal(0, await SendDue());
        Assert.All(await Messages(), m => Assert.Equal((OutboxState.Waiting, 1, "connection refused"), (m.State, m.Attempts, m.LastError)));
        Assert.Equal(0, await SendDue());

        _portal.Mail.Fails = _ => null;
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(20, await SendDue());

        Assert.Equal(20, _portal.Mail.Taken.Select(m => m.Id).Distinct().Count());
        Assert.Equal(20, _portal.Mail.Taken.Count);
    }

    [Fact]
    public async Task What_a_coordinator_reads_names_the_cause()
    {
        await Write(1);
        _portal.Mail.Fails = _ => new InvalidOperationException("Failure sending mail.", new IOException("Connection refused"));

        await SendDue();

        Assert.Equal("Failure sending mail. Connection refused", Assert.Single(await Messages()).LastError);
    }

    [Fact]
    public async Task It_gives_up_after_the_last_attempt_and_begins_anew_when_a_coordinator_says_so()
    {
        await Write(1);
        _portal.Mail.Fails = _ => new IOException("down");
        for (var attempt = 0; attempt < OutboxMessage.MostAttempts; attempt++)
        {
            await SendDue();
            _portal.Clock.Advance(TimeSpan.FromHours(2));
        }

        var failed = Assert.Single(await Messages());
        Assert.Equal((OutboxState.Failed, OutboxMessage.MostAttempts), (failed.State, failed.Attempts));
        _portal.Mail.Fails = _ => null;
        Assert.Equal(0, await SendDue());
        await _portal.With<OutboxService>(service => service.SendAgain(failed.Id, Application.Identity.Actor.Portal, CancellationToken.None));

        Assert.Equal(1, await SendDue());
    }

    [Fact]
    public async Task A_message_refused_for_good_is_not_tried_again_and_does_not_keep_back_the_others()
    {
        await Write(2);
        _portal.Mail.Fails = mail => mail.To == "m0@example.si" ? new MailRefusedException("no such mailbox", new IOException()) : null;

        Assert.Equal(1, await SendDue());

        Assert.Equal([OutboxState.Failed, OutboxState.Sent], (await Messages()).Select(m => m.State));
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_message_once()
    {
        await Write(40);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;

        // Both senders are inside a hand-over before either goes on: they really run side by side.
        _portal.Mail.Before = _ =>
        {
            if (Interlocked.Increment(ref waiting) == 2)
            {
                gate.TrySetResult();
            }

            return gate.Task;
        };

        var sent = await Task.WhenAll(Task.Run(SendDue), Task.Run(SendDue));

        Assert.Equal(40, sent.Sum());
        Assert.All(sent, count => Assert.NotEqual(0, count));
        Assert.Equal(40, _portal.Mail.Taken.Select(m => m.Id).Distinct().Count());
        Assert.Equal(40, _portal.Mail.Taken.Count);
    }

    [Fact]
    public async Task What_a_stopped_portal_left_half_way_becomes_unconfirmed_and_is_never_sent_by_itself()
    {
        await Write(1);
        await _portal.Read(db => db.OutboxMessages.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Sending).SetProperty(m => m.NextAttemptAt, _portal.Clock.GetUtcNow())));

        Assert.Equal(0, await _portal.With<OutboxDeliveryService, int>(s => s.MarkUnconfirmed(CancellationToken.None)));
        _portal.Clock.Advance(OutboxDeliveryService.LongestHandOver + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _portal.With<OutboxDeliveryService, int>(s => s.MarkUnconfirmed(CancellationToken.None)));

        Assert.Equal(0, await SendDue());
        Assert.Equal(OutboxState.Unconfirmed, Assert.Single(await Messages()).State);
        Assert.Empty(_portal.Mail.Taken);
    }

    [Fact]
    public async Task A_secret_link_leaves_with_the_message_and_stays_nowhere()
    {
        const string Link = "http://localhost:5000/account/reset?token=secret";
        await _portal.Read(async db =>
        {
            var message = new OutboxMessage("PasswordReset", null, "a@example.si", Language.English, "Subject", $"Here: {Link}", null, _portal.Clock.GetUtcNow());
            message.KeepSecret(Link);
            db.Add(message);
            return await db.SaveChangesAsync();
        });

        await SendDue();

        Assert.Equal($"Here: {Link}", Assert.Single(_portal.Mail.Taken).Body);
        var kept = Assert.Single(await Messages());
        Assert.Equal(("Here: …", string.Empty), (kept.Body, kept.SecretLink));
    }

    [Fact]
    public async Task Where_a_server_is_configured_the_portal_sends_by_itself()
    {
        await using var portal = await PortalFactory.CreateAsync(("Smtp:Host", "mail.example.si"), ("Smtp:PollSeconds", "1"));
        _ = portal.Server;
        await Write(1, portal);

        await portal.Mail.First;

        Assert.Equal("m0@example.si", Assert.Single(portal.Mail.Taken).To);
    }

    private async Task Write(int count, PortalFactory? portal = null)
    {
        portal ??= _portal;
        await portal.Read(async db =>
        {
            db.OutboxMessages.AddRange(Enumerable.Range(0, count).Select(i => new OutboxMessage(
                "RoleAdded", null, $"m{i}@example.si", Language.Slovene, "Zadeva", "Besedilo č š ž", null, portal.Clock.GetUtcNow())));
            return await db.SaveChangesAsync();
        });
    }

    private Task<int> SendDue() => _portal.With<OutboxDeliveryService, int>(service => service.SendDue(CancellationToken.None));

    private Task<List<OutboxMessage>> Messages() => _portal.Read(db => db.OutboxMessages.AsNoTracking().OrderBy(m => m.To).ToListAsync());
}

using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Messaging;

/// <summary>The transport speaks to a mail server over a socket.</summary>
public sealed partial class SmtpTransportTests
{
    private static readonly OutgoingMail Mail =
        new(Guid.Parse("4f6b5f0e-7a59-4bb6-9c5b-0d1c2f3e4a5b"), "ziga@example.org", "Žiga, krog se začenja", "Pozdravljeni, Žiga!\n\nČas je.");

    [Fact]
    public async Task A_message_arrives_with_its_letters_and_its_own_number()
    {
        using var server = new SmtpServer();

        await Transport(server).Send(Mail, TestContext.Current.CancellationToken);

        var said = await server.Conversation;
        Assert.Contains("MAIL FROM:<portal@example.org>", said);
        Assert.Contains("RCPT TO:<ziga@example.org>", said);
        Assert.Contains($"Message-ID: <{Mail.Id:N}@example.org>", said);
        Assert.Contains("Auto-Submitted: auto-generated", said);
        Assert.Equal(Mail.Subject, Decoded(said.Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..]));
        var body = said.Skip(said.ToList().IndexOf(string.Empty) + 1).TakeWhile(line => line != ".");
        Assert.Contains("Content-Transfer-Encoding: base64", said, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Mail.Body, Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body))).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_not_tried_again()
    {
        using var server = new SmtpServer("550 no such mailbox");

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => Transport(server).Send(Mail, TestContext.Current.CancellationToken));

        Assert.Contains("no such mailbox", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DATA", await server.Conversation);
    }

    [Fact]
    public async Task A_mailbox_that_is_found_missing_with_the_message_is_not_tried_again()
    {
        using var server = new SmtpServer(messageAnswer: "550 no such user");

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => Transport(server).Send(Mail, TestContext.Current.CancellationToken));

        Assert.Contains("no such user", refused.Message, StringComparison.Ordinal);
        Assert.Contains("DATA", await server.Conversation);
    }

    [Fact]
    public async Task A_message_that_is_put_off_may_be_taken_later()
    {
        using var server = new SmtpServer(messageAnswer: "451 try later");

        await Assert.ThrowsAnyAsync<SmtpException>(() => Transport(server).Send(Mail, TestContext.Current.CancellationToken));

        Assert.Contains("DATA", await server.Conversation);
    }

    [Theory]
    [InlineData("450 mailbox busy")]
    [InlineData("451 try later")]
    public async Task A_server_that_is_busy_may_take_it_later(string answer)
    {
        using var server = new SmtpServer(answer);

        await Assert.ThrowsAnyAsync<SmtpException>(() => Transport(server).Send(Mail, TestContext.Current.CancellationToken));

        Assert.DoesNotContain("DATA", await server.Conversation);
    }

    [Fact]
    public async Task A_server_that_falls_silent_counts_as_down()
    {
        using var server = new SmtpServer(recipientAnswer: null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Transport(server).Send(Mail, TestContext.Current.CancellationToken));
    }

    private static SmtpTransport Transport(SmtpServer server) => new(Options.Create(new SmtpOptions
    {
        Host = "127.0.0.1",
        Port = server.Port,
        UseTls = false,
        TimeoutSeconds = 1,
    }));

    /// <summary>RFC 2047, encoding B.</summary>
    private static string Decoded(string header) => Encoding.UTF8.GetString([.. EncodedWord().Matches(header).SelectMany(m => Convert.FromBase64String(m.Groups[1].Value))]);

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}

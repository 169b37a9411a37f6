using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnershipForChange.Testing;

/// <summary>
/// A mail server on this machine that takes one message (RFC 5321, without extensions) and answers the recipient as the
/// test says.
/// </summary>
public sealed class SmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string? _recipientAnswer;
    private readonly string _messageAnswer;

    /// <param name="recipientAnswer">What it says to RCPT; null: it falls silent there.</param>
    /// <param name="messageAnswer">What it says to the message.</param>
    public SmtpServer(string? recipientAnswer = "250 fine", string messageAnswer = "250 taken")
    {
        (_recipientAnswer, _messageAnswer) = (recipientAnswer, messageAnswer);
        _listener.Start();
        Conversation = Talk();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the client sent, line by line, once it is gone.</summary>
    public Task<IReadOnlyList<string>> Conversation { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<IReadOnlyList<string>> Talk()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var lines = new List<string>();
        var inData = false;
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            var answer = (inData, line) switch
            {
                (true, ".") => _messageAnswer,
                (true, _) => null,
                (false, "DATA") => "354 go on",
                (false, "QUIT") => "221 bye",
                (false, var said) when said.StartsWith("RCPT", StringComparison.Ordinal) => _recipientAnswer,
                _ => "250 fine",
            };
            inData = line != "." && (inData || line == "DATA");
            if (answer is not null)
            {
                await writer.WriteLineAsync(answer);
            }
        }

        return lines;
    }
}

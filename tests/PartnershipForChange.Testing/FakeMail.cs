using System.Collections.Concurrent;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Testing;

/// <summary>A mail server that keeps what it is given, and fails when a test says so.</summary>
public sealed class FakeMail : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> _taken = new();
    private TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<OutgoingMail> Taken => [.. _taken];

    /// <summary>Completes when it has taken the first message.</summary>
    public Task First => _first.Task;

    /// <summary>Decides about a message before it is taken: returns the failure to throw, or null.</summary>
    public Func<OutgoingMail, Exception?> Fails { get; set; } = _ => null;

    /// <summary>Awaited before a message is taken.</summary>
    public Func<OutgoingMail, Task> Before { get; set; } = _ => Task.CompletedTask;

    public void Reset()
    {
        _taken.Clear();
        _first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (Fails, Before) = (_ => null, _ => Task.CompletedTask);
    }

    public async Task Send(OutgoingMail mail, CancellationToken cancellation)
    {
        await Before(mail);
        if (Fails(mail) is { } failure)
        {
            throw failure;
        }

        _taken.Enqueue(mail);
        _first.TrySetResult();
    }
}

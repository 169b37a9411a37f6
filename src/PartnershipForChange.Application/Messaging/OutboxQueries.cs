using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Messaging;

/// <param name="State">Null: all.</param>
/// <param name="Search">Part of the address, of the person's name or of the subject.</param>
/// <param name="Round">Code of a round; null: all.</param>
/// <param name="Sort"><c>written</c> (newest first), <c>left</c>, <c>subject</c>, <c>to</c>, <c>state</c> or <c>attempts</c>, with <c>-</c> before it the other way round.</param>
public sealed record OutboxFilter(
    OutboxState? State = null, string? Search = null, string? Round = null, string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

public sealed record OutboxRow(
    Guid Id, string To, string? Name, string Subject, OutboxState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, int Attempts, string LastError);

/// <summary>Messages the mail server did not take yet.</summary>
/// <param name="LastError">Why the one tried last was not taken.</param>
/// <param name="Next">When the first of them is tried again.</param>
public sealed record OutboxTrouble(int Messages, string LastError, DateTimeOffset Next);

/// <param name="Body">Without its secret link where the portal sends by itself.</param>
/// <param name="HidesLink">True when a secret link was taken out of <paramref name="Body"/>.</param>
public sealed record OutboxDetails(
    Guid Id, string To, string? Name, Language Language, string Subject, string Body, bool HidesLink, OutboxState State, DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt, int Attempts, DateTimeOffset? NextAttemptAt, string LastError, LocalisedText? Round, bool CanSendAgain);

/// <param name="Counts">Messages in each state, whatever else is filtered.</param>
public sealed record OutboxPage(
    Page<OutboxRow> Messages, IReadOnlyDictionary<OutboxState, int> Counts, IReadOnlyList<(string Code, LocalisedText Name)> Rounds, bool Sends)
{
    /// <summary>Null where nothing waits for another attempt.</summary>
    public OutboxTrouble? Trouble { get; init; }
}

/// <summary>Reads the outbox, for coordinators.</summary>
public sealed class OutboxQueries(PortalDbContext db, IOptions<SmtpOptions> smtp)
{
    private static readonly Sorts<OutboxMessage> Sorts = new Sorts<OutboxMessage>()
        .By("written", m => m.CreatedAt).LastFirst()
        .By("left", m => m.SentAt)
        .ByText("subject", m => m.Subject)
        .By("to", m => m.To)
        .By("state", m => m.State)
        .By("attempts", m => m.Attempts);

    public async Task<OutboxPage> List(OutboxFilter filter, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.From)
            .Select(r => new { r.Id, r.Code, r.Name.Sl, r.Name.En }).ToListAsync(cancellation);
        var counts = await db.OutboxMessages.GroupBy(m => m.State)
            .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellation);
        var messages = db.OutboxMessages.AsNoTracking();
        if (filter.State is { } state)
        {
            messages = messages.Where(m => m.State == state);
        }

        if (rounds.Find(r => r.Code == filter.Round) is { } round)
        {
            messages = messages.Where(m => m.RoundId == round.Id);
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var words = filter.Search.Trim();
            var folded = Folded.Of(words);
            messages = messages.Where(m => m.To.Contains(folded) || m.Subject.Contains(words)
                || db.People.Any(p => p.Id == m.PersonId && p.SearchText.Contains(folded)));
        }

        var page = await Sorts.Apply(messages, filter.Sort).ThenByDescending(m => m.Id)
            .Select(m => new OutboxRow(
                m.Id, m.To, db.People.Where(p => p.Id == m.PersonId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                m.Subject, m.State, m.CreatedAt, m.SentAt, m.Attempts, m.LastError))
            .ToPageAsync(filter.Page, cancellation, filter.Size);
        return new OutboxPage(page, counts, [.. rounds.Select(r => (r.Code, new LocalisedText(r.Sl, r.En)))], smtp.Value.IsConfigured)
        {
            Trouble = smtp.Value.IsConfigured ? await Trouble(cancellation) : null,
        };
    }

    private async Task<OutboxTrouble?> Trouble(CancellationToken cancellation)
    {
        var tried = db.OutboxMessages.AsNoTracking().Where(m => m.State == OutboxState.Waiting && m.Attempts > 0 && m.LastError.Length > 0);
        var count = await tried.CountAsync(cancellation);
        if (count == 0)
        {
            return null;
        }

        var next = await tried.OrderBy(m => m.NextAttemptAt).Select(m => m.NextAttemptAt).FirstAsync(cancellation);
        return new OutboxTrouble(count, await tried.OrderByDescending(m => m.NextAttemptAt).Select(m => m.LastError).FirstAsync(cancellation), next);
    }

    /// <exception cref="NotFoundException">When there is no such message.</exception>
    public async Task<OutboxDetails> Details(Guid id, CancellationToken cancellation)
    {
        var message = await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellation).OrNotFound();
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == message.PersonId, cancellation);
        var round = await db.Rounds.AsNoTracking().Where(r => r.Id == message.RoundId)
            .Select(r => new { r.Name.Sl, r.Name.En }).FirstOrDefaultAsync(cancellation);

        // Where nothing is sent, somebody has to hand the link over; where the portal sends, it is nobody's but the reader's.
        var hides = message.SecretLink.Length > 0 && smtp.Value.IsConfigured;
        return new OutboxDetails(
            message.Id, message.To, person?.FullName, message.Language, message.Subject, hides ? message.BodyWithoutSecret() : message.Body, hides,
            message.State, message.CreatedAt, message.SentAt, message.Attempts,
            message is { State: OutboxState.Waiting, Attempts: > 0 } ? message.NextAttemptAt : null,
            message.LastError, round is null ? null : new LocalisedText(round.Sl, round.En), message.CanSendAgain());
    }
}

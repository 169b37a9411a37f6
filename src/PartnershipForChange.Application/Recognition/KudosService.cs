using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Recognition;

/// <param name="To">The person praised.</param>
public sealed record GiveKudos(string Round, Guid To, string? Sentence);

/// <summary>What people do with kudos, and with their own switch.</summary>
public sealed class KudosService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Praises somebody of the other side and tells them.</summary>
    /// <exception cref="NotFoundException">The actor, or the other, is not in the round, or the other wants no kudos.</exception>
    /// <exception cref="DomainRuleException">
    /// When both are on one side, it is the second in a week or the fourth in a day, the season is over, or the sentence is missing or too long.
    /// </exception>
    public async Task Give(GiveKudos command, Actor actor, CancellationToken cancellation)
    {
        var round = await RoundNamed(command.Round, actor, cancellation);
        var season = await db.Seasons.FirstOrDefaultAsync(s => s.RoundId == round.Id, cancellation).OrNotFound();
        var from = await db.PartyOf(round.Id, actor.PersonId, cancellation).OrNotFound();
        var to = await db.PartyOf(round.Id, command.To, cancellation).OrNotFound();
        var receiver = await db.People.FirstOrDefaultAsync(p => p.Id == to.PersonId && !db.TurnedOff().Contains(p.Id), cancellation).OrNotFound();
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var givenToday = await db.Kudos.CountAsync(k => k.FromId == actor.PersonId && k.Day == today, cancellation);
        var kudos = new Kudos(round, season, from, to, command.Sentence, givenToday, now, today);
        db.Add(kudos);
        outbox.Notify(receiver, "Kudos", round.Id, $"/me/{round.Code}/recognition", actor.Name, kudos.Content);
        try
        {
            await db.SaveAsync(actor, now, cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.KudosThisWeek", receiver.FullName);
        }
    }

    /// <summary>Finds better words.</summary>
    /// <exception cref="DomainRuleException">When their day is over, they are hidden or withdrawn, or the sentence is missing or too long.</exception>
    public async Task Edit(string roundCode, Guid id, string? sentence, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, kudos) = await Own(roundCode, id, actor, cancellation);
        db.Expect(kudos, version);
        kudos.Edit(round, sentence, clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When their day is over, or they are hidden or withdrawn.</exception>
    public async Task Withdraw(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var (round, kudos) = await Own(roundCode, id, actor, cancellation);
        kudos.Withdraw(round, clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The receiver asks a coordinator to look at kudos.</summary>
    public async Task Report(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var round = await RoundNamed(roundCode, actor, cancellation);
        var kudos = await db.Kudos.FirstOrDefaultAsync(k => k.Id == id && k.RoundId == round.Id && k.ToId == actor.PersonId, cancellation).OrNotFound();
        kudos.Report(clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Turns recognition off or on for the actor, in every round.</summary>
    public async Task Turn(bool off, Actor actor, CancellationToken cancellation)
    {
        var choice = await db.RecognitionChoices.FirstOrDefaultAsync(c => c.PersonId == actor.PersonId, cancellation);
        if (choice is null)
        {
            db.Add(choice = new RecognitionChoice(actor.PersonId));
        }

        choice.Turn(off);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private Task<Round> RoundNamed(string code, Actor actor, CancellationToken cancellation) =>
        db.Rounds.VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == code && r.Strands.Recognition != StrandState.Off, cancellation).OrNotFound();

    private async Task<(Round Round, Kudos Kudos)> Own(string roundCode, Guid id, Actor actor, CancellationToken cancellation)
    {
        var round = await RoundNamed(roundCode, actor, cancellation);
        return (round, await db.Kudos.FirstOrDefaultAsync(k => k.Id == id && k.RoundId == round.Id && k.FromId == actor.PersonId, cancellation).OrNotFound());
    }
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>What a coordinator does with the vote in the hall.</summary>
public enum HallStep
{
    Open,
    Close,
    ChangeCode,
    StartAnew,
}

/// <summary>A finalist people vote for.</summary>
public sealed record Finalist(Guid Id, string Title, string Owner, OwnerKind? OwnerKind, string Description, string Benefit);

/// <summary>The vote in the hall on somebody's phone.</summary>
/// <param name="Choice">What this device has chosen so far.</param>
public sealed record HallPage(string Code, LocalisedText Round, IReadOnlyList<Finalist> Finalists, Guid? Choice);

/// <summary>The vote of the audience in the hall: whoever has the code votes, once per device.</summary>
public sealed class HallService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When the vote is not in a state for it.</exception>
    /// <exception cref="ConcurrencyException">When somebody else has changed it.</exception>
    public async Task Take(HallStep step, string roundCode, Guid version, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var (round, call) = (voting.Round, voting.Required);
        db.Expect(call, version);
        switch (step)
        {
            case HallStep.Open:
                Guard.Against(await db.Finalists(round.Id).AnyAsync(cancellation) ? null : new DomainRuleException("Rules.NoFinalists"));
                call.OpenHall(round, HallCodes.New());
                break;
            case HallStep.Close:
                call.CloseHall();
                break;
            case HallStep.ChangeCode:
                call.ChangeHallCode(round, HallCodes.New());
                break;
            case HallStep.StartAnew:
                call.StartHallAnew(round, HallCodes.New());
                break;
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The vote behind a code, as this device sees it; null when there is none that is open.</summary>
    public async Task<HallPage?> Find(string? code, string? device, CancellationToken cancellation)
    {
        if (await OpenBehind(code, cancellation) is not { } voting)
        {
            return null;
        }

        var hash = LinkToken.Hash(device ?? string.Empty);
        var choice = await Votes(voting.Required).Where(v => v.DeviceHash == hash).Select(v => (Guid?)v.ChoiceId).FirstOrDefaultAsync(cancellation);
        var finalists = await db.Finalists(voting.Round.Id).AsNoTracking()
            .Select(s => new Finalist(s.Id, s.Title, s.Owner, s.OwnerKind, s.Description, s.Benefit)).ToListAsync(cancellation);
        return new HallPage(voting.Required.HallCode, voting.Round.Name, finalists, choice);
    }

    /// <summary>Votes, or changes the vote of this device.</summary>
    /// <exception cref="DomainRuleException">When no vote is open behind the code, or the choice is no finalist.</exception>
    public async Task Vote(string? code, string device, Guid? choice, CancellationToken cancellation)
    {
        try
        {
            await Cast(code, device, choice, cancellation);
        }
        catch (DuplicateException)
        {
            // Pressed twice at once; the first has made the vote that the second changes.
            db.ChangeTracker.Clear();
            await Cast(code, device, choice, cancellation);
        }
    }

    private async Task Cast(string? code, string device, Guid? choice, CancellationToken cancellation)
    {
        var voting = await OpenBehind(code, cancellation) ?? throw new DomainRuleException("Rules.HallNotOpen");
        var chosen = await db.Finalists(voting.Round.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(id => id == choice, cancellation)
            ?? throw new DomainRuleException("Rules.ChooseFinalist") { Field = "Choice" };
        var (now, hash) = (clock.GetUtcNow(), LinkToken.Hash(device));
        if (await Votes(voting.Required).FirstOrDefaultAsync(v => v.DeviceHash == hash, cancellation) is { } vote)
        {
            vote.Choose(chosen, now);
        }
        else
        {
            db.Add(new HallVote(voting.Required, hash, chosen, now));
        }

        await db.SaveAsync(Actor.Anonymous, now, cancellation);
    }

    private IQueryable<HallVote> Votes(CallForChallenges call) => db.HallVotes.Where(v => v.RoundId == call.RoundId && v.Turn == call.HallTurn);

    private async Task<RoundCall?> OpenBehind(string? code, CancellationToken cancellation)
    {
        var stored = HallCodes.Of(code);
        var call = await db.CallsForChallenges.AsNoTracking()
            .FirstOrDefaultAsync(c => c.HallCode == stored && c.HallCode != string.Empty && c.Hall == HallState.Open, cancellation);
        if (call is null)
        {
            return null;
        }

        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == call.RoundId, cancellation);
        return call.TakesHallVotes(round) ? new RoundCall(round, call) : null;
    }
}

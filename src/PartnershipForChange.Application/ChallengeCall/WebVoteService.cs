using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Somebody votes on the web.</summary>
/// <param name="Network">Where the request came from; null where unknown.</param>
public sealed record AskForVote(string RoundCode, Guid? Choice, string? Email, Language Language, IPAddress? Network);

/// <summary>What the link of a letter to a voter confirms.</summary>
/// <param name="Choice">Title of the choice; null where the link is none or another has replaced it.</param>
/// <param name="IsDone">It was used before.</param>
/// <param name="IsOpen">People vote today.</param>
public sealed record ConfirmVotePage(RoundCall Round, string Token, string? Choice, bool IsDone, bool IsOpen);

/// <summary>The web vote: one vote per confirmed address, changeable until it closes.</summary>
public sealed class WebVoteService(PortalDbContext db, Outbox outbox, IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <summary>Sends the letter whose link makes the choice count. Nobody learns from it whether the address has voted before.</summary>
    /// <exception cref="DomainRuleException">When nobody votes today, the choice is no finalist or the address none.</exception>
    public async Task Ask(AskForVote command, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(command.RoundCode, actor, cancellation);
        var (round, call) = (voting.Round, voting.Required);
        call.RequireVotes(round, clock.Today());
        var choice = await db.Finalists(round.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(id => id == command.Choice, cancellation)
            ?? throw new DomainRuleException("Rules.ChooseFinalist") { Field = nameof(command.Choice) };
        var address = VoterAddress.Of(command.Email);
        var hashes = new VoterHashes(call, portal.Value.VoterPepper);
        var vote = await VoteOf(round.Id, hashes.OfAddress(address), address.Domain, cancellation);
        var token = LinkToken.New();
        if (!vote.Ask(choice, LinkToken.Hash(token), hashes.OfNetwork(command.Network), clock.GetUtcNow()))
        {
            return;
        }

        var home = $"/rounds/{round.Code}/call/vote";
        outbox.NotifyWithSecretLink(
            new Addressee(command.Email!.Trim(), string.Empty, command.Language, PersonId: null), round.Id,
            new Notice("CallVote", home, round.Name), $"{home}/confirm?token={token}", Text.In(command.Language)["Mail.CallVoteLink", call.VoteTo!.Value]);
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (Exception twice) when (twice is DuplicateException or ConcurrencyException)
        {
            // The same address asked twice at once: the other letter is on its way, and its answer is the same.
        }
    }

    /// <exception cref="NotFoundException">When the round has no call.</exception>
    public async Task<ConfirmVotePage> Find(string roundCode, string? token, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.ReadCallOf(roundCode, actor, cancellation);
        var vote = await Behind(voting.Round.Id, token).AsNoTracking().FirstOrDefaultAsync(cancellation);
        var choice = vote is null
            ? null
            : await db.ChallengeSubmissions.Where(s => s.Id == (vote.AskedChoiceId ?? vote.ChoiceId)).Select(s => s.Title).FirstOrDefaultAsync(cancellation);
        return new ConfirmVotePage(
            voting, token ?? string.Empty, choice, vote is { AskedChoiceId: null }, voting.Call?.TakesVotes(voting.Round, clock.Today()) == true);
    }

    /// <summary>The letter's link is used: the choice counts.</summary>
    /// <exception cref="NotFoundException">When the link is none, or a later letter has replaced it.</exception>
    /// <exception cref="DomainRuleException">When nobody votes today or the link was used before.</exception>
    public async Task Confirm(string roundCode, string token, Actor actor, CancellationToken cancellation)
    {
        var voting = await db.CallOf(roundCode, actor, cancellation);
        var vote = await Behind(voting.Round.Id, token).FirstOrDefaultAsync(cancellation).OrNotFound();
        vote.Confirm(voting.Required, voting.Round, clock.GetUtcNow(), clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<WebVote> VoteOf(Guid roundId, string emailHash, string domain, CancellationToken cancellation)
    {
        if (await db.WebVotes.FirstOrDefaultAsync(v => v.RoundId == roundId && v.EmailHash == emailHash, cancellation) is { } found)
        {
            return found;
        }

        var vote = new WebVote(roundId, emailHash, domain);
        db.Add(vote);
        return vote;
    }

    private IQueryable<WebVote> Behind(Guid roundId, string? token)
    {
        var hash = LinkToken.Hash(token ?? string.Empty);
        return db.WebVotes.Where(v => v.RoundId == roundId && v.TokenHash == hash);
    }
}

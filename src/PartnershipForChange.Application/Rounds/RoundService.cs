using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>Sets rounds up and leads them from phase to phase. For coordinators.</summary>
public sealed class RoundService(
    PortalDbContext db, IEnumerable<IRoundCloning> features, IEnumerable<IRoundClosing> endings, IEnumerable<IPhaseFollowing> followers, StrandEndingQueries strands, Outbox outbox,
    TimeProvider clock)
{
    /// <summary>A draft with the programme's usual phases; its code.</summary>
    /// <exception cref="DomainRuleException">When a field is not as it should be or the code is taken.</exception>
    public async Task<string> Create(CreateRound command, Actor actor, CancellationToken cancellation)
    {
        var round = new Round(command.Code, command.Details);
        round.Plan(ProgrammeTemplate.Phases(round.From, round.To));
        foreach (var (key, text) in command.WithTemplateChallenges ? ProgrammeTemplate.Challenges : [])
        {
            round.AddChallenge(key, text);
        }

        return await Add(round, actor, cancellation);
    }

    /// <summary>A draft like an earlier round, with its dates moved; its code.</summary>
    /// <exception cref="DomainRuleException">When a field is not as it should be or the code is taken.</exception>
    public async Task<string> Clone(CloneRound command, Actor actor, CancellationToken cancellation)
    {
        var source = await Load(command.SourceCode, cancellation);
        var clone = source.Clone(command.Code, command.Name, command.Season, command.From);
        foreach (var feature in features)
        {
            await feature.Clone(source, clone, cancellation);
        }

        return await Add(clone, actor, cancellation);
    }

    /// <exception cref="DomainRuleException">
    /// When a field is not as it should be, the window leaves out chosen weeks, or a strand would end that people count on and the
    /// coordinator has not said to be sure.
    /// </exception>
    public async Task Edit(EditRound command, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(command.Code, cancellation);
        db.Expect(round, command.Version);
        var ending = strands.Ending(round, command.Strands).ToList();
        var told = await strands.Of(round, command.Strands, cancellation);
        Guard.Against(command.IsSure || told.Messages == 0
            ? null
            : new DomainRuleException("Rules.StrandsEnd") { Field = nameof(command.IsSure) });
        round.Edit(command.Details);
        round.Configure(command.Strands, command.Settings);
        await RequireWeeksInWindow(round, cancellation);
        foreach (var strand in ending)
        {
            await strand.End(round, actor, cancellation);
        }

        told.Tell(outbox, round);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When the round is closed or the phases are not as they should be.</exception>
    public async Task Plan(PlanPhases command, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(command.Code, cancellation);
        db.Expect(round, command.Version);
        await Move(round, () => round.Plan(command.Phases), cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Opens the round, moves it on, closes or reopens it.</summary>
    /// <param name="version">The version the coordinator saw when asked whether they are sure.</param>
    /// <exception cref="DomainRuleException">When the round is not in a state for it.</exception>
    public async Task Take(RoundStep step, string code, Guid version, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(code, cancellation);
        db.Expect(round, version);
        switch (step)
        {
            case RoundStep.Open:
                round.Open();
                break;
            case RoundStep.MoveOn:
                await Move(round, () => round.MoveOn(clock.Today(), clock.GetUtcNow()), cancellation);
                break;
            case RoundStep.Close:
                round.Close(clock.Today());
                foreach (var ending in endings)
                {
                    await ending.Close(round, cancellation);
                }

                break;
            case RoundStep.Reopen:
                round.Reopen();
                foreach (var ending in endings)
                {
                    await ending.Reopen(round, cancellation);
                }

                break;
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Changes the phases' days, and what goes by them.</summary>
    private async Task Move(Round round, Action move, CancellationToken cancellation)
    {
        var before = PhaseDays.Of(round);
        move();
        foreach (var follower in followers)
        {
            await follower.Follow(round, before, cancellation);
        }
    }

    private async Task<string> Add(Round round, Actor actor, CancellationToken cancellation)
    {
        db.Add(round);
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.RoundCodeTaken", round.Code) { Field = nameof(Round.Code) };
        }

        return round.Code;
    }

    private async Task RequireWeeksInWindow(Round round, CancellationToken cancellation)
    {
        if (round.Weeks is not [var first, .., var last])
        {
            (first, last) = round.Weeks is [var only] ? (only, only) : (DateOnly.MaxValue, DateOnly.MinValue);
        }

        var dropped = await db.HostPlaces.AnyAsync(
                p => p.RoundId == round.Id && !p.IsWithdrawn && p.Weeks.Any(w => w < first || w > last), cancellation)
            || await db.Registrations.AnyAsync(
                r => r.RoundId == round.Id && r.State != RegistrationState.Withdrawn && r.Weeks.Any(w => w < first || w > last), cancellation);
        if (dropped)
        {
            throw new DomainRuleException("Rules.WindowDropsWeeks") { Field = nameof(Round.From) };
        }
    }

    private Task<Round> Load(string code, CancellationToken cancellation) =>
        db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();
}

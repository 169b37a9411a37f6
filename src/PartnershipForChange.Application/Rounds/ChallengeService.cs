using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A challenge as its form gives it.</summary>
/// <param name="OwnerCode">Code of the organisation that owns it; null or empty for none.</param>
public sealed record WriteChallenge(
    string RoundCode, string Key, LocalisedText Title, LocalisedText OtherTitle, LocalisedText Description, string? OwnerCode, Guid? Version);

/// <summary>Changes the challenges of a round. For coordinators.</summary>
public sealed class ChallengeService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When the round is closed, the key is taken or a text is missing.</exception>
    public async Task Add(WriteChallenge command, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(command.RoundCode, cancellation);
        round.AddChallenge(command.Key, await Text(command, cancellation));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Adds a challenge of the programme's template.</summary>
    /// <exception cref="DomainRuleException">When the round is closed, or has it already, or the template has not.</exception>
    public async Task AddFromTemplate(string roundCode, string key, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(roundCode, cancellation);
        var found = ProgrammeTemplate.Challenges.FirstOrDefault(c => c.Key == key);
        Guard.Against(found.Key is null ? new DomainRuleException("Rules.ChallengeNotInTemplate") : null);
        round.AddChallenge(found.Key!, found.Text);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Changes the texts and the owner; the key stays, since wishes refer to it.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or a text is missing.</exception>
    public async Task Edit(WriteChallenge command, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(command.RoundCode, cancellation);
        var challenge = ChallengeOf(round, command.Key);
        db.Expect(challenge, command.Version);
        round.EditChallenge(challenge.Id, await Text(command, cancellation));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Moves it by so many places, up when negative.</summary>
    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public async Task Move(string roundCode, string key, int places, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(roundCode, cancellation);
        round.MoveChallenge(ChallengeOf(round, key).Id, places);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="version">The version the coordinator saw when asked whether they are sure.</param>
    /// <exception cref="DomainRuleException">When the round is closed or something else refers to the challenge.</exception>
    public async Task Remove(string roundCode, string key, Guid version, Actor actor, CancellationToken cancellation)
    {
        var round = await Load(roundCode, cancellation);
        var challenge = ChallengeOf(round, key);
        db.Expect(challenge, version);
        await LetGo(challenge, cancellation);
        round.RemoveChallenge(challenge.Id);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Teams of discarded drafts work on nothing any more; a draft or what is published must be settled first.</summary>
    private async Task LetGo(Challenge challenge, CancellationToken cancellation)
    {
        var teams = await (
            from team in db.Teams
            join run in db.TeamRuns on team.RunId equals run.Id
            where team.ChallengeId == challenge.Id
            orderby run.Number
            select new { Team = team, run.State, run.Number }).ToListAsync(cancellation);
        Guard.Against(
            teams.Exists(t => t.State == TeamRunState.Published) ? new DomainRuleException("Rules.ChallengeHasTeams")
            : teams.Find(t => t.State == TeamRunState.Draft) is { } draft ? new DomainRuleException("Rules.ChallengeInDraft", draft.Number)
            : null);
        teams.ForEach(t => t.Team.LeaveChallenge());
    }

    private static Challenge ChallengeOf(Round round, string key) =>
        round.Challenges.FirstOrDefault(c => c.Key == key) ?? throw new NotFoundException(nameof(Challenge));

    private async Task<ChallengeText> Text(WriteChallenge command, CancellationToken cancellation)
    {
        Guid? owner = null;
        if (!string.IsNullOrWhiteSpace(command.OwnerCode))
        {
            owner = await db.Organisations.Where(o => o.Code == command.OwnerCode).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellation)
                ?? throw new DomainRuleException("Rules.UnknownOrganisation") { Field = nameof(command.OwnerCode) };
        }

        return new ChallengeText(command.Title, command.OtherTitle, command.Description, owner);
    }

    private Task<Round> Load(string code, CancellationToken cancellation) =>
        db.Rounds.Include(r => r.Challenges).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();
}

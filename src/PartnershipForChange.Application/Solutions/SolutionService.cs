using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Solutions;

/// <summary>A solution as its form gives it.</summary>
/// <param name="OwnerCode">Code of the organisation that carries it out; empty for none.</param>
/// <param name="ResponsibleId">Somebody of the owner; null for nobody yet.</param>
public sealed record WriteSolution(LocalisedText Title, LocalisedText Summary, string? OwnerCode, Guid? ResponsibleId, int? UpdateEveryMonths);

/// <summary>Chooses solutions, says who carries them out and carries them into later rounds. For coordinators.</summary>
public sealed class SolutionService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>A proposal that was handed in becomes a solution; its team is told.</summary>
    /// <returns>The id of the solution.</returns>
    /// <exception cref="DomainRuleException">When it is not handed in, is chosen already, or a field is not as it should be.</exception>
    public async Task<Guid> Choose(string roundCode, Guid proposalId, WriteSolution command, Actor actor, CancellationToken cancellation)
    {
        var proposal = await (
            from team in db.PublishedTeams(Actor.Portal)
            join found in db.Proposals on team.Id equals found.TeamId
            where found.Id == proposalId && db.Rounds.Any(r => r.Id == team.RoundId && r.Code == roundCode)
            select found).FirstOrDefaultAsync(cancellation).OrNotFound();
        var (details, _) = await Details(command, ownerId: null, cancellation);
        var solution = Solution.Choose(proposal, details, clock.Today());
        db.Add(solution);
        foreach (var person in await MembersOf(proposal, cancellation))
        {
            outbox.Notify(person, "SolutionChosen", proposal.RoundId, $"/solutions/{solution.Id}", solution.Title);
        }

        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.ProposalChosen");
        }

        return solution.Id;
    }

    /// <summary>Adds one whose proposal the portal does not have.</summary>
    /// <returns>The id of the solution.</returns>
    /// <exception cref="DomainRuleException">When a field is not as it should be.</exception>
    public async Task<Guid> Add(WriteSolution command, DateOnly? chosenOn, Actor actor, CancellationToken cancellation)
    {
        var (details, responsible) = await Details(command, ownerId: null, cancellation);
        var solution = new Solution(details, chosenOn, clock.Today());
        db.Add(solution);
        Tell(responsible, solution);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return solution.Id;
    }

    /// <summary>Changes it; whoever becomes responsible is told. With another owner, somebody of the old one is responsible no more.</summary>
    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When a field is not as it should be.</exception>
    public async Task Edit(Guid id, WriteSolution command, Guid version, Actor actor, CancellationToken cancellation)
    {
        var solution = await Load(id, cancellation);
        db.Expect(solution, version);
        var before = solution.ResponsibleId;
        var (details, responsible) = await Details(command, solution.OwnerId, cancellation);
        solution.Edit(details);
        Tell(solution.ResponsibleId == before ? null : responsible, solution);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="InUseException">When a later round has it as a challenge.</exception>
    public async Task Remove(Guid id, Guid version, Actor actor, CancellationToken cancellation)
    {
        var solution = await db.Solutions.Whole().FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
        db.Expect(solution, version);
        db.Remove(solution);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Makes it a challenge of a later round, which links back to it.</summary>
    /// <param name="key">The challenge's short name in files and wishes.</param>
    /// <exception cref="DomainRuleException">When the round is closed, is the one it came from, or has it or the key already.</exception>
    public async Task Carry(Guid id, string roundCode, string key, Actor actor, CancellationToken cancellation)
    {
        var solution = await Load(id, cancellation);
        var round = await db.Rounds.Include(r => r.Challenges).FirstOrDefaultAsync(r => r.Code == roundCode, cancellation)
            ?? throw new DomainRuleException("Rules.Required") { Field = "Round" };
        Guard.Against(round.Id == solution.RoundId ? new DomainRuleException("Rules.SolutionOfThisRound") { Field = "Round" } : null);
        round.AddChallenge(key, new ChallengeText(solution.Title, LocalisedText.Empty, solution.Summary, solution.OwnerId), solution.Id);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Records a published overall figure; a second one for the same day or year is refused.</summary>
    /// <exception cref="DomainRuleException">When a field is not as it should be or the day has a figure already.</exception>
    public async Task Record(int percent, DayOrYear asOf, string source, Actor actor, CancellationToken cancellation)
    {
        var reading = new ChangeMeterReading(percent, asOf, source, clock.Today());
        db.Add(reading);
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            throw new DomainRuleException("Rules.ReadingThatDay", reading.When) { Field = nameof(ChangeMeterReading.AsOf) };
        }
    }

    private void Tell(Person? responsible, Solution solution)
    {
        if (responsible is not null)
        {
            outbox.Notify(responsible, "SolutionEntrusted", solution.RoundId, $"/solutions/{solution.Id}/update", solution.Title);
        }
    }

    /// <param name="ownerId">The owner until now.</param>
    private async Task<(SolutionDetails Details, Person? Responsible)> Details(WriteSolution command, Guid? ownerId, CancellationToken cancellation)
    {
        Guid? owner = null;
        if (!string.IsNullOrWhiteSpace(command.OwnerCode))
        {
            owner = await db.Organisations.Where(o => o.Code == command.OwnerCode).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellation)
                ?? throw new DomainRuleException("Rules.UnknownOrganisation") { Field = "Owner" };
        }

        var responsible = owner is { } organisation
            ? await db.PeopleOf(organisation).FirstOrDefaultAsync(p => p.Id == command.ResponsibleId, cancellation)
            : null;
        Guard.Against(command.ResponsibleId is not null && responsible is null && owner == ownerId
            ? new DomainRuleException("Rules.NotOfTheOwner") { Field = "Responsible" }
            : null);
        return (new SolutionDetails(command.Title, command.Summary, owner, responsible?.Id, command.UpdateEveryMonths), responsible);
    }

    private Task<List<Person>> MembersOf(Proposal proposal, CancellationToken cancellation) => (
        from member in db.TeamMembers
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        join person in db.People on registration.PersonId equals person.Id
        where member.TeamId == proposal.TeamId
        select person).ToListAsync(cancellation);

    private Task<Solution> Load(Guid id, CancellationToken cancellation) =>
        db.Solutions.FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
}

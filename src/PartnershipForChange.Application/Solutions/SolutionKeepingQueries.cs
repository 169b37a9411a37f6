using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Solutions;

/// <summary>Reads what is needed to keep solutions: for coordinators, and for those responsible.</summary>
public sealed class SolutionKeepingQueries(PortalDbContext db, SolutionQueries solutions, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When there is no such solution, or the actor does not keep it.</exception>
    public async Task<SolutionPage> Kept(Guid id, Actor actor, CancellationToken cancellation) =>
        await db.Solutions.AsNoTracking().KeptBy(actor).AnyAsync(s => s.Id == id, cancellation)
            ? await solutions.Page(id, actor, cancellation)
            : throw new NotFoundException(nameof(Solution));

    /// <summary>The form of a solution; of a new one where <paramref name="id"/> is null.</summary>
    /// <exception cref="NotFoundException">When there is no such solution.</exception>
    public async Task<SolutionForm> Form(Guid? id, CancellationToken cancellation)
    {
        var solution = id is null ? null : await db.Solutions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation).OrNotFound();
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.NameKey)
            .Select(o => new { o.Id, o.Code, o.Name }).ToListAsync(cancellation);
        var people = solution?.OwnerId is not { } owner
            ? []
            : await db.PeopleOf(owner).AsNoTracking().OrderBy(p => p.NameKey)
                .Select(p => new SolutionChoice(p.Id.ToString(), new LocalisedText(p.FirstName + " " + p.LastName, string.Empty))).ToListAsync(cancellation);
        var rounds = solution is null
            ? []
            : await db.Rounds.AsNoTracking()
                .Where(r => r.State != RoundState.Closed && r.Id != solution.RoundId && r.Challenges.All(c => c.SolutionId != solution.Id))
                .OrderByDescending(r => r.From).Select(r => new { r.Code, r.Name }).ToListAsync(cancellation);
        return new SolutionForm(
            solution,
            organisations.Find(o => o.Id == solution?.OwnerId)?.Code,
            [.. organisations.Select(o => new SolutionChoice(o.Code, o.Name))],
            people,
            [.. rounds.Select(r => new SolutionChoice(r.Code, r.Name))]);
    }

    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<RoundSolutions> OfRound(string code, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Where(r => r.Code == code)
            .Select(r => new { r.Id, r.Code, r.Name }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var own = db.Solutions.AsNoTracking().Where(s => s.RoundId == round.Id);
        var lines = await solutions.Lines(own, cancellation);
        var responsible = await (
            from solution in own
            join person in db.People on solution.ResponsibleId equals person.Id
            select new { solution.Id, Name = person.FirstName + " " + person.LastName }).ToDictionaryAsync(r => r.Id, r => r.Name, cancellation);
        var whole = await own.Include(s => s.Readings).ToDictionaryAsync(s => s.Id, cancellation);
        return new RoundSolutions(
            round.Code,
            round.Name,
            [.. lines.Select(line => new KeptSolution(line, responsible.GetValueOrDefault(line.Id), whole[line.Id].UpdateDue(clock.Today())))],
            await Choosable(db.PublishedTeams(Actor.Portal).Where(t => t.RoundId == round.Id), proposalId: null).ToListAsync(cancellation));
    }

    /// <summary>A proposal that can be chosen in a round.</summary>
    /// <exception cref="NotFoundException">When there is none of this id, or it is not handed in, or chosen already.</exception>
    public Task<ChoosableProposal> Choosable(string code, Guid proposalId, CancellationToken cancellation) =>
        Choosable(db.PublishedTeams(Actor.Portal).Where(t => db.Rounds.Any(r => r.Id == t.RoundId && r.Code == code)), proposalId)
            .FirstOrDefaultAsync(cancellation).OrNotFound();

    /// <param name="proposalId">Null for all of these teams.</param>
    private IQueryable<ChoosableProposal> Choosable(IQueryable<Team> teams, Guid? proposalId) =>
        from team in teams.AsNoTracking()
        join proposal in db.Proposals on team.Id equals proposal.TeamId
        where proposal.State == ProposalState.Submitted && proposal.LatestNumber > 0 && !db.Solutions.Any(s => s.ProposalId == proposal.Id)
            && (proposalId == null || proposal.Id == proposalId)
        orderby team.Number
        select new ChoosableProposal(
            proposal.Id, team.Id, team.Number,
            db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.Title).FirstOrDefault(),
            db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && v.Number == proposal.LatestNumber).Select(v => v.Title).First());
}

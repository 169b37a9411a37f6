using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>A published team in a list.</summary>
public sealed record TeamRow(Guid Id, int Number, LocalisedText Round, LocalisedText? Challenge, int Members, ProposalState Proposal);

/// <summary>Reads published teams: all for coordinators, their own for members.</summary>
public sealed class TeamQueries(PortalDbContext db)
{
    public Task<List<TeamRow>> Teams(Actor actor, CancellationToken cancellation) => (
        from team in db.PublishedTeams(actor).AsNoTracking()
        join round in db.Rounds on team.RoundId equals round.Id
        join proposal in db.Proposals on team.Id equals proposal.TeamId
        orderby round.From descending, team.Number
        select new TeamRow(
            team.Id, team.Number, round.Name,
            db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.Title).FirstOrDefault(),
            team.Members.Count, proposal.State)).ToListAsync(cancellation);

    public async Task<TeamPage> Team(Guid id, Actor actor, CancellationToken cancellation)
    {
        var found = await (
            from team in db.PublishedTeams(actor).AsNoTracking()
            join round in db.Rounds on team.RoundId equals round.Id
            join proposal in db.Proposals on team.Id equals proposal.TeamId
            where team.Id == id
            select new
            {
                team.Number,
                Round = new TeamRound(round.Id, round.Code, round.Name),
                proposal.State,
                proposal.LatestNumber,
                proposal.SubmittedAt,
                Challenge = db.Challenges.Where(c => c.Id == team.ChallengeId)
                    .Select(c => new { c.Title, c.OtherTitle, c.Description }).FirstOrDefault(),
                Title = db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && v.Number == proposal.LatestNumber)
                    .Select(v => v.Title).FirstOrDefault(),
                Deadline = db.Rounds.Where(r => r.Id == round.Id).SelectMany(r => r.Phases)
                    .Where(p => p.Kind == PhaseKind.Teams).Select(p => (DateOnly?)p.To).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var members = await (
            from member in db.TeamMembers.AsNoTracking()
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where member.TeamId == id
            orderby person.FirstName, person.LastName
            select new TeamMate(
                person.FirstName + " " + person.LastName, person.Email, organisation.Name, organisation.Sector,
                registration.SkillsOffered, person.Id == actor.PersonId)).ToListAsync(cancellation);
        return new TeamPage(
            id, found.Number, found.Round, found.Challenge?.Title ?? LocalisedText.Empty, found.Challenge?.OtherTitle ?? LocalisedText.Empty,
            found.Challenge?.Description ?? LocalisedText.Empty, members, found.State, found.LatestNumber, found.Title ?? string.Empty,
            found.SubmittedAt, found.Deadline);
    }
}

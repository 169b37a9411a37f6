using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>A published team in a list.</summary>
public sealed record TeamRow(Guid Id, int Number, LocalisedText Round, LocalisedText? Challenge, int Members, ProposalState Proposal, bool IsCancelled);

/// <summary>Why somebody sees no team.</summary>
public enum NoTeams
{
    /// <summary>None are published yet.</summary>
    Coming,

    /// <summary>They are published, without this person: not released by then, or not registered for a team.</summary>
    NotIn,

    /// <summary>This person has left the round.</summary>
    Left,
}

/// <summary>What a reader finds under their teams.</summary>
/// <param name="None">Why there are none; null where there are some.</param>
public sealed record TeamList(IReadOnlyList<TeamRow> Teams, NoTeams? None);

/// <summary>Reads published teams: all for coordinators, their own for members.</summary>
public sealed class TeamQueries(PortalDbContext db, TimeProvider clock)
{
    public async Task<TeamList> Teams(Actor actor, CancellationToken cancellation)
    {
        var teams = await Rows(actor, cancellation);
        return new TeamList(teams, teams.Count > 0 ? null : await WhyNone(actor, cancellation));
    }

    private Task<List<TeamRow>> Rows(Actor actor, CancellationToken cancellation) => (
        from team in db.PublishedTeams(actor).AsNoTracking()
        join round in db.Rounds on team.RoundId equals round.Id
        join proposal in db.Proposals on team.Id equals proposal.TeamId
        orderby round.From descending, team.Number
        select new TeamRow(
            team.Id, team.Number, round.Name,
            db.Challenges.Where(c => c.Id == team.ChallengeId).Select(c => c.Title).FirstOrDefault(),
            team.Members.Count(m => db.Registrations.Any(r => r.Id == m.RegistrationId && r.State != RegistrationState.Withdrawn)), proposal.State,
            round.Strands.Teams == StrandState.Cancelled)).ToListAsync(cancellation);

    /// <summary>Why the actor sees no team.</summary>
    private async Task<NoTeams> WhyNone(Actor actor, CancellationToken cancellation)
    {
        var mine = await (
            from registration in db.Registrations.AsNoTracking()
            join round in db.Rounds on registration.RoundId equals round.Id
            where registration.PersonId == actor.PersonId && round.State == RoundState.Open
            select new
            {
                registration.State,
                ArePublished = db.TeamRuns.Any(r => r.RoundId == round.Id && r.State == TeamRunState.Published),
            }).ToListAsync(cancellation);
        return mine.Count > 0 && mine.All(r => r.State == RegistrationState.Withdrawn) ? NoTeams.Left
            : mine.Exists(r => r.ArePublished) && mine.TrueForAll(r => r.ArePublished || r.State == RegistrationState.Withdrawn) ? NoTeams.NotIn
            : NoTeams.Coming;
    }

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
                Round = new TeamRound(round.Id, round.Code, round.Name, round.Strands.Teams == StrandState.Cancelled, round.State == RoundState.Closed, round.NamesRemovedOn),
                Proposal = proposal,
                Challenge = db.Challenges.Where(c => c.Id == team.ChallengeId)
                    .Select(c => new { c.Title, c.OtherTitle, c.Description }).FirstOrDefault(),
                Title = db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && v.Number == proposal.LatestNumber)
                    .Select(v => v.Title).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var members = await (
            from member in db.TeamMembers.AsNoTracking()
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where member.TeamId == id && registration.State != RegistrationState.Withdrawn
            orderby person.FirstName, person.LastName
            select new TeamMate(
                person.FirstName + " " + person.LastName, person.Email, organisation.Name, organisation.Sector,
                registration.SkillsOffered, person.Id == actor.PersonId)).ToListAsync(cancellation);
        var (written, today) = (found.Proposal, clock.Today());
        var phases = await db.Rounds.AsNoTracking().Include(r => r.Phases).FirstAsync(r => r.Id == found.Round.Id, cancellation);
        return new TeamPage(
            id, found.Number, found.Round, found.Challenge?.Title ?? LocalisedText.Empty, found.Challenge?.OtherTitle ?? LocalisedText.Empty,
            found.Challenge?.Description ?? LocalisedText.Empty, members, written.State, written.LatestNumber, found.Title ?? string.Empty,
            written.CanWrite(phases, today), phases.FirstDayOf(RoundRight.WriteProposals, today), phases.Phase(PhaseKind.Teams)?.To,
            AskedRevision.Of(written.State, written.ReviseBy, written.RevisionReason, today), await Meetings(id, found.Round.Id, members.Any(m => m.IsMe), cancellation));
    }

    /// <summary>The number of the actor's own team, for a meeting to be set.</summary>
    /// <exception cref="NotFoundException">When the actor is no member of it, or it may set none.</exception>
    public async Task<int> TeamToMeet(Guid id, Actor actor, CancellationToken cancellation)
    {
        var found = await (
            from team in db.OwnTeams(actor).AsNoTracking()
            join round in db.Rounds on team.RoundId equals round.Id
            where team.Id == id
            select new { team.Number, Round = round }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return TeamMeeting.CanMeet(found.Round) ? found.Number : throw new NotFoundException(nameof(TeamMeeting));
    }

    /// <summary>A meeting of the actor's own team that may still be changed.</summary>
    /// <exception cref="NotFoundException">When there is none.</exception>
    public async Task<MeetingView> Meeting(Guid teamId, Guid id, Actor actor, CancellationToken cancellation)
    {
        var number = await TeamToMeet(teamId, actor, cancellation);
        var meeting = await db.TeamMeetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.TeamId == teamId, cancellation).OrNotFound();
        return new MeetingView(teamId, number, meeting);
    }

    private async Task<TeamMeetings> Meetings(Guid teamId, Guid roundId, bool isMember, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == roundId, cancellation);
        var now = clock.GetUtcNow();
        var all = await (
            from meeting in db.TeamMeetings.AsNoTracking()
            join person in db.People on meeting.SetById equals person.Id
            where meeting.TeamId == teamId && meeting.CancelledAt == null
            orderby meeting.StartsAt
            select new { Meeting = meeting, SetBy = person.FirstName + " " + person.LastName }).ToListAsync(cancellation);
        var rows = all.ToLookup(m => m.Meeting.EndsAt > now, m => new MeetingRow(m.Meeting, m.SetBy, isMember && m.Meeting.CanChange(round, now)));
        return new TeamMeetings([.. rows[true]], [.. rows[false].Reverse()], isMember && TeamMeeting.CanMeet(round));
    }
}

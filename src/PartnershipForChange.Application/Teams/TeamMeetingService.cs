using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>A meeting as people write it: a day and times where the programme runs.</summary>
public sealed record PlanMeeting(string Topic, DateOnly Day, TimeOnly From, TimeOnly To, string Place, string Link)
{
    internal MeetingPlan Plan => new(Topic, Day.At(From), Day.At(To), Place, Link);
}

/// <summary>Sets a team's meetings. For its members, who are all told what one of them does.</summary>
public sealed class TeamMeetingService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the actor is no member of the team.</exception>
    /// <exception cref="DomainRuleException">When the round has no teams at work or a field is not as it should be.</exception>
    public async Task Add(Guid teamId, PlanMeeting command, Actor actor, CancellationToken cancellation)
    {
        var (team, round) = await OwnTeam(teamId, actor, cancellation);
        var meeting = new TeamMeeting(team, round, command.Plan, actor.PersonId, clock.GetUtcNow());
        db.TeamMeetings.Add(meeting);
        await Tell("TeamMeeting", meeting, round, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="version">The version the member saw.</param>
    /// <exception cref="NotFoundException">When the actor is no member of the team, or it has no such meeting.</exception>
    /// <exception cref="DomainRuleException">When it has begun or is called off, or a field is not as it should be.</exception>
    public async Task Edit(Guid teamId, Guid meetingId, PlanMeeting command, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var (meeting, round) = await OwnMeeting(teamId, meetingId, actor, cancellation);
        db.Expect(meeting, version);
        if (meeting.Edit(round, command.Plan, clock.GetUtcNow()))
        {
            await Tell("TeamMeetingMoved", meeting, round, actor, cancellation);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="NotFoundException">When the actor is no member of the team, or it has no such meeting.</exception>
    /// <exception cref="DomainRuleException">When it has begun or is called off already.</exception>
    public async Task Cancel(Guid teamId, Guid meetingId, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var (meeting, round) = await OwnMeeting(teamId, meetingId, actor, cancellation);
        db.Expect(meeting, version);
        meeting.Cancel(round, clock.GetUtcNow());
        await Tell("TeamMeetingCancelled", meeting, round, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<(Team Team, Round Round)> OwnTeam(Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var team = await db.OwnTeams(actor).FirstOrDefaultAsync(t => t.Id == teamId, cancellation).OrNotFound();
        return (team, await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == team.RoundId, cancellation));
    }

    private async Task<(TeamMeeting Meeting, Round Round)> OwnMeeting(Guid teamId, Guid meetingId, Actor actor, CancellationToken cancellation)
    {
        var (_, round) = await OwnTeam(teamId, actor, cancellation);
        return (await db.TeamMeetings.FirstOrDefaultAsync(m => m.Id == meetingId && m.TeamId == teamId, cancellation).OrNotFound(), round);
    }

    /// <summary>Tells the other members. Arguments of the texts: topic, day, from, to, where, who.</summary>
    private async Task Tell(string kind, TeamMeeting meeting, Round round, Actor actor, CancellationToken cancellation)
    {
        var others = await db.Mates(meeting.TeamId).AsNoTracking().Where(p => p.Id != actor.PersonId).OrderBy(p => p.NameKey).ToListAsync(cancellation);
        foreach (var mate in others)
        {
            var text = Text.In(mate.Language);
            outbox.Notify(
                mate, kind, round.Id, $"/teams/{meeting.TeamId}",
                meeting.Topic, meeting.StartsAt.LocalDay(), text.Time(meeting.StartsAt), text.End(meeting.StartsAt, meeting.EndsAt), Where(meeting, text), actor.Name);
        }
    }

    /// <summary>A link stands on the page, not in the message, which may be forwarded.</summary>
    private static string Where(TeamMeeting meeting, Text text) =>
        meeting.Place.Length > 0 ? meeting.Place : text["Workshops.Online"];
}

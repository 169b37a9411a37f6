using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>
/// Puts into the outbox what members are told of their team, each in their language. The caller saves, so that a message and what
/// it tells of are never apart.
/// </summary>
public sealed class TeamNoticeService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Somebody learns which team is theirs, and from when it can write.</summary>
    public void Published(Round round, Team team, Person member)
    {
        var (text, today) = (Text.In(member.Language), clock.Today());
        var write = round.FirstDayOf(RoundRight.WriteProposals, today) is { } from ? text["Mail.TeamPublished.From", from]
            : text[round.Allows(RoundRight.WriteProposals, today) ? "Mail.TeamPublished.Now" : "Mail.TeamPublished.Meet"];
        outbox.Notify(
            member, "TeamPublished", round.Id, $"/teams/{team.Id}", round.Name, team.Number, Challenge("Mail.TeamPublished.Challenge", round, team, member), write);
    }

    /// <summary>
    /// Somebody was put into a published team by hand: they learn which is theirs now, its members who has come, and those of the
    /// team they left that they have gone.
    /// </summary>
    public async Task Assigned(Round round, Person person, Team team, Team? left, CancellationToken cancellation)
    {
        if (left is null)
        {
            Published(round, team, person);
        }
        else
        {
            outbox.Notify(
                person, "TeamChanged", round.Id, $"/teams/{team.Id}", round.Name, team.Number, Challenge("Mail.TeamChanged.Challenge", round, team, person), left.Number);
            await ToMates("TeamMateMoved", round, left.Id, left.Number, person, cancellation);
        }

        await ToMates("TeamMateJoined", round, team.Id, team.Number, person, cancellation);
    }

    /// <summary>The other members of a team learn something of <paramref name="about"/>. Arguments of the texts: round, name, number.</summary>
    public async Task ToMates(string kind, Round round, Guid teamId, int number, Person about, CancellationToken cancellation)
    {
        var mates = await db.Mates(teamId).AsNoTracking().Where(p => p.Id != about.Id).OrderBy(p => p.NameKey).ToListAsync(cancellation);
        foreach (var mate in mates)
        {
            outbox.Notify(mate, kind, round.Id, $"/teams/{teamId}", round.Name, about.FullName, number);
        }
    }

    /// <summary>The further sentence on what the team works on; nothing where the round gives its teams no challenge.</summary>
    private static string Challenge(string key, Round round, Team team, Person reader) =>
        round.Challenges.FirstOrDefault(c => c.Id == team.ChallengeId) is { } challenge ? $" {Text.In(reader.Language)[key, challenge.Title]}" : string.Empty;
}

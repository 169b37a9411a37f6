using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Endings;

/// <summary>Ends what a change ends and tells those who counted on it. The caller saves, so that change and message are never apart.</summary>
public sealed class EndingService(PortalDbContext db, EndingQueries endings, PlacementNoticeService placementNotices, TeamNoticeService teamNotices)
{
    /// <summary>Somebody leaves the round: their host, their mentor and their team-mates learn of it.</summary>
    /// <param name="ending">What <see cref="EndingQueries.OfLeaving"/> found before they left.</param>
    public async Task Left(Round round, Ending ending, Person person, CancellationToken cancellation)
    {
        if (ending.Stay is { } stay)
        {
            await placementNotices.Left(round, await db.Placements.FirstAsync(p => p.Id == stay.PlacementId, cancellation), cancellation);
        }

        await TellMates("TeamMateLeft", round, ending.Team, person, cancellation);
    }

    /// <summary>
    /// Somebody comes back: the placement they had is not theirs again by itself, for its seat was free meanwhile; they are in their
    /// team again, and its members learn of it.
    /// </summary>
    public async Task CameBack(Round round, Registration registration, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var left = await db.PublishedPlacements().Where(p => p.RegistrationId == registration.Id && p.EndedAt == null).ToListAsync(cancellation);
        foreach (var placement in left)
        {
            placement.End(person.Id, now);
        }

        await TellMates("TeamMateBack", round, await endings.TeamOf(registration.Id, stillIn: false, cancellation), person, cancellation);
    }

    /// <summary>A host place is withdrawn: its published placements end for good, and everyone who had been told of them learns that.</summary>
    /// <param name="guests">What <see cref="EndingQueries.GuestsOf"/> found before.</param>
    public async Task PlaceGone(Round round, IEnumerable<PublishedStay> guests, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = guests.Select(g => g.PlacementId).ToList();
        var placements = await db.Placements.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Week).ToListAsync(cancellation);
        foreach (var placement in placements)
        {
            placement.End(actor.PersonId, now);
        }

        await placementNotices.PlaceGone(round, placements, actor.PersonId, cancellation);
    }

    private Task TellMates(string kind, Round round, PublishedTeam? team, Person person, CancellationToken cancellation) =>
        team is null ? Task.CompletedTask : teamNotices.ToMates(kind, round, team.Id, team.Number, person, cancellation);
}

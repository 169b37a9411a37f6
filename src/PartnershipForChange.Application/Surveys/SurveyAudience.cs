using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Surveys;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Somebody who is asked in a wave.</summary>
/// <param name="Since">The first day it makes sense to ask them: the end of their stay, or of the first they hosted; null: the wave's own.</param>
public sealed record SurveyPerson(Guid PersonId, Sector Sector, SurveyGroup Group, DateOnly? Since)
{
    /// <summary>Whether they answered, of somebody who is only a figure any more; null: their turnout says it.</summary>
    public bool? HasAnswered { get; init; }
}

/// <summary>Everybody a round's survey may ask, with how they take part; <see cref="In"/> says who is asked in a wave.</summary>
internal sealed class SurveyAudience
{
    private const int LastDayOfStay = 4;

    private readonly List<Registered> _registered;
    private readonly List<Hosting> _hosting;

    private SurveyAudience(List<Registered> registered, List<Hosting> hosting) => (_registered, _hosting) = (registered, hosting);

    /// <param name="only">One person; null for all.</param>
    public static async Task<SurveyAudience> Of(PortalDbContext db, Guid roundId, Guid? only, CancellationToken cancellation) =>
        (await Of(db, [roundId], only, cancellation))[roundId];

    /// <summary>The audience of each round, in two queries.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SurveyAudience>> Of(
        PortalDbContext db, IReadOnlyList<Guid> rounds, Guid? only, CancellationToken cancellation)
    {
        var confirmed = db.HoldingSeats().Where(p => rounds.Contains(p.RoundId) && p.PublishedAt != null
            && p.Guest.State == AnswerState.Accepted && p.Host.State == AnswerState.Accepted);
        var registered = (await (
            from registration in db.Registrations.AsNoTracking()
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where rounds.Contains(registration.RoundId) && (only == null || registration.PersonId == only)
            select new Registered(
                registration.RoundId, registration.PersonId, organisation.Sector, registration.State,
                confirmed.Where(p => p.RegistrationId == registration.Id).Min(p => (DateOnly?)p.Week),
                db.TeamMembers.Any(m => m.RegistrationId == registration.Id
                    && db.TeamRuns.Any(run => run.Id == m.RunId && run.State == TeamRunState.Published)))).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var hosting = (await (
            from host in db.HostPlaces.Where(h => rounds.Contains(h.RoundId) && !h.IsWithdrawn).Select(h => new { h.RoundId, h.OrganisationId }).Distinct()
            join organisation in db.Organisations on host.OrganisationId equals organisation.Id
            join contact in db.Contacts on organisation.Id equals contact.OrganisationId
            where only == null || contact.PersonId == only
            select new Hosting(
                host.RoundId, contact.PersonId, organisation.Sector,
                confirmed.Where(p => p.RoundId == host.RoundId && db.HostPlaces.Any(h => h.Id == p.HostPlaceId && h.OrganisationId == organisation.Id))
                    .Min(p => (DateOnly?)p.Week))).ToListAsync(cancellation)).ToLookup(h => h.RoundId);
        return rounds.ToDictionary(id => id, id => new SurveyAudience([.. registered[id]], [.. hosting[id]]));
    }

    /// <summary>
    /// Who is asked in a wave, each person once. Before matching these are all who are registering, since what they think
    /// then is what later answers are compared with; after it, those released and those who had a guest.
    /// </summary>
    public IReadOnlyList<SurveyPerson> In(SurveyWave wave)
    {
        if (wave.Counts is { } counts)
        {
            return [.. counts.SelectMany(c => Enumerable.Range(0, c.Asked).Select(i => new SurveyPerson(Guid.NewGuid(), c.Sector, c.Group, null) { HasAnswered = i < c.Answered }))];
        }

        var isBefore = wave.Kind == WaveKind.Before;
        var people = _registered
            .Where(r => r.State == RegistrationState.Released
                || (isBefore && r.State is RegistrationState.Draft or RegistrationState.Submitted or RegistrationState.SentBack))
            .Select(r => new SurveyPerson(
                r.PersonId, r.Sector,
                r.Week is not null ? SurveyGroup.Guest : r.IsInTeam ? SurveyGroup.TeamMember : SurveyGroup.Waiting, Since(wave, r.Week)));
        var mentors = _hosting.Where(h => isBefore || h.Week is not null)
            .Select(h => new SurveyPerson(h.PersonId, h.Sector, SurveyGroup.Mentor, Since(wave, h.Week)));

        // Somebody who waits and hosts meanwhile has met the other side: the order of the groups says which one counts.
        return
        [
            .. people.Concat(mentors).GroupBy(p => p.PersonId).Select(all => all.OrderBy(p => p.Group).ThenBy(p => p.Since).First())
                .Where(p => wave.Audience.Contains(p.Group)),
        ];
    }

    private static DateOnly? Since(SurveyWave wave, DateOnly? week) => wave.Kind == WaveKind.After ? week?.AddDays(LastDayOfStay) : null;

    private sealed record Registered(Guid RoundId, Guid PersonId, Sector Sector, RegistrationState State, DateOnly? Week, bool IsInTeam);

    private sealed record Hosting(Guid RoundId, Guid PersonId, Sector Sector, DateOnly? Week);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Rounds;

/// <summary>Counts rounds: eight queries, however many rounds are asked for and however large they are.</summary>
public sealed class RoundFiguresQueries(PortalDbContext db, PlacementFigureQueries placements, TimeProvider clock)
{
    /// <summary>The figures of each of these rounds.</summary>
    public async Task<IReadOnlyDictionary<Guid, RoundFigures>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        var today = clock.Today();
        var organisations = (await (
            from participation in db.Participations.AsNoTracking()
            join organisation in db.Organisations on participation.OrganisationId equals organisation.Id
            where rounds.Contains(participation.RoundId)
            let lacksPeople = participation.Sends > 0 && !db.Registrations.Any(r => r.RoundId == participation.RoundId
                && r.OrganisationId == participation.OrganisationId && r.State != RegistrationState.Withdrawn)
            let lacksContact = (participation.State == ParticipationState.Invited || participation.State == ParticipationState.Maybe)
                && !db.Contacts.Any(c => c.OrganisationId == organisation.Id)
                && !db.AccountInvitations.Any(i => i.OrganisationId == organisation.Id && i.UsedAt == null && i.RevokedAt == null)
            let reminded = participation.RemindedOn == today
            group participation by new { participation.RoundId, organisation.Sector, participation.State, lacksPeople, lacksContact, reminded } into rows
            select new Organisations(
                rows.Key.RoundId, rows.Key.Sector, rows.Key.State, rows.Key.lacksPeople, rows.Key.lacksContact, rows.Key.reminded, rows.Count()))
            .ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var people = (await (
            from registration in db.Registrations.AsNoTracking()
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where rounds.Contains(registration.RoundId) && registration.State != RegistrationState.Withdrawn
            group registration by new
            {
                registration.RoundId, organisation.Sector, registration.State, registration.JoinsExchange, registration.JoinsTeam,
            }
            into rows
            select new People(
                rows.Key.RoundId, rows.Key.Sector, rows.Key.State, rows.Key.JoinsExchange, rows.Key.JoinsTeam, rows.Count()))
            .ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var stays = (await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where rounds.Contains(place.RoundId) && !place.IsWithdrawn
            select new { place.RoundId, organisation.Sector, place.PlacesPerWeek, Weeks = place.Weeks.Count })
            .ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var placed = await placements.Of(rounds, cancellation);
        var teams = (await db.TeamRuns.AsNoTracking().Where(run => rounds.Contains(run.RoundId) && run.State != TeamRunState.Discarded)
            .Select(run => new
            {
                run.RoundId,
                run.State,
                run.TeamCount,
                Without = run.State != TeamRunState.Published ? 0 : db.Registrations.Count(r => r.RoundId == run.RoundId
                    && r.State == RegistrationState.Released && r.JoinsTeam
                    && !db.TeamMembers.Any(m => m.RunId == run.Id && m.RegistrationId == r.Id)),
                HandedIn = run.Teams.Count(t => db.Proposals.Any(p => p.TeamId == t.Id && p.State == ProposalState.Submitted)),
            }).ToListAsync(cancellation)).ToLookup(run => run.RoundId);
        var terms = await db.Terms.AnyAsync(cancellation);
        return rounds.ToDictionary(id => id, id => Figures(organisations[id], people[id]) with
        {
            TermsIssued = terms,
            PlacementDrafts = placed[id].Drafts,
            PublishedRun = placed[id].Published,
            Placed = placed[id].Placed,
            Confirmed = placed[id].Confirmed,
            LostPlacements = placed[id].Lost,
            WithoutPlace = placed[id].Published is null ? 0 : Math.Max(
                0,
                people[id].Where(p => p is { State: RegistrationState.Released, JoinsExchange: true }).Sum(p => p.Count) - placed[id].Placed.Total - placed[id].Lost),
            WithoutTeam = teams[id].Sum(run => run.Without),
            TeamDrafts = teams[id].Count(run => run.State == TeamRunState.Draft),
            PublishedTeams = teams[id].FirstOrDefault(run => run.State == TeamRunState.Published)?.TeamCount,
            ProposalsHandedIn = teams[id].Sum(run => run.HandedIn),
            UnansweredPlacements = placed[id].Unanswered,
            AnswersDue = placed[id].AnswersDue,
            WithoutPeople = BySide.Of(organisations[id].Where(o => o is { State: ParticipationState.Accepted, LacksPeople: true }), o => o.Sector, o => o.Count),
            WithoutContact = BySide.Of(organisations[id].Where(o => o.LacksContact), o => o.Sector, o => o.Count),
            RemindedToday = BySide.Of(
                organisations[id].Where(o => o is { IsOpen: true, LacksContact: false, RemindedToday: true }), o => o.Sector, o => o.Count),
            Stays = BySide.Of(stays[id], r => r.Sector, r => r.PlacesPerWeek * r.Weeks),
        });
    }

    private static RoundFigures Figures(IEnumerable<Organisations> organisations, IEnumerable<People> people)
    {
        BySide In(ParticipationState state) => BySide.Of(organisations.Where(o => o.State == state), o => o.Sector, o => o.Count);
        BySide Those(Func<People, bool> which) => BySide.Of(people.Where(which), p => p.Sector, p => p.Count);
        return new RoundFigures
        {
            Unanswered = In(ParticipationState.Invited),
            Undecided = In(ParticipationState.Maybe),
            Accepted = In(ParticipationState.Accepted),
            Declined = In(ParticipationState.Declined),
            People = Those(_ => true),
            HandedIn = Those(p => p.IsHandedIn),
            Released = Those(p => p.State == RegistrationState.Released),
            Guests = Those(p => p.IsHandedIn && p.JoinsExchange),
            TeamMembers = Those(p => p.State == RegistrationState.Released && p.JoinsTeam),
        };
    }

    private sealed record Organisations(Guid RoundId, Sector Sector, ParticipationState State, bool LacksPeople, bool LacksContact, bool RemindedToday, int Count)
    {
        public bool IsOpen => State is ParticipationState.Invited or ParticipationState.Maybe;
    }

    private sealed record People(Guid RoundId, Sector Sector, RegistrationState State, bool JoinsExchange, bool JoinsTeam, int Count)
    {
        public bool IsHandedIn => State is RegistrationState.Submitted or RegistrationState.Released;
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Reports;

/// <summary>Counts rounds for reports, in a number of queries that does not grow with them.</summary>
public sealed class RoundReportQueries(PortalDbContext db, CallFiguresQueries calls, IEnumerable<IReportPart> features)
{
    /// <summary>What the long view tells of every round that is no draft.</summary>
    public async Task<IReadOnlyList<RoundInBrief>> InBrief(CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.State != RoundState.Draft).Select(r => new
        {
            r.Id,
            r.From.Year,
            HasCall = r.Strands.ChallengeCall != StrandState.Off,
            PublicPeople = db.Registrations.Count(p => p.RoundId == r.Id && p.State == RegistrationState.Released
                && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Sector == Sector.Public)),
            BusinessPeople = db.Registrations.Count(p => p.RoundId == r.Id && p.State == RegistrationState.Released
                && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Sector == Sector.Business)),
            PublicBodies = db.Participations.Count(p => p.RoundId == r.Id && p.State == ParticipationState.Accepted
                && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Sector == Sector.Public)),
            Companies = db.Participations.Count(p => p.RoundId == r.Id && p.State == ParticipationState.Accepted
                && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Sector == Sector.Business)),
            Solutions = db.Solutions.Count(s => s.RoundId == r.Id),
            CarriedOut = db.Solutions.Count(s => s.RoundId == r.Id && s.State == SolutionState.CarriedOut),
        }).ToListAsync(cancellation);
        var submissions = await calls.Of([.. rounds.Select(r => r.Id)], cancellation);
        return
        [
            .. rounds.Select(r => new RoundInBrief(
                r.Year, new BySide(r.PublicPeople, r.BusinessPeople), new BySide(r.PublicBodies, r.Companies),
                r.HasCall ? submissions[r.Id].Submitted : null, r.Solutions > 0 ? r.CarriedOut : null)),
        ];
    }

    /// <summary>The figures of these rounds with what their other strands count.</summary>
    public async Task<IReadOnlyList<RoundReport>> WithParts(Expression<Func<Round, bool>> which, CancellationToken cancellation)
    {
        var found = await Find(which, cancellation);
        if (found.Count == 0)
        {
            return [];
        }

        var rounds = found.Select(f => f.Round).ToList();
        var parts = new List<IReadOnlyDictionary<Guid, ReportPart>>();
        foreach (var feature in features.OrderBy(f => f.Order))
        {
            parts.Add(await feature.Of(rounds, cancellation));
        }

        return [.. (await Of(found, cancellation)).Select(r => r with { Parts = [.. parts.Where(p => p.ContainsKey(r.Id)).Select(p => p[r.Id])] })];
    }

    /// <summary>The figures of these rounds alone.</summary>
    public async Task<IReadOnlyList<RoundReport>> Of(Expression<Func<Round, bool>> which, CancellationToken cancellation) =>
        await Of(await Find(which, cancellation), cancellation);

    /// <summary>The rounds, oldest first, with what a count of their own tells.</summary>
    private async Task<IReadOnlyList<Found>> Find(Expression<Func<Round, bool>> which, CancellationToken cancellation)
    {
        // Of the teams that are published.
        var proposals = db.Proposals.Where(p => db.Teams.Any(t => t.Id == p.TeamId && db.TeamRuns.Any(run => run.Id == t.RunId && run.State == TeamRunState.Published)));
        return await db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges).AsSingleQuery().Where(which).OrderBy(r => r.From)
            .Select(r => new Found(
                r,
                db.MatchRuns.Where(m => m.RoundId == r.Id && m.State == MatchRunState.Published).Select(m => m.PublishedAt).FirstOrDefault(),
                proposals.Count(p => p.RoundId == r.Id),
                proposals.Count(p => p.RoundId == r.Id && p.State == ProposalState.Submitted),
                db.Solutions.Count(s => s.RoundId == r.Id),
                db.Solutions.Count(s => s.RoundId == r.Id && s.State == SolutionState.CarriedOut))).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<RoundReport>> Of(IReadOnlyList<Found> found, CancellationToken cancellation)
    {
        var ids = found.Select(f => f.Round.Id).ToList();
        var organisations = (await (
            from participation in db.Participations.AsNoTracking()
            join organisation in db.Organisations on participation.OrganisationId equals organisation.Id
            where ids.Contains(participation.RoundId)
            group participation by new { participation.RoundId, organisation.Kind, participation.State } into g
            select new Organisations(g.Key.RoundId, g.Key.Kind, g.Key.State, g.Count())).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var people = (await (
            from registration in db.Registrations.AsNoTracking()
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            join round in db.Rounds on registration.RoundId equals round.Id
            where ids.Contains(registration.RoundId)
            let before = registration.WasInEarlierRound || db.Registrations.Any(r => r.PersonId == registration.PersonId && r.State == RegistrationState.Released
                && db.Rounds.Any(earlier => earlier.Id == r.RoundId && earlier.From < round.From))
            group registration by new { registration.RoundId, organisation.Sector, registration.State, before } into g
            select new People(g.Key.RoundId, g.Key.Sector, g.Key.State, g.Key.before, g.Count())).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var places = (await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where ids.Contains(place.RoundId) && !place.IsWithdrawn
            select new Places(place.RoundId, organisation.Sector, place.PlacesPerWeek * place.Weeks.Count)).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var stays = await Stays(ids, cancellation);
        var submissions = await calls.Of(ids, cancellation);
        return [.. found.Select(one => Report(one, one.Round))];

        RoundReport Report(Found one, Round round) => new()
        {
            Id = round.Id,
            Code = round.Code,
            Name = round.Name,
            State = round.State,
            From = round.From,
            To = round.To,
            Organisations = Kinds(organisations[round.Id], stays[round.Id]),
            Funnel = Funnel(people[round.Id], stays[round.Id]),
            Offered = BySide.Of(places[round.Id], p => p.Sector, p => p.Stays),
            Filled = BySide.Of(stays[round.Id].Where(s => s.IsCurrent), s => s.Host.Sector(), _ => 1),
            PersonDays = BySide.Of(stays[round.Id].Where(s => s.IsConfirmed), s => s.Guest.Sector(), _ => RoundReportDays.Stay),
            DaysToMatch = one.PublishedAt is { } at ? DaysToMatch(round, at) : null,
            FirstTime = BySide.Of(people[round.Id].Where(p => p.IsReleased && !p.Before), p => p.Sector, p => p.Count),
            Returning = BySide.Of(people[round.Id].Where(p => p.IsReleased && p.Before), p => p.Sector, p => p.Count),
            Cancellations = Cancellations(organisations[round.Id], people[round.Id], stays[round.Id]),
            Challenges = round.Challenges.Count,
            ChallengesSubmitted = round.Strands.ChallengeCall == StrandState.Off ? null : submissions[round.Id].Submitted,
            ChallengesSolved = one.Solutions > 0 ? one.CarriedOut : null,
            Teams = one.Teams,
            ProposalsSubmitted = one.ProposalsSubmitted,
        };
    }

    private static List<KindRow> Kinds(IEnumerable<Organisations> organisations, IEnumerable<Stay> stays)
    {
        var confirmed = stays.Where(s => s.IsConfirmed).ToList();
        return [.. Enum.GetValues<OrganisationKind>().Select(kind =>
        {
            var own = organisations.Where(o => o.Kind == kind).ToList();
            return new KindRow(
                kind,
                own.Sum(o => o.Count),
                own.Where(o => o.State == ParticipationState.Accepted).Sum(o => o.Count),
                confirmed.Count(s => s.Guest == kind),
                confirmed.Count(s => s.Host == kind));
        }).Where(row => row.Invited + row.Sent + row.Hosted > 0)];
    }

    private static List<FunnelStage> Funnel(IEnumerable<People> people, IEnumerable<Stay> stays)
    {
        var active = people.Where(p => p.State != RegistrationState.Withdrawn).ToList();
        FunnelStage Those(ReportStage stage, Func<People, bool> which) => new(stage, BySide.Of(active.Where(which), p => p.Sector, p => p.Count));
        return
        [
            Those(ReportStage.Registered, _ => true),
            Those(ReportStage.HandedIn, p => p.State is RegistrationState.Submitted or RegistrationState.Released),
            Those(ReportStage.Released, p => p.IsReleased),
            new FunnelStage(ReportStage.Placed, BySide.Of(stays.Where(s => s.IsCurrent), s => s.Guest.Sector(), _ => 1)),
            new FunnelStage(ReportStage.Confirmed, BySide.Of(stays.Where(s => s.IsConfirmed), s => s.Guest.Sector(), _ => 1)),
        ];
    }

    private static List<Cancellation> Cancellations(
        IEnumerable<Organisations> organisations, IEnumerable<People> people, IEnumerable<Stay> stays)
    {
        Cancellation Stays(CancellationKind kind, Func<Stay, bool> which, Func<Stay, Sector> side) =>
            new(kind, BySide.Of(stays.Where(which), side, _ => 1));
        return
        [
            new Cancellation(CancellationKind.InvitationDeclined, BySide.Of(
                organisations.Where(o => o.State == ParticipationState.Declined), o => o.Kind.Sector(), o => o.Count)),
            new Cancellation(CancellationKind.RegistrationWithdrawn, BySide.Of(
                people.Where(p => p.State == RegistrationState.Withdrawn), p => p.Sector, p => p.Count)),
            Stays(CancellationKind.DeclinedByGuest, s => s.GuestAnswer == AnswerState.Declined, s => s.Guest.Sector()),
            Stays(CancellationKind.DeclinedByHost, s => s.HostAnswer == AnswerState.Declined, s => s.Host.Sector()),
            Stays(CancellationKind.FellThrough, s => s.FellThrough, s => s.Guest.Sector()),
        ];
    }

    private static int DaysToMatch(Round round, DateTimeOffset published)
    {
        var ended = round.Phase(PhaseKind.Registration)?.To ?? round.From;
        return Math.Max(0, published.LocalDay().DayNumber - ended.DayNumber);
    }

    private async Task<ILookup<Guid, Stay>> Stays(IReadOnlyList<Guid> ids, CancellationToken cancellation) => (await (
        from placement in db.Placements.AsNoTracking()
        join registration in db.Registrations on placement.RegistrationId equals registration.Id
        join guest in db.Organisations on registration.OrganisationId equals guest.Id
        join place in db.HostPlaces on placement.HostPlaceId equals place.Id
        join host in db.Organisations on place.OrganisationId equals host.Id
        where ids.Contains(placement.RoundId) && placement.PublishedAt != null
        select new Stay(
            placement.RoundId, guest.Kind, host.Kind, placement.Guest.State, placement.Host.State, placement.EndedAt != null,
            registration.State == RegistrationState.Withdrawn || place.IsWithdrawn)).ToListAsync(cancellation)).ToLookup(s => s.RoundId);

    private sealed record Found(Round Round, DateTimeOffset? PublishedAt, int Teams, int ProposalsSubmitted, int Solutions, int CarriedOut);

    private sealed record Organisations(Guid RoundId, OrganisationKind Kind, ParticipationState State, int Count);

    /// <param name="Before">In an earlier round of the portal, released.</param>
    private sealed record People(Guid RoundId, Sector Sector, RegistrationState State, bool Before, int Count)
    {
        public bool IsReleased => State == RegistrationState.Released;
    }

    private sealed record Places(Guid RoundId, Sector Sector, int Stays);

    /// <summary>A published placement, without who it is.</summary>
    private sealed record Stay(
        Guid RoundId, OrganisationKind Guest, OrganisationKind Host, AnswerState GuestAnswer, AnswerState HostAnswer, bool IsEnded, bool IsWithdrawn)
    {
        public bool IsDeclined => GuestAnswer == AnswerState.Declined || HostAnswer == AnswerState.Declined;

        public bool IsCurrent => !IsEnded && !IsDeclined && !IsWithdrawn;

        public bool IsConfirmed => IsCurrent && GuestAnswer == AnswerState.Accepted && HostAnswer == AnswerState.Accepted;

        public bool FellThrough => !IsDeclined && (IsEnded || IsWithdrawn);
    }
}

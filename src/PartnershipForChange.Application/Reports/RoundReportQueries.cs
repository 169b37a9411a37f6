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
    public async Task<IReadOnlyList<RoundReport>> WithParts(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var parts = new List<IReadOnlyDictionary<Guid, ReportPart>>();
        foreach (var feature in features.OrderBy(f => f.Order))
        {
            parts.Add(await feature.Of(ids, cancellation));
        }

        return [.. (await Of(ids, cancellation)).Select(r => r with { Parts = [.. parts.Where(p => p.ContainsKey(r.Id)).Select(p => p[r.Id])] })];
    }

    public async Task<IReadOnlyList<RoundReport>> Of(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges).AsSingleQuery()
            .Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
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
            let before = db.Registrations.Any(r => r.PersonId == registration.PersonId && r.State == RegistrationState.Released
                && db.Rounds.Any(earlier => earlier.Id == r.RoundId && earlier.From < round.From))
            group registration by new { registration.RoundId, organisation.Sector, registration.State, before } into g
            select new People(g.Key.RoundId, g.Key.Sector, g.Key.State, g.Key.before, g.Count())).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var places = (await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where ids.Contains(place.RoundId) && !place.IsWithdrawn
            select new Places(place.RoundId, organisation.Sector, place.PlacesPerWeek * place.Weeks.Count)).ToListAsync(cancellation)).ToLookup(r => r.RoundId);
        var stays = await Stays(ids, cancellation);
        var published = (await db.MatchRuns.AsNoTracking().Where(r => ids.Contains(r.RoundId) && r.State == MatchRunState.Published)
            .Select(r => new { r.RoundId, r.PublishedAt }).ToListAsync(cancellation)).ToDictionary(r => r.RoundId, r => r.PublishedAt);
        var teams = (await (
            from team in db.Teams.AsNoTracking()
            join run in db.TeamRuns on team.RunId equals run.Id
            join proposal in db.Proposals on team.Id equals proposal.TeamId
            where ids.Contains(team.RoundId) && run.State == TeamRunState.Published
            group proposal by team.RoundId into g
            select new { g.Key, Teams = g.Count(), Submitted = g.Count(p => p.State == ProposalState.Submitted) }).ToListAsync(cancellation)).ToDictionary(t => t.Key);
        var submissions = await calls.Of(ids, cancellation);
        var solved = (await db.Solutions.AsNoTracking().Where(s => s.RoundId != null && ids.Contains(s.RoundId.Value)).GroupBy(s => s.RoundId!.Value)
            .Select(g => new { g.Key, Count = g.Count(s => s.State == SolutionState.CarriedOut) }).ToListAsync(cancellation)).ToDictionary(s => s.Key, s => s.Count);
        return [.. rounds.Select(round => new RoundReport
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
            DaysToMatch = published.GetValueOrDefault(round.Id) is { } at ? DaysToMatch(round, at) : null,
            FirstTime = BySide.Of(people[round.Id].Where(p => p.IsReleased && !p.Before), p => p.Sector, p => p.Count),
            Returning = BySide.Of(people[round.Id].Where(p => p.IsReleased && p.Before), p => p.Sector, p => p.Count),
            Cancellations = Cancellations(organisations[round.Id], people[round.Id], stays[round.Id]),
            Challenges = round.Challenges.Count,
            ChallengesSubmitted = round.Strands.ChallengeCall == StrandState.Off ? null : submissions[round.Id].Submitted,
            ChallengesSolved = solved.TryGetValue(round.Id, out var carriedOut) ? carriedOut : null,
            Teams = teams.GetValueOrDefault(round.Id)?.Teams ?? 0,
            ProposalsSubmitted = teams.GetValueOrDefault(round.Id)?.Submitted ?? 0,
        })];
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

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Finds who has earned a certificate and has none, not even a revoked one.</summary>
public sealed class CandidateQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>What a round has to give certificates for, in one query that spares a young round the others.</summary>
    internal Task<CertificateGrounds> In(Guid roundId, CancellationToken cancellation) => db.Rounds.AsNoTracking().Where(r => r.Id == roundId)
        .Select(r => new CertificateGrounds(
            db.CertificateRules.FirstOrDefault(x => x.RoundId == r.Id),
            db.Certificates.Count(c => c.RoundId == r.Id && c.ReplacedAt == null),
            db.Certificates.Count(c => c.RoundId == r.Id && c.ReplacedAt == null && c.RevokedAt != null),
            db.MatchRuns.Any(m => m.RoundId == r.Id && m.State == MatchRunState.Published),
            db.SignUps.Any(s => s.RoundId == r.Id && s.AttendedAt != null),
            db.Solutions.Any(s => s.RoundId == r.Id && s.ProposalId != null)))
        .SingleAsync(cancellation);

    /// <summary>The same for one person, who may have a certificate or issue one themselves.</summary>
    internal Task<CertificateGrounds> For(Guid personId, Guid roundId, CancellationToken cancellation) => db.Rounds.AsNoTracking().Where(r => r.Id == roundId)
        .Select(r => new CertificateGrounds(
            db.CertificateRules.FirstOrDefault(x => x.RoundId == r.Id),
            db.Certificates.Count(c => c.RoundId == r.Id && c.PersonId == personId && c.ReplacedAt == null),
            db.Certificates.Count(c => c.RoundId == r.Id && c.PersonId == personId && c.ReplacedAt == null && c.RevokedAt != null),
            db.PublishedPlacements().Any(p => p.RoundId == r.Id && db.Registrations.Any(x => x.Id == p.RegistrationId && x.PersonId == personId)),
            db.SignUps.Any(s => s.RoundId == r.Id && s.PersonId == personId && s.AttendedAt != null),
            db.Solutions.Any(s => s.ProposalId != null && db.Proposals.Any(p => p.Id == s.ProposalId && p.RoundId == r.Id
                && db.TeamMembers.Any(m => m.TeamId == p.TeamId && db.Registrations.Any(x => x.Id == m.RegistrationId && x.PersonId == personId))))))
        .SingleAsync(cancellation);

    /// <summary>What a round gives certificates for.</summary>
    internal async Task<CertificateRules?> Rules(Guid roundId, CancellationToken cancellation) =>
        await db.CertificateRules.AsNoTracking().FirstOrDefaultAsync(r => r.RoundId == roundId, cancellation);

    /// <summary>By kind, then by name. A query for each kind that is chosen, and one.</summary>
    /// <param name="person">Only this person's; null: everybody's.</param>
    internal async Task<IReadOnlyList<Candidate>> Of(Round round, CertificateChoices choices, Guid? person, CancellationToken cancellation)
    {
        var earned = new List<Earned>();
        if (round.NamesRemovedOn is not null)
        {
            return [];
        }

        if (choices.ForExchanges)
        {
            earned.AddRange(await Exchanges(round, person, cancellation));
        }

        if (choices.ForWorkshops)
        {
            earned.AddRange(await Workshops(round, person, cancellation));
        }

        if (choices.ForSolutions)
        {
            earned.AddRange(await Solutions(round, person, cancellation));
        }

        if (earned.Count == 0)
        {
            return [];
        }

        var issued = (await db.Certificates.AsNoTracking().Where(c => c.RoundId == round.Id && (person == null || c.PersonId == person))
            .Select(c => new { c.PersonId, c.Kind, c.SubjectId }).ToListAsync(cancellation))
            .Select(c => (c.PersonId, c.Kind, c.SubjectId)).ToHashSet();
        return
        [
            .. earned.Where(e => !issued.Contains((e.PersonId, e.Kind, e.SubjectId)))
                .OrderBy(e => e.Kind).ThenBy(e => e.NameKey, StringComparer.Ordinal).ThenBy(e => e.SubjectId)
                .Select(e => new Candidate(
                    new CertificateSubject(round.Id, e.PersonId, e.Kind, e.SubjectId, e.About, e.From, e.To), $"{e.FirstName} {e.LastName}", e.Side)),
        ];
    }

    private async Task<List<Earned>> Exchanges(Round round, Guid? person, CancellationToken cancellation)
    {
        var lastMonday = clock.Today().AddDays(-5);
        var found = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join guest in db.People on registration.PersonId equals guest.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.RoundId == round.Id && placement.Week <= lastMonday && (person == null || guest.Id == person)
                && placement.Guest.State == AnswerState.Accepted && placement.Host.State == AnswerState.Accepted
            select new { PersonId = guest.Id, guest.FirstName, guest.LastName, guest.NameKey, employer.Sector, placement.Id, placement.Week, host.Name })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(f => new Earned(
                f.PersonId, f.FirstName, f.LastName, f.NameKey, f.Sector, CertificateKind.Exchange, f.Id, f.Name, f.Week, f.Week.AddDays(4))),
        ];
    }

    private async Task<List<Earned>> Workshops(Round round, Guid? person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join holder in db.People on signUp.PersonId equals holder.Id
            join employer in db.Organisations on holder.OrganisationId equals employer.Id into employers
            from employer in employers.DefaultIfEmpty()
            where signUp.RoundId == round.Id && signUp.State == SignUpState.SignedUp && signUp.AttendedAt != null && session.EndsAt <= now
                && workshop.Kind == WorkshopKind.Workshop && (person == null || holder.Id == person)
            select new
            {
                PersonId = holder.Id, holder.FirstName, holder.LastName, holder.NameKey, Sector = employer != null ? employer.Sector : (Sector?)null,
                session.Id, session.StartsAt, session.EndsAt, workshop.Title,
            }).ToListAsync(cancellation);
        return
        [
            .. found.Select(f => new Earned(
                f.PersonId, f.FirstName, f.LastName, f.NameKey, f.Sector, CertificateKind.Workshop, f.Id, f.Title, f.StartsAt.LocalDay(), f.EndsAt.LocalDay())),
        ];
    }

    /// <summary>Members of teams whose proposal was chosen and became a solution.</summary>
    private async Task<List<Earned>> Solutions(Round round, Guid? person, CancellationToken cancellation)
    {
        var found = await (
            from solution in db.Solutions.AsNoTracking()
            join proposal in db.Proposals on solution.ProposalId equals proposal.Id
            join team in db.Teams on proposal.TeamId equals team.Id
            join challenge in db.Challenges on team.ChallengeId equals challenge.Id
            join member in db.TeamMembers on team.Id equals member.TeamId
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join holder in db.People on registration.PersonId equals holder.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            where team.RoundId == round.Id && (person == null || holder.Id == person)
            select new { PersonId = holder.Id, holder.FirstName, holder.LastName, holder.NameKey, employer.Sector, team.Id, solution.ChosenOn, challenge.Title })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(f => new Earned(
                f.PersonId, f.FirstName, f.LastName, f.NameKey, f.Sector, CertificateKind.Solution, f.Id, f.Title, f.ChosenOn!.Value, f.ChosenOn.Value)),
        ];
    }

    private sealed record Earned(
        Guid PersonId, string FirstName, string LastName, string NameKey, Sector? Side, CertificateKind Kind, Guid SubjectId, LocalisedText About,
        DateOnly From, DateOnly To);
}

/// <summary>What there is to give certificates for.</summary>
/// <param name="Rules">The round's own; null where the usual hold.</param>
/// <param name="Issued">Certificates not replaced by a newer one, revoked ones among them.</param>
/// <param name="Stays">True when there are published placements, of one person: of theirs.</param>
/// <param name="Attended">True when somebody, or they, were at a workshop or event.</param>
/// <param name="Chosen">True when a proposal, of one person: of their team, became a solution.</param>
internal sealed record CertificateGrounds(CertificateRules? Rules, int Issued, int Revoked, bool Stays, bool Attended, bool Chosen)
{
    /// <summary>What certificates are given for, without what nobody can have earned yet.</summary>
    public CertificateChoices Choices
    {
        get
        {
            var choices = Rules?.Choices ?? CertificateChoices.Usual;
            return choices with
            {
                ForExchanges = choices.ForExchanges && Stays, ForWorkshops = choices.ForWorkshops && Attended, ForSolutions = choices.ForSolutions && Chosen,
            };
        }
    }

    public bool Any => Stays || Attended || Chosen || Issued > 0;

    public int Valid => Issued - Revoked;
}

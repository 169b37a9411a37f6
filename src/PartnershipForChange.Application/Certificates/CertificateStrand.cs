using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Certificates on a round's dashboard, once somebody has earned one.</summary>
internal sealed class CertificateStrand(PortalDbContext db, CandidateQueries candidates) : IStrandSummary
{
    public int Order => 90;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        if (!await candidates.AnythingIn(round.Id, cancellation))
        {
            return null;
        }

        var choices = (await candidates.Rules(round.Id, cancellation))?.Choices ?? CertificateChoices.Usual;
        var earned = (await candidates.Of(round, choices, person: null, cancellation)).Count;
        var given = await db.Certificates.Where(c => c.RoundId == round.Id).Select(c => new { IsReplaced = c.ReplacedAt != null, IsRevoked = c.RevokedAt != null })
            .ToListAsync(cancellation);
        var (issued, revoked) = (given.Count(c => !c.IsReplaced), given.Count(c => c.IsRevoked));
        return earned + issued == 0 ? null : new StrandSummary(
            "Certificates.Title",
            $"/manage/{round.Code}/certificates",
            [
                new StrandFact("Certificates.Fact.ToIssue", earned),
                new StrandFact("Certificates.Fact.Valid", issued - revoked),
                new StrandFact("Certificates.Fact.Revoked", revoked),
            ],
            []);
    }
}

/// <summary>A round that follows gives certificates for the same.</summary>
internal sealed class CertificateCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        if (await db.CertificateRules.AsNoTracking().FirstOrDefaultAsync(r => r.RoundId == source.Id, cancellation) is { } rules)
        {
            db.Add(new CertificateRules(clone, rules.Choices));
        }
    }
}

/// <summary>Valid certificates in the annual report.</summary>
internal sealed class CertificateReport(PortalDbContext db) : IReportPart
{
    public int Order => 90;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        var issued = (await (
            from certificate in db.Certificates.AsNoTracking()
            join holder in db.People on certificate.PersonId equals holder.Id
            join employer in db.Organisations on holder.OrganisationId equals employer.Id into employers
            from employer in employers.DefaultIfEmpty()
            where rounds.Contains(certificate.RoundId) && certificate.RevokedAt == null && certificate.ReplacedAt == null
            group certificate by new { certificate.RoundId, certificate.Kind, Sector = employer != null ? employer.Sector : (Sector?)null } into g
            select new Group(g.Key.RoundId, g.Key.Kind, g.Key.Sector, g.Count())).ToListAsync(cancellation)).ToLookup(c => c.RoundId);
        return issued.ToDictionary(of => of.Key, of => new ReportPart(
            "certificates", "Certificates.Report.Title",
            [.. Enum.GetValues<CertificateKind>().Select(kind => Line(kind, [.. of.Where(c => c.Kind == kind)]))]));
    }

    /// <summary>People without a known employer count in the total only.</summary>
    private static ReportLine Line(CertificateKind kind, IReadOnlyList<Group> groups) => new(
        $"Certificates.Report.{kind}",
        BySide.Of(groups.Where(g => g.Sector is not null), g => g.Sector!.Value, g => g.Count),
        groups.Sum(g => g.Count));

    private sealed record Group(Guid RoundId, CertificateKind Kind, Sector? Sector, int Count);
}

/// <summary>Certificates on the page of somebody's round, once they have earned one.</summary>
internal sealed class MyCertificateCard(PortalDbContext db, CandidateQueries candidates) : IMyRoundCard
{
    public int Order => 90;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        if (!await candidates.AnythingFor(actor.PersonId, round.Id, cancellation))
        {
            return null;
        }

        var choices = (await candidates.Rules(round.Id, cancellation))?.Choices ?? CertificateChoices.Usual;
        var toIssue = (await candidates.Of(round, choices, actor.PersonId, cancellation)).Count(c => choices.HolderMayIssue(c.Subject.Kind));
        var issued = await db.Certificates.CountAsync(
            c => c.RoundId == round.Id && c.PersonId == actor.PersonId && c.RevokedAt == null && c.ReplacedAt == null, cancellation);
        var path = $"/me/{round.Code}/certificates";
        return toIssue > 0 ? new MyRoundCard("Certificates.Card.ToIssue", path, toIssue)
            : issued > 0 ? new MyRoundCard("Certificates.Card.Issued", path, issued)
            : null;
    }
}

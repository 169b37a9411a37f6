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
internal sealed class CertificateStrand(CandidateQueries candidates) : IStrandSummary
{
    public int Order => 90;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        var grounds = await candidates.In(round.Id, cancellation);
        if (!grounds.Any)
        {
            return null;
        }

        var earned = (await candidates.Of(round, grounds.Choices, person: null, cancellation)).Count;
        return earned + grounds.Issued == 0 ? null : new StrandSummary(
            "Certificates.Title",
            $"/manage/{round.Code}/certificates",
            [
                new StrandFact("Certificates.Fact.ToIssue", earned),
                new StrandFact("Certificates.Fact.Valid", grounds.Valid),
                new StrandFact("Certificates.Fact.Revoked", grounds.Revoked),
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

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var issued = (await (
            from certificate in db.Certificates.AsNoTracking()
            join holder in db.People on certificate.PersonId equals holder.Id
            join employer in db.Organisations on holder.OrganisationId equals employer.Id into employers
            from employer in employers.DefaultIfEmpty()
            where ids.Contains(certificate.RoundId) && certificate.RevokedAt == null && certificate.ReplacedAt == null
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
internal sealed class MyCertificateCard(CandidateQueries candidates) : IMyRoundCard
{
    public int Order => 90;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var grounds = await candidates.For(actor.PersonId, round.Id, cancellation);
        if (!grounds.Any)
        {
            return null;
        }

        var toIssue = (await candidates.Of(round, grounds.Choices, actor.PersonId, cancellation)).Count(c => grounds.Choices.HolderMayIssue(c.Subject.Kind));
        var path = $"/me/{round.Code}/certificates";
        return toIssue > 0 ? new MyRoundCard("Certificates.Card.ToIssue", path, toIssue)
            : grounds.Valid > 0 ? new MyRoundCard("Certificates.Card.Issued", path, grounds.Valid)
            : null;
    }
}

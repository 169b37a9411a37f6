using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Reads certificates for coordinators, for their holders, and for strangers who check one.</summary>
public sealed class CertificateQueries(PortalDbContext db, CandidateQueries candidates)
{
    /// <summary>The certificates of a round, newest first, and who could get one.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<CertificatesView> List(string round, int page, CancellationToken cancellation)
    {
        var stored = round.ToLowerInvariant();
        var found = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == stored, cancellation).OrNotFound();
        var rules = await candidates.Rules(found.Id, cancellation);
        var issued = await (
            from certificate in db.Certificates.AsNoTracking()
            join holder in db.People on certificate.PersonId equals holder.Id
            where certificate.RoundId == found.Id
            orderby certificate.IssuedAt descending, certificate.Id descending
            select new { Certificate = certificate, holder.FirstName, holder.LastName }).ToPageAsync(page, cancellation);
        var choices = rules?.Choices ?? CertificateChoices.Usual;
        return new CertificatesView(
            found, choices, rules?.Version, await candidates.Of(found, choices, person: null, cancellation),
            issued.Select(i => found.NamesRemovedOn is null ? Row(i.Certificate, $"{i.FirstName} {i.LastName}") : Nameless(i.Certificate)));
    }

    /// <exception cref="NotFoundException">When the round has none of this id.</exception>
    public async Task<CertificateView> One(string round, Guid id, CancellationToken cancellation)
    {
        var stored = round.ToLowerInvariant();
        return new CertificateView(stored, await db.Certificates.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && db.Rounds.Any(r => r.Id == c.RoundId && r.Code == stored), cancellation).OrNotFound());
    }

    /// <summary>The actor's own certificates in a round, and those they may take; both empty for whoever was not in it.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<MyCertificatesView> Mine(string round, Actor actor, CancellationToken cancellation)
    {
        var stored = round.ToLowerInvariant();
        var found = await db.Rounds.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(r => r.Code == stored, cancellation).OrNotFound();
        var choices = (await candidates.Rules(found.Id, cancellation))?.Choices ?? CertificateChoices.Usual;
        var mine = await db.Certificates.AsNoTracking().Where(c => c.RoundId == found.Id && c.PersonId == actor.PersonId)
            .OrderByDescending(c => c.IssuedAt).ThenByDescending(c => c.Id).ToListAsync(cancellation);
        var toIssue = (await candidates.Of(found, choices, actor.PersonId, cancellation)).Where(c => choices.HolderMayIssue(c.Subject.Kind)).ToList();
        return new MyCertificatesView(found.Code, found.Name, mine, toIssue, actor.Name);
    }

    /// <summary>One of the actor's own, with the round's name, to be printed; only a valid one.</summary>
    /// <exception cref="NotFoundException">When they have no such certificate, or it is not valid.</exception>
    public async Task<(Certificate Certificate, LocalisedText Round)> ToPrint(string round, Guid id, Actor actor, CancellationToken cancellation)
    {
        var stored = round.ToLowerInvariant();
        var found = await (
            from certificate in db.Certificates.AsNoTracking()
            join one in db.Rounds.VisibleTo(actor) on certificate.RoundId equals one.Id
            where certificate.Id == id && certificate.PersonId == actor.PersonId && one.Code == stored
            select new { Certificate = certificate, one.Name }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return found.Certificate.Standing == CertificateStanding.Valid
            ? (found.Certificate, found.Name)
            : throw new NotFoundException(nameof(Certificate));
    }

    /// <summary>
    /// What strangers may know of the certificate with this code; null when there is none. A code that can be none is looked
    /// up all the same, so that the answer takes as long.
    /// </summary>
    public async Task<VerifiedCertificate?> Verify(string? typed, CancellationToken cancellation)
    {
        var normalised = CertificateCode.Normalised(typed);
        var code = CertificateCode.IsWhole(normalised) ? normalised : string.Empty;
        var found = await (
            from certificate in db.Certificates.AsNoTracking()
            join round in db.Rounds on certificate.RoundId equals round.Id
            where certificate.Code == code
            select new { Certificate = certificate, round.Name, round.NamesRemovedOn }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : new VerifiedCertificate(
            found.Certificate.Code, found.Certificate.Kind, found.Name, found.Certificate.IssuedAt, found.Certificate.NameToStrangers,
            found.Certificate.Standing, found.NamesRemovedOn);
    }

    /// <summary>With what is left of the name, and no other to compare it with.</summary>
    private static CertificateRow Nameless(Certificate certificate)
    {
        var name = certificate.HolderName.Length > 0 ? certificate.HolderName : Person.NoName;
        return Row(certificate, certificate.HolderName) with { HolderName = name };
    }

    private static CertificateRow Row(Certificate certificate, string nameNow) => new(
        certificate.Id, certificate.Kind, certificate.Code, certificate.HolderName, nameNow == certificate.HolderName ? null : nameNow,
        certificate.About, certificate.IssuedAt, certificate.Standing, certificate.Reason);
}

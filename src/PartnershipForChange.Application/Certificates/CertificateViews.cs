using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Certificates;

/// <summary>Somebody who has earned a certificate and has none yet.</summary>
public sealed record Candidate(CertificateSubject Subject, string Name, Sector? Side)
{
    /// <summary>How a form names it.</summary>
    public string Key => $"{Subject.Kind}:{Subject.SubjectId:N}:{Subject.PersonId:N}";
}

/// <summary>A certificate in the coordinators' list.</summary>
/// <param name="NameNow">The holder's name now, where it is another than on the certificate.</param>
public sealed record CertificateRow(
    Guid Id, CertificateKind Kind, string Code, string HolderName, string? NameNow, LocalisedText About, DateTimeOffset IssuedAt,
    CertificateStanding Standing, string Reason);

/// <summary>A round's certificates, for coordinators.</summary>
/// <param name="Candidates">Who would get one now.</param>
public sealed record CertificatesView(
    Round Round, CertificateChoices Choices, Guid? Version, IReadOnlyList<Candidate> Candidates, Page<CertificateRow> Issued);

/// <summary>One certificate, for coordinators.</summary>
public sealed record CertificateView(string RoundCode, Certificate Certificate);

/// <summary>Somebody's own certificates in a round.</summary>
/// <param name="ToIssue">Those they may take now.</param>
/// <param name="Name">Their name now.</param>
public sealed record MyCertificatesView(
    string RoundCode, LocalisedText Round, IReadOnlyList<Certificate> Certificates, IReadOnlyList<Candidate> ToIssue, string Name);

/// <summary>All that a stranger learns of a certificate.</summary>
/// <param name="Name">As far as the holder lets strangers see it; null: not at all.</param>
/// <param name="NamesRemovedOn">The day names went from its round; null while they are there.</param>
public sealed record VerifiedCertificate(
    string Code, CertificateKind Kind, LocalisedText Round, DateTimeOffset IssuedAt, string? Name, CertificateStanding Standing, DateOnly? NamesRemovedOn);

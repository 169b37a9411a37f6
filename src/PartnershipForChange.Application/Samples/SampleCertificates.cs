using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Certificates;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Samples;

/// <summary>Half of those who were at the sample's first workshop have their certificate; the others can take theirs.</summary>
internal sealed class SampleCertificates(PortalDbContext db, CandidateQueries candidates, TimeProvider clock) : ISamplePart
{
    public int Order => 90;

    public async Task Add(Round round, string folder, CancellationToken cancellation)
    {
        var earned = await candidates.Of(round, CertificateChoices.Usual, person: null, cancellation);
        var contact = await db.People.SingleAsync(p => p.Email == SampleAccounts.MinistryEmail, cancellation);
        var luka = await db.People.SingleAsync(p => p.Email == SampleAccounts.ParticipantEmail, cancellation);
        var others = earned.Where(c => c.Subject.PersonId != luka.Id && c.Subject.PersonId != contact.Id).Take(3).ToList();
        var people = await db.People.Where(p => others.Select(o => o.Subject.PersonId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var candidate in earned.Where(c => c.Subject.PersonId == contact.Id))
        {
            var certificate = new Certificate(candidate.Subject, contact, clock.GetUtcNow());
            certificate.Show(NameShown.FullName);
            db.Add(certificate);
        }

        db.AddRange(others.Select(o => new Certificate(o.Subject, people[o.Subject.PersonId], clock.GetUtcNow())));
    }
}

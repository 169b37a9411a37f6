using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.PointsTo<Certificate, Round>(c => c.RoundId);
        builder.PointsTo<Certificate, Person>(c => c.PersonId);
        builder.Property(c => c.Code).HasMaxLength(CertificateCode.Length);
        builder.HasIndex(c => c.Code).IsUnique();

        // Of two who issue the same at once, one wins.
        builder.HasIndex(c => new { c.PersonId, c.Kind, c.SubjectId, c.Number }).IsUnique();
        builder.Property(c => c.HolderName).HasMaxLength((2 * Person.NameLength) + 1);
        builder.Property(c => c.Reason).HasMaxLength(Certificate.ReasonLength);
        builder.Localised(c => c.About, Certificate.AboutLength);
    }
}

internal sealed class CertificateRulesConfiguration : IEntityTypeConfiguration<CertificateRules>
{
    public void Configure(EntityTypeBuilder<CertificateRules> builder)
    {
        builder.PointsTo<CertificateRules, Round>(r => r.RoundId);
        builder.HasIndex(r => r.RoundId).IsUnique();
        builder.ComplexProperty(r => r.Choices);
    }
}

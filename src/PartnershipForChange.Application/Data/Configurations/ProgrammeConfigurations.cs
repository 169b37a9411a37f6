using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class ChangeMeterReadingConfiguration : IEntityTypeConfiguration<ChangeMeterReading>
{
    public void Configure(EntityTypeBuilder<ChangeMeterReading> builder)
    {
        builder.HasIndex(r => new { r.AsOf, r.Precision }).IsUnique();
        builder.Ignore(r => r.When);
        builder.Property(r => r.Source).HasMaxLength(Solution.SourceLength);
    }
}

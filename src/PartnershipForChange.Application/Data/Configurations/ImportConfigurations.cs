using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Node).HasMaxLength(100);
        builder.Property(j => j.Version).IsConcurrencyToken();
        builder.HasIndex(j => new { j.State, j.CreatedAt });
        builder.PointsTo<ImportJob, Round>(j => j.RoundId);
        builder.PointsTo<ImportJob, Organisation>(j => j.NominatesForId);
        builder.HasMany(j => j.Files).WithOne().HasForeignKey("JobId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.ToTable("ImportFiles");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Kind);
        builder.Property(f => f.Name).HasMaxLength(260);
        builder.Property(f => f.Content);
    }
}

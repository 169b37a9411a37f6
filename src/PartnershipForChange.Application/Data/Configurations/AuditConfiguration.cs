using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class StoredKeyConfiguration : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> builder) => builder.Property(k => k.Name).HasMaxLength(200);
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.ActorName).HasMaxLength(250);
        builder.Property(a => a.Subject).HasMaxLength(60);
        builder.Property(a => a.Label).HasMaxLength(200);
        builder.Property(a => a.SearchText).HasMaxLength(AuditTrail.LongestSearchText);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => a.SubjectId);
        builder.HasIndex(a => a.RoundId);
        builder.HasIndex(a => a.PersonId);
    }
}

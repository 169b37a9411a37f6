using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Reports;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class HistoricalRoundConfiguration : IEntityTypeConfiguration<HistoricalRound>
{
    public void Configure(EntityTypeBuilder<HistoricalRound> builder)
    {
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.From).HasMaxLength(10);
        builder.Property(r => r.To).HasMaxLength(10);
        builder.Property(r => r.Note).HasMaxLength(500);
        builder.Property(r => r.Source).HasMaxLength(300);
        builder.ComplexProperty(r => r.Figures);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class SolutionConfiguration : IEntityTypeConfiguration<Solution>
{
    public void Configure(EntityTypeBuilder<Solution> builder)
    {
        builder.Localised(s => s.Title, Solution.TitleLength);
        builder.Localised(s => s.Actions, Solution.ActionsLength);
        builder.Property(s => s.Source).HasMaxLength(Solution.SourceLength);
    }
}

internal sealed class ChangeMeterReadingConfiguration : IEntityTypeConfiguration<ChangeMeterReading>
{
    public void Configure(EntityTypeBuilder<ChangeMeterReading> builder)
    {
        builder.HasIndex(r => r.AsOf).IsUnique();
        builder.Property(r => r.Source).HasMaxLength(Solution.SourceLength);
    }
}

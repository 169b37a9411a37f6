using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(Round.CodeLength);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.Localised(r => r.Name, Round.NameLength);
        builder.Localised(r => r.Patron, 200);
        builder.Property(r => r.Season).HasMaxLength(20);
        builder.ComplexProperty(r => r.Strands);
        builder.ComplexProperty(r => r.Settings);
        builder.PointsTo<Round, Round>(r => r.ClonedFromId);
        builder.Ignore(r => r.Weeks).Ignore(r => r.NamesGoOn);
        builder.HasMany(r => r.Phases).WithOne().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Challenges).WithOne().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(r => r.Phases).HasField("_phases").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(r => r.Challenges).HasField("_challenges").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PhaseConfiguration : IEntityTypeConfiguration<Phase>
{
    public void Configure(EntityTypeBuilder<Phase> builder)
    {
        builder.ToTable("Phases");
        builder.HasIndex(p => new { p.RoundId, p.Kind }).IsUnique();
        builder.PrimitiveCollection(p => p.Rights).ElementType().HasConversion<string>();
    }
}

internal sealed class ChallengeConfiguration : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> builder)
    {
        builder.Property(c => c.Key).HasMaxLength(Challenge.KeyLength);
        builder.HasIndex(c => new { c.RoundId, c.Key }).IsUnique();
        builder.Localised(c => c.Title, Challenge.TitleLength);
        builder.Localised(c => c.OtherTitle, Challenge.TitleLength);
        builder.Localised(c => c.Description, 2000);
        builder.PointsTo<Challenge, Organisation>(c => c.OwnerId);
        builder.PointsTo<Challenge, Solution>(c => c.SolutionId);
    }
}

internal sealed class PartnershipTermsConfiguration : IEntityTypeConfiguration<PartnershipTerms>
{
    public void Configure(EntityTypeBuilder<PartnershipTerms> builder)
    {
        builder.HasIndex(t => t.Number).IsUnique();
        builder.Localised(t => t.Text, PartnershipTerms.TextLength);
    }
}

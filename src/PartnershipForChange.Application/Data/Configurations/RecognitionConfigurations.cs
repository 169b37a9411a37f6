using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class SeasonConfiguration : IEntityTypeConfiguration<Season>
{
    public void Configure(EntityTypeBuilder<Season> builder)
    {
        builder.PointsTo<Season, Round>(s => s.RoundId);
        builder.HasIndex(s => s.RoundId).IsUnique();
        builder.HasMany(s => s.Rules).WithOne().HasForeignKey(r => r.SeasonId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Rules).HasField("_rules").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class StampRuleConfiguration : IEntityTypeConfiguration<StampRule>
{
    public void Configure(EntityTypeBuilder<StampRule> builder)
    {
        builder.ToTable("StampRules");
        builder.HasIndex(r => new { r.SeasonId, r.Act }).IsUnique();
        builder.Localised(r => r.Title, StampRule.TitleLength);
    }
}

internal sealed class FrozenStampConfiguration : IEntityTypeConfiguration<FrozenStamp>
{
    public void Configure(EntityTypeBuilder<FrozenStamp> builder)
    {
        builder.HasKey(s => new { s.SeasonId, s.PersonId, s.Act });
        builder.PointsTo<FrozenStamp, Season>(s => s.SeasonId);
        builder.PointsTo<FrozenStamp, Person>(s => s.PersonId);
    }
}

internal sealed class RecognitionChoiceConfiguration : IEntityTypeConfiguration<RecognitionChoice>
{
    public void Configure(EntityTypeBuilder<RecognitionChoice> builder)
    {
        builder.PointsTo<RecognitionChoice, Person>(c => c.PersonId);
        builder.HasIndex(c => c.PersonId).IsUnique();
    }
}

internal sealed class KudosConfiguration : IEntityTypeConfiguration<Kudos>
{
    public void Configure(EntityTypeBuilder<Kudos> builder)
    {
        builder.PointsTo<Kudos, Round>(k => k.RoundId);
        builder.PointsTo<Kudos, Person>(k => k.FromId);
        builder.PointsTo<Kudos, Person>(k => k.ToId);
        builder.Property(k => k.Content).HasMaxLength(Kudos.SentenceLength);
        builder.Property(k => k.HiddenReason).HasMaxLength(Kudos.ReasonLength);

        // Of two sent at once, one wins: once a week to the same person, and so many a day.
        builder.HasIndex(k => new { k.RoundId, k.FromId, k.ToId, k.Week }).IsUnique().HasFilter("[WithdrawnAt] IS NULL");
        builder.HasIndex(k => new { k.FromId, k.Day, k.NumberOfDay }).IsUnique();
        builder.Ignore(k => k.IsShown);
    }
}

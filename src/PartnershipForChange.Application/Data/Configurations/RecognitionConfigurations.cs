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
        builder.HasMany(s => s.Badges).WithOne().HasForeignKey(b => b.SeasonId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Badges).HasField("_badges").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class StampRuleConfiguration : IEntityTypeConfiguration<StampRule>
{
    public void Configure(EntityTypeBuilder<StampRule> builder)
    {
        builder.ToTable("StampRules");
        builder.HasIndex(r => new { r.SeasonId, r.Act }).IsUnique();
        builder.IsStamp();
    }
}

internal sealed class TemplateStampConfiguration : IEntityTypeConfiguration<TemplateStamp>
{
    public void Configure(EntityTypeBuilder<TemplateStamp> builder)
    {
        builder.HasIndex(s => s.Act).IsUnique();
        builder.IsStamp();
    }
}

internal sealed class BadgeRuleConfiguration : IEntityTypeConfiguration<BadgeRule>
{
    public void Configure(EntityTypeBuilder<BadgeRule> builder)
    {
        builder.ToTable("BadgeRules");
        builder.IsBadge();
    }
}

internal sealed class TemplateBadgeConfiguration : IEntityTypeConfiguration<TemplateBadge>
{
    public void Configure(EntityTypeBuilder<TemplateBadge> builder) => builder.IsBadge();
}

/// <summary>What the rules of a round and those of the programme's template have in common.</summary>
internal static class RecognitionShapes
{
    public static void IsStamp<T>(this EntityTypeBuilder<T> builder)
        where T : StampDefinition
    {
        builder.Localised(s => s.Title, StampDefinition.TitleLength);
        builder.Localised(s => s.Description, StampDefinition.DescriptionLength);
        builder.Ignore(s => s.Terms);
    }

    public static void IsBadge<T>(this EntityTypeBuilder<T> builder)
        where T : BadgeDefinition
    {
        builder.Localised(b => b.Title, BadgeDefinition.TitleLength);
        builder.Localised(b => b.Description, BadgeDefinition.DescriptionLength);
        builder.PrimitiveCollection(b => b.Acts).ElementType().HasConversion<string>();
        builder.Ignore(b => b.Terms);
        builder.Ignore(b => b.IsOfSomeActs);
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

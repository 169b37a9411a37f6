using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.PointsTo<Survey, Round>(s => s.RoundId);
        builder.HasIndex(s => s.RoundId).IsUnique();
        builder.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Waves).WithOne().HasForeignKey(w => w.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Items).HasField("_items").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(s => s.Waves).HasField("_waves").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SurveyItemConfiguration : IEntityTypeConfiguration<SurveyItem>
{
    public void Configure(EntityTypeBuilder<SurveyItem> builder)
    {
        builder.ToTable("SurveyItems");
        builder.Property(i => i.Key).HasMaxLength(SurveyItem.KeyLength);
        builder.HasIndex(i => new { i.SurveyId, i.Key }).IsUnique();
        builder.Localised(i => i.Text, SurveyItem.TextLength);
        builder.Localised(i => i.Low, SurveyItem.LabelLength);
        builder.Localised(i => i.High, SurveyItem.LabelLength);
        builder.Localised(i => i.Options, SurveyItem.OptionsLength);
        builder.Ignore(i => i.Range).Ignore(i => i.IsFreeText);
    }
}

internal sealed class SurveyWaveConfiguration : IEntityTypeConfiguration<SurveyWave>
{
    public void Configure(EntityTypeBuilder<SurveyWave> builder)
    {
        builder.ToTable("SurveyWaves");
        builder.HasIndex(w => new { w.SurveyId, w.Kind }).IsUnique();
        builder.PrimitiveCollection(w => w.Audience).ElementType().HasConversion<string>();
        builder.Ignore(w => w.HasCard);
        builder.Property(w => w.Counts).HasConversion(
            counts => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<AskedCount>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<AskedCount>>(
                (one, other) => one == other || (one != null && other != null && one.SequenceEqual(other)), counts => counts.Count, counts => counts));
    }
}

internal sealed class SurveySheetConfiguration : IEntityTypeConfiguration<SurveySheet>
{
    public void Configure(EntityTypeBuilder<SurveySheet> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.PointsTo<SurveySheet, SurveyWave>(s => s.WaveId);
        builder.Property(s => s.Pseudonym).HasMaxLength(Pseudonym.Length);
        builder.HasIndex(s => new { s.WaveId, s.Pseudonym }).IsUnique();
        builder.Property(s => s.Answers).HasConversion(
            answers => JsonSerializer.Serialize(answers, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Dictionary<string, int>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<Dictionary<string, int>>(
                (one, other) => one!.Count == other!.Count && !one.Except(other).Any(),
                answers => answers.Count,
                answers => new Dictionary<string, int>(answers)));
    }
}

internal sealed class SurveyCommentConfiguration : IEntityTypeConfiguration<SurveyComment>
{
    public void Configure(EntityTypeBuilder<SurveyComment> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.PointsTo<SurveyComment, SurveyWave>(c => c.WaveId);
        builder.Property(c => c.ItemKey).HasMaxLength(SurveyItem.KeyLength);
        builder.Property(c => c.Pseudonym).HasMaxLength(Pseudonym.Length);
        builder.HasIndex(c => new { c.WaveId, c.Pseudonym }).IsUnique();
        builder.Property(c => c.Content).HasMaxLength(SurveyComment.ContentLength);
    }
}

internal sealed class SurveyTurnoutConfiguration : IEntityTypeConfiguration<SurveyTurnout>
{
    public void Configure(EntityTypeBuilder<SurveyTurnout> builder)
    {
        builder.HasKey(t => new { t.WaveId, t.PersonId });
        builder.PointsTo<SurveyTurnout, SurveyWave>(t => t.WaveId);
        builder.PointsTo<SurveyTurnout, Person>(t => t.PersonId);
    }
}

internal sealed class SurveySaltConfiguration : IEntityTypeConfiguration<SurveySalt>
{
    public void Configure(EntityTypeBuilder<SurveySalt> builder)
    {
        builder.HasKey(s => s.SurveyId);
        builder.HasOne<Survey>().WithOne().HasForeignKey<SurveySalt>(s => s.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Value).HasMaxLength(Pseudonym.SaltLength);
    }
}

internal sealed class SurveyCardConfiguration : IEntityTypeConfiguration<SurveyCard>
{
    public void Configure(EntityTypeBuilder<SurveyCard> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.PointsTo<SurveyCard, SurveyWave>(c => c.WaveId);
        builder.PointsTo<SurveyCard, Person>(c => c.PersonId);
        builder.HasIndex(c => new { c.WaveId, c.PersonId }).IsUnique().HasFilter("[PersonId] IS NOT NULL");
        builder.Property(c => c.Content).HasMaxLength(SurveyCard.ContentLength);
    }
}

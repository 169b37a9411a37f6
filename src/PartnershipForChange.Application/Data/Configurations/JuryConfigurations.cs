using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class JuryPanelConfiguration : IEntityTypeConfiguration<JuryPanel>
{
    public void Configure(EntityTypeBuilder<JuryPanel> builder)
    {
        builder.PointsTo<JuryPanel, Round>(p => p.RoundId);
        builder.HasIndex(p => new { p.RoundId, p.Kind }).IsUnique();
        builder.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => c.PanelId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Jurors).WithOne().HasForeignKey(j => j.PanelId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Entries).WithOne().HasForeignKey(e => e.PanelId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(p => p.Criteria).HasField("_criteria").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(p => p.Jurors).HasField("_jurors").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(p => p.Entries).HasField("_entries").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(p => p.AreScoresKnown).Ignore(p => p.Wanted).Ignore(p => p.Given);
    }
}

internal sealed class JuryCriterionConfiguration : IEntityTypeConfiguration<JuryCriterion>
{
    public void Configure(EntityTypeBuilder<JuryCriterion> builder)
    {
        builder.ToTable("JuryCriteria");
        builder.Localised(c => c.Name, JuryCriterion.NameLength);
        builder.Localised(c => c.Hint, JuryCriterion.HintLength);
        builder.HasIndex(c => new { c.PanelId, c.Order }).IsUnique();
    }
}

internal sealed class PanelJurorConfiguration : IEntityTypeConfiguration<PanelJuror>
{
    public void Configure(EntityTypeBuilder<PanelJuror> builder)
    {
        builder.ToTable("PanelJurors");
        builder.PointsTo<PanelJuror, Person>(j => j.PersonId);
        builder.HasIndex(j => new { j.PanelId, j.PersonId }).IsUnique();
    }
}

internal sealed class JuryEntryConfiguration : IEntityTypeConfiguration<JuryEntry>
{
    public void Configure(EntityTypeBuilder<JuryEntry> builder)
    {
        builder.PointsTo<JuryEntry, Person>(e => e.DecidedById);
        builder.Property(e => e.Feedback).HasMaxLength(JuryEntry.FeedbackLength);
        builder.HasIndex(e => new { e.PanelId, e.SubjectId }).IsUnique();
        builder.HasIndex(e => e.SubjectId);
        builder.HasMany(e => e.Seats).WithOne().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(e => e.Seats).HasField("_seats").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(e => e.IsPending);
    }
}

internal sealed class JurySeatConfiguration : IEntityTypeConfiguration<JurySeat>
{
    public void Configure(EntityTypeBuilder<JurySeat> builder)
    {
        builder.PointsTo<JurySeat, Person>(s => s.PersonId);
        builder.Property(s => s.Comment).HasMaxLength(JurySeat.CommentLength);
        builder.Property(s => s.Reason).HasMaxLength(JurySeat.ReasonLength);
        builder.HasIndex(s => new { s.EntryId, s.PersonId }).IsUnique();
        builder.Ignore(s => s.Counts).Ignore(s => s.IsOwed);
    }
}

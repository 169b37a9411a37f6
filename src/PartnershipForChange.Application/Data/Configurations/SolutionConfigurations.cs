using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class SolutionConfiguration : IEntityTypeConfiguration<Solution>
{
    public void Configure(EntityTypeBuilder<Solution> builder)
    {
        builder.Localised(s => s.Title, Solution.TitleLength);
        builder.Localised(s => s.Summary, Solution.SummaryLength);
        builder.Localised(s => s.StopReason, Solution.ReasonLength);
        builder.PointsTo<Solution, Round>(s => s.RoundId);
        builder.PointsTo<Solution, Proposal>(s => s.ProposalId);
        builder.PointsTo<Solution, Organisation>(s => s.OwnerId);
        builder.PointsTo<Solution, Person>(s => s.ResponsibleId);

        // Of two coordinators who choose the same proposal at once, one wins.
        builder.HasIndex(s => s.ProposalId).IsUnique();
        builder.Ignore(s => s.Latest);
        builder.HasMany(s => s.Readings).WithOne().HasForeignKey(r => r.SolutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Actions).WithOne().HasForeignKey(a => a.SolutionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Evidence).WithOne().HasForeignKey(e => e.SolutionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Readings).HasField("_readings").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(s => s.Actions).HasField("_actions").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(s => s.Evidence).HasField("_evidence").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SolutionReadingConfiguration : IEntityTypeConfiguration<SolutionReading>
{
    public void Configure(EntityTypeBuilder<SolutionReading> builder)
    {
        builder.Localised(r => r.Note, SolutionReading.NoteLength);
        builder.Property(r => r.Source).HasMaxLength(Solution.SourceLength);
        builder.HasIndex(r => new { r.SolutionId, r.Number }).IsUnique();
        builder.Ignore(r => r.When);
    }
}

internal sealed class SolutionActionConfiguration : IEntityTypeConfiguration<SolutionAction>
{
    public void Configure(EntityTypeBuilder<SolutionAction> builder) => builder.Localised(a => a.Title, SolutionAction.TitleLength);
}

internal sealed class SolutionEvidenceConfiguration : IEntityTypeConfiguration<SolutionEvidence>
{
    public void Configure(EntityTypeBuilder<SolutionEvidence> builder)
    {
        builder.ToTable("SolutionEvidence");
        builder.Localised(e => e.Title, SolutionEvidence.TitleLength);
        builder.Property(e => e.Link).HasMaxLength(SolutionEvidence.LinkLength);
    }
}

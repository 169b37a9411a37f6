using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class WorkshopConfiguration : IEntityTypeConfiguration<Workshop>
{
    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.PointsTo<Workshop, Round>(w => w.RoundId);
        builder.Property(w => w.Competency).HasMaxLength(60);
        builder.Localised(w => w.Title, Workshop.TitleLength);
        builder.Localised(w => w.Description, Workshop.DescriptionLength);
        builder.Property(w => w.Trainer).HasMaxLength(Workshop.TrainerLength);
        builder.Property(w => w.Place).HasMaxLength(Workshop.PlaceLength);
        builder.Property(w => w.Link).HasMaxLength(Workshop.LinkLength);
        builder.Localised(w => w.Materials, Workshop.MaterialsLength);
    }
}

internal sealed class WorkshopSessionConfiguration : IEntityTypeConfiguration<WorkshopSession>
{
    public void Configure(EntityTypeBuilder<WorkshopSession> builder)
    {
        builder.PointsTo<WorkshopSession, Round>(s => s.RoundId);
        builder.PointsTo<WorkshopSession, Workshop>(s => s.WorkshopId);
        builder.HasIndex(s => s.StartsAt);
        builder.Property(s => s.Reason).HasMaxLength(WorkshopSession.ReasonLength);
        builder.HasMany(s => s.SignUps).WithOne().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.SignUps).HasField("_signUps").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(s => s.Waiting);
    }
}

internal sealed class SignUpConfiguration : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.PointsTo<SignUp, Round>(s => s.RoundId);
        builder.PointsTo<SignUp, Person>(s => s.PersonId);

        // Whoever presses the button twice, or comes back, is there once.
        builder.HasIndex(s => new { s.SessionId, s.PersonId }).IsUnique();
        builder.HasIndex(s => new { s.SessionId, s.Number }).IsUnique();
    }
}

internal sealed class WorkshopFeedbackConfiguration : IEntityTypeConfiguration<WorkshopFeedback>
{
    public void Configure(EntityTypeBuilder<WorkshopFeedback> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.PointsTo<WorkshopFeedback, WorkshopSession>(f => f.SessionId);
        builder.PointsTo<WorkshopFeedback, Person>(f => f.PersonId);
        builder.HasIndex(f => new { f.SessionId, f.PersonId }).IsUnique();
        builder.Property(f => f.Sentence).HasMaxLength(WorkshopFeedback.SentenceLength);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class CallForChallengesConfiguration : IEntityTypeConfiguration<CallForChallenges>
{
    public void Configure(EntityTypeBuilder<CallForChallenges> builder)
    {
        builder.ToTable("CallsForChallenges");
        builder.PointsTo<CallForChallenges, Round>(c => c.RoundId);
        builder.PointsTo<CallForChallenges, Person>(c => c.VotesCheckedById);
        builder.HasIndex(c => c.RoundId).IsUnique();
        builder.ComplexProperty(c => c.Weights);
        builder.Property(c => c.HallCode).HasMaxLength(CallForChallenges.HallCodeLength);
        builder.Property(c => c.VoteKey).HasMaxLength(64);

        // Whoever types a code in a hall means one vote.
        builder.HasIndex(c => c.HallCode).IsUnique().HasFilter("[HallCode] <> ''");
    }
}

internal sealed class ChallengeSubmissionConfiguration : IEntityTypeConfiguration<ChallengeSubmission>
{
    public void Configure(EntityTypeBuilder<ChallengeSubmission> builder)
    {
        builder.PointsTo<ChallengeSubmission, Round>(s => s.RoundId);
        builder.PointsTo<ChallengeSubmission, ChallengeSubmission>(s => s.MergedIntoId);
        builder.PointsTo<ChallengeSubmission, Challenge>(s => s.ChallengeId);
        builder.HasIndex(s => new { s.RoundId, s.State });
        builder.Property(s => s.Title).HasMaxLength(ChallengeSubmission.TitleLength);
        builder.Property(s => s.Description).HasMaxLength(ChallengeSubmission.DescriptionLength);
        builder.Property(s => s.Owner).HasMaxLength(ChallengeSubmission.OwnerLength);
        builder.Property(s => s.Benefit).HasMaxLength(ChallengeSubmission.BenefitLength);
        builder.Property(s => s.ContactName).HasMaxLength(ChallengeSubmission.ContactLength);
        builder.Property(s => s.ContactEmail).HasMaxLength(Person.EmailLength);
        builder.Property(s => s.Reason).HasMaxLength(ChallengeSubmission.ReasonLength);
        builder.Property(s => s.SearchText).HasMaxLength(800);
        builder.Property(s => s.CommissionPoints).HasPrecision(9, 2);
        builder.Ignore(s => s.IsPublic);
    }
}

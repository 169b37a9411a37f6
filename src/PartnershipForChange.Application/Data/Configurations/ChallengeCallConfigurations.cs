using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Identity;
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

internal sealed class SubmissionLinkConfiguration : IEntityTypeConfiguration<SubmissionLink>
{
    public void Configure(EntityTypeBuilder<SubmissionLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.PointsTo<SubmissionLink, ChallengeSubmission>(l => l.SubmissionId);
        builder.Property(l => l.TokenHash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(l => l.TokenHash).IsUnique();
    }
}

internal sealed class WebVoteConfiguration : IEntityTypeConfiguration<WebVote>
{
    public void Configure(EntityTypeBuilder<WebVote> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.PointsTo<WebVote, Round>(v => v.RoundId);
        builder.PointsTo<WebVote, ChallengeSubmission>(v => v.ChoiceId);
        builder.PointsTo<WebVote, ChallengeSubmission>(v => v.AskedChoiceId);
        builder.PointsTo<WebVote, VotesSetAside>(v => v.SetAsideId);
        builder.Property(v => v.EmailHash).HasMaxLength(WebVote.HashLength);
        builder.Property(v => v.NetworkHash).HasMaxLength(WebVote.HashLength);
        builder.Property(v => v.Domain).HasMaxLength(WebVote.DomainLength);
        builder.Property(v => v.TokenHash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(v => new { v.RoundId, v.EmailHash }).IsUnique();
        builder.HasIndex(v => v.TokenHash).IsUnique();
    }
}

internal sealed class HallVoteConfiguration : IEntityTypeConfiguration<HallVote>
{
    public void Configure(EntityTypeBuilder<HallVote> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.PointsTo<HallVote, Round>(v => v.RoundId);
        builder.PointsTo<HallVote, ChallengeSubmission>(v => v.ChoiceId);
        builder.Property(v => v.DeviceHash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(v => new { v.RoundId, v.Turn, v.DeviceHash }).IsUnique();
    }
}

internal sealed class VotesSetAsideConfiguration : IEntityTypeConfiguration<VotesSetAside>
{
    public void Configure(EntityTypeBuilder<VotesSetAside> builder)
    {
        builder.ToTable("VotesSetAside");
        builder.PointsTo<VotesSetAside, Round>(s => s.RoundId);
        builder.PointsTo<VotesSetAside, Person>(s => s.SetAsideById);
        builder.Property(s => s.What).HasMaxLength(WebVote.DomainLength);
        builder.Property(s => s.Reason).HasMaxLength(VotesSetAside.ReasonLength);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class TeamRunConfiguration : IEntityTypeConfiguration<TeamRun>
{
    public void Configure(EntityTypeBuilder<TeamRun> builder)
    {
        builder.PointsTo<TeamRun, Round>(r => r.RoundId);
        builder.PointsTo<TeamRun, Person>(r => r.CreatedById);
        builder.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();

        // Of two coordinators who publish at once, one wins. Both databases read this filter.
        builder.HasIndex(r => r.RoundId, "IX_TeamRuns_PublishedInRound").IsUnique().HasFilter("[State] = 'Published'");
        builder.HasMany(r => r.Teams).WithOne().HasForeignKey(t => t.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(r => r.Teams).HasField("_teams").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(r => r.Steps).HasField("_steps").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(r => r.IsDraft);
    }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.PointsTo<Team, Round>(t => t.RoundId);
        builder.PointsTo<Team, Challenge>(t => t.ChallengeId);
        builder.HasIndex(t => new { t.RunId, t.Number }).IsUnique();
        builder.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(t => t.Members).HasField("_members").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.PointsTo<TeamMember, Registration>(m => m.RegistrationId);
        builder.HasIndex(m => new { m.RunId, m.RegistrationId }).IsUnique();
    }
}

internal sealed class TeamStepConfiguration : IEntityTypeConfiguration<TeamStep>
{
    public void Configure(EntityTypeBuilder<TeamStep> builder)
    {
        builder.ToTable("TeamSteps");
        builder.HasIndex(s => new { s.RunId, s.Number }).IsUnique();
    }
}

internal sealed class TeamMeetingConfiguration : IEntityTypeConfiguration<TeamMeeting>
{
    public void Configure(EntityTypeBuilder<TeamMeeting> builder)
    {
        builder.PointsTo<TeamMeeting, Round>(m => m.RoundId);
        builder.PointsTo<TeamMeeting, Team>(m => m.TeamId);
        builder.PointsTo<TeamMeeting, Person>(m => m.SetById);
        builder.Property(m => m.Topic).HasMaxLength(TeamMeeting.TopicLength);
        builder.Property(m => m.Place).HasMaxLength(TeamMeeting.PlaceLength);
        builder.Property(m => m.Link).HasMaxLength(TeamMeeting.LinkLength);
        builder.HasIndex(m => new { m.TeamId, m.StartsAt });
    }
}

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.PointsTo<Proposal, Round>(p => p.RoundId);
        builder.PointsTo<Proposal, Team>(p => p.TeamId);
        builder.HasIndex(p => p.TeamId).IsUnique();
        builder.Property(p => p.RevisionReason).HasMaxLength(Proposal.ReasonLength);
    }
}

internal sealed class ProposalVersionConfiguration : IEntityTypeConfiguration<ProposalVersion>
{
    public void Configure(EntityTypeBuilder<ProposalVersion> builder)
    {
        builder.PointsTo<ProposalVersion, Proposal>(v => v.ProposalId);
        builder.PointsTo<ProposalVersion, Person>(v => v.AuthorId);
        builder.HasIndex(v => new { v.ProposalId, v.Number }).IsUnique();
        builder.Property(v => v.Title).HasMaxLength(Proposal.TitleLength);
    }
}

internal sealed class ProposalFileConfiguration : IEntityTypeConfiguration<ProposalFile>
{
    public void Configure(EntityTypeBuilder<ProposalFile> builder)
    {
        builder.PointsTo<ProposalFile, Proposal>(f => f.ProposalId);
        builder.PointsTo<ProposalFile, Person>(f => f.AddedById);
        builder.Property(f => f.Name).HasMaxLength(ProposalFile.NameLength);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Key).HasMaxLength(ProposalFile.KeyLength);
        builder.HasIndex(f => f.Key);
    }
}

internal sealed class ProposalAuthorConfiguration : IEntityTypeConfiguration<ProposalAuthor>
{
    public void Configure(EntityTypeBuilder<ProposalAuthor> builder)
    {
        builder.PointsTo<ProposalAuthor, Proposal>(a => a.ProposalId);
        builder.PointsTo<ProposalAuthor, Person>(a => a.PersonId);
        builder.Property(a => a.Email).HasMaxLength(Person.EmailLength);
        builder.Property(a => a.Name).HasMaxLength(250);
        builder.HasIndex(a => new { a.ProposalId, a.Email }).IsUnique();
    }
}

internal sealed class FinalOrderConfiguration : IEntityTypeConfiguration<FinalOrder>
{
    public void Configure(EntityTypeBuilder<FinalOrder> builder)
    {
        builder.PointsTo<FinalOrder, Round>(o => o.RoundId);
        builder.HasIndex(o => o.RoundId).IsUnique();
    }
}

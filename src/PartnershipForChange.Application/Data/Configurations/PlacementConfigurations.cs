using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class MatchRunConfiguration : IEntityTypeConfiguration<MatchRun>
{
    public void Configure(EntityTypeBuilder<MatchRun> builder)
    {
        builder.PointsTo<MatchRun, Round>(r => r.RoundId);
        builder.PointsTo<MatchRun, Person>(r => r.PublishedById);
        builder.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();

        // Of two coordinators who publish at once, one wins whatever either of them has read. Both databases read brackets.
        builder.HasIndex(r => r.RoundId, "IX_MatchRuns_Published").IsUnique().HasFilter("[State] = 'Published'");
        builder.ComplexProperty(r => r.Figures);
    }
}

internal sealed class MatchRecordConfiguration : IEntityTypeConfiguration<MatchRecord>
{
    public void Configure(EntityTypeBuilder<MatchRecord> builder)
    {
        builder.PointsTo<MatchRecord, MatchRun>(r => r.RunId);
        builder.HasIndex(r => r.RunId).IsUnique();
    }
}

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.PointsTo<Placement, Round>(p => p.RoundId);
        builder.PointsTo<Placement, MatchRun>(p => p.RunId);
        builder.PointsTo<Placement, Registration>(p => p.RegistrationId);
        builder.PointsTo<Placement, HostPlace>(p => p.HostPlaceId);
        builder.HasIndex(p => new { p.RunId, p.RegistrationId }).IsUnique().HasFilter("[EndedAt] IS NULL");
        builder.HasIndex(p => new { p.RunId, p.HostPlaceId });
        builder.ComplexProperty(p => p.Guest, answer => answer.Property(a => a.Reason).HasMaxLength(PlacementAnswer.ReasonLength));
        builder.ComplexProperty(p => p.Host, answer => answer.Property(a => a.Reason).HasMaxLength(PlacementAnswer.ReasonLength));
        builder.Ignore(p => p.Seat);
    }
}

internal sealed class HandStepConfiguration : IEntityTypeConfiguration<HandStep>
{
    public void Configure(EntityTypeBuilder<HandStep> builder)
    {
        builder.PointsTo<HandStep, MatchRun>(s => s.RunId);
        builder.PointsTo<HandStep, Registration>(s => s.RegistrationId);
        builder.PointsTo<HandStep, HostPlace>(s => s.FromPlaceId);
        builder.PointsTo<HandStep, HostPlace>(s => s.ToPlaceId);
        builder.HasIndex(s => new { s.RunId, s.Order }).IsUnique();
        builder.Ignore(s => s.From);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.PointsTo<CalendarFeed, Person>(f => f.PersonId);
        builder.HasIndex(f => f.PersonId).IsUnique();
        builder.Property(f => f.TokenHash).HasMaxLength(LinkToken.HashLength);
    }
}

internal sealed class ToldEventConfiguration : IEntityTypeConfiguration<ToldEvent>
{
    public void Configure(EntityTypeBuilder<ToldEvent> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Uid).HasMaxLength(120);
        builder.HasIndex(e => new { e.FeedId, e.Uid }).IsUnique();
        builder.Property(e => e.Sequence).IsConcurrencyToken();

        // A calendar that is taken back takes what it told with it.
        builder.HasOne<CalendarFeed>().WithMany().HasForeignKey(e => e.FeedId).OnDelete(DeleteBehavior.Cascade);
    }
}

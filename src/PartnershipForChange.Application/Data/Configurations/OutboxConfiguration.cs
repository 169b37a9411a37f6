using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.To).HasMaxLength(Person.EmailLength);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.SecretLink).HasMaxLength(500);
        builder.Property(m => m.LastError).HasMaxLength(1000);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Ignore(m => m.Asks);
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
        builder.PointsTo<OutboxMessage, Person>(m => m.PersonId);
    }
}

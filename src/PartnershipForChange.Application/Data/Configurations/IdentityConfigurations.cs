using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class AccountInvitationConfiguration : IEntityTypeConfiguration<AccountInvitation>
{
    public void Configure(EntityTypeBuilder<AccountInvitation> builder)
    {
        builder.PointsTo<AccountInvitation, Person>(i => i.PersonId);
        builder.PointsTo<AccountInvitation, Person>(i => i.InvitedById);
        builder.PointsTo<AccountInvitation, Organisation>(i => i.OrganisationId);
        builder.PointsTo<AccountInvitation, Round>(i => i.RoundId);
        builder.Property(i => i.Role).HasMaxLength(40);
        builder.Property(i => i.LeadsTo).HasMaxLength(300);
        builder.Property(i => i.TokenHash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(i => i.TokenHash).IsUnique();
    }
}

internal sealed class PasswordResetConfiguration : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();

        // Used twice at once: one save finds it ended and fails.
        builder.Property(r => r.EndedAt).IsConcurrencyToken();
        builder.PointsTo<PasswordReset, Person>(r => r.PersonId);
        builder.Property(r => r.TokenHash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(r => r.TokenHash).IsUnique();
    }
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    /// <summary>Identity's own 450 characters make a key longer than the 900 bytes SQL Server takes.</summary>
    internal const int KeyPartLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.Property(l => l.LoginProvider).HasMaxLength(KeyPartLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(KeyPartLength);
    }
}

internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.Property(t => t.LoginProvider).HasMaxLength(UserLoginConfiguration.KeyPartLength);
        builder.Property(t => t.Name).HasMaxLength(UserLoginConfiguration.KeyPartLength);
    }
}

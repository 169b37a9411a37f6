using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Code).HasMaxLength(Organisation.CodeLength);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.Localised(o => o.Name, Organisation.NameLength);
        builder.Property(o => o.Industry).HasMaxLength(100);
        builder.Property(o => o.City).HasMaxLength(100);
        builder.Property(o => o.NameKey).HasMaxLength(600);
        builder.HasIndex(o => o.NameKey).IsUnique();
        builder.Property(o => o.SearchText).HasMaxLength(600);
    }
}

internal sealed class OrganisationRelationConfiguration : IEntityTypeConfiguration<OrganisationRelation>
{
    public void Configure(EntityTypeBuilder<OrganisationRelation> builder)
    {
        builder.PointsTo<OrganisationRelation, Organisation>(r => r.PublicBodyId);
        builder.PointsTo<OrganisationRelation, Organisation>(r => r.CompanyId);
        builder.HasIndex(r => new { r.PublicBodyId, r.CompanyId, r.Kind }).IsUnique();
    }
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.PointsTo<Contact, Organisation>(c => c.OrganisationId);
        builder.PointsTo<Contact, Person>(c => c.PersonId);
        builder.HasIndex(c => new { c.OrganisationId, c.PersonId }).IsUnique();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.Email).HasMaxLength(Person.EmailLength);
        builder.HasIndex(p => p.Email).IsUnique();
        builder.Property(p => p.FirstName).HasMaxLength(Person.NameLength);
        builder.Property(p => p.LastName).HasMaxLength(Person.NameLength);
        builder.Property(p => p.SearchText).HasMaxLength(500);
        builder.Property(p => p.NameKey).HasMaxLength(250);
        builder.PointsTo<Person, Organisation>(p => p.OrganisationId);
        builder.Ignore(p => p.FullName);
    }
}

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.PointsTo<PortalUser, Person>(u => u.PersonId);
        builder.HasIndex(u => u.PersonId).IsUnique();
        builder.Property(u => u.PasswordHash).HasMaxLength(500);
        builder.Property(u => u.SecurityStamp).HasMaxLength(100);
        builder.Property(u => u.ConcurrencyStamp).HasMaxLength(100);
        builder.Property(u => u.PhoneNumber).HasMaxLength(50);
    }
}

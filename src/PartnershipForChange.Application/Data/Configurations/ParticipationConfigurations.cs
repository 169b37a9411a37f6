using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class ParticipationConfiguration : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.HasIndex(p => new { p.RoundId, p.OrganisationId }).IsUnique();
        builder.PointsTo<Participation, Round>(p => p.RoundId);
        builder.PointsTo<Participation, Organisation>(p => p.OrganisationId);
        builder.PointsTo<Participation, PartnershipTerms>(p => p.TermsId);
        builder.PointsTo<Participation, Person>(p => p.AnsweredById);
        builder.PointsTo<Participation, Person>(p => p.TermsAcceptedById);
        builder.Property(p => p.Reason).HasMaxLength(Participation.ReasonLength);
        builder.Ignore(p => p.IsIn).Ignore(p => p.IsDecided);
    }
}

internal sealed class HostPlaceConfiguration : IEntityTypeConfiguration<HostPlace>
{
    public void Configure(EntityTypeBuilder<HostPlace> builder)
    {
        builder.HasIndex(p => new { p.RoundId, p.Code }).IsUnique();
        builder.PointsTo<HostPlace, Round>(p => p.RoundId);
        builder.PointsTo<HostPlace, Organisation>(p => p.OrganisationId);
        builder.Property(p => p.Code).HasMaxLength(HostPlace.CodeLength);
        builder.Property(p => p.Department).HasMaxLength(HostPlace.DepartmentLength);
        builder.Property(p => p.City).HasMaxLength(HostPlace.CityLength);
        builder.Property(p => p.MentorName).HasMaxLength(HostPlace.MentorLength);
        builder.Property(p => p.MentorEmail).HasMaxLength(Person.EmailLength);
        builder.Property(p => p.Description).HasMaxLength(HostPlace.DescriptionLength);
        builder.Property(p => p.Conditions).HasMaxLength(HostPlace.ConditionsLength);
        builder.Property(p => p.SearchText).HasMaxLength(HostPlace.SearchLength);
    }
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.HasIndex(r => new { r.RoundId, r.PersonId }).IsUnique();
        builder.HasIndex(r => new { r.RoundId, r.OrganisationId });
        builder.PointsTo<Registration, Round>(r => r.RoundId);
        builder.PointsTo<Registration, Person>(r => r.PersonId);
        builder.PointsTo<Registration, Organisation>(r => r.OrganisationId);
        builder.Property(r => r.Level).HasMaxLength(40);
        builder.Property(r => r.Motivation).HasMaxLength(Registration.MotivationLength);
        builder.Property(r => r.Replacement).HasMaxLength(Registration.ReplacementLength);
        builder.Property(r => r.Reason).HasMaxLength(Registration.ReasonLength);
        builder.Ignore(r => r.IsActive);

        // As long as the key it is compared with: SQL Server infers no type where the two differ.
        builder.PrimitiveCollection(r => r.ChallengeWishes).ElementType().HasMaxLength(Challenge.KeyLength);
    }
}

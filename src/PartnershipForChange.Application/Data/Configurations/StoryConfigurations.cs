using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.Property(s => s.Slug).HasMaxLength(Story.SlugLength);
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.Localised(s => s.Title, Story.TitleLength);
        builder.Localised(s => s.Lead, Story.LeadLength);
        builder.Localised(s => s.Body, Story.BodyLength);
        builder.Localised(s => s.PictureAlternative, Story.AlternativeLength);
        builder.Property(s => s.PictureConsent).HasMaxLength(Story.ConsentLength);
        builder.Property(s => s.PictureKey).HasMaxLength(FileStore.KeyLength);
        builder.Property(s => s.PictureExtension).HasMaxLength(10);
        builder.HasIndex(s => s.PictureKey);
        builder.Ignore(s => s.Picture);
        builder.HasMany(s => s.TextPictures).WithOne().HasForeignKey(p => p.StoryId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.TextPictures).HasField("_textPictures").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class TextPictureConfiguration : IEntityTypeConfiguration<TextPicture>
{
    public void Configure(EntityTypeBuilder<TextPicture> builder)
    {
        builder.HasIndex(p => new { p.StoryId, p.Number }).IsUnique();
        builder.Property(p => p.PictureKey).HasMaxLength(FileStore.KeyLength);
        builder.Property(p => p.PictureExtension).HasMaxLength(10);
        builder.HasIndex(p => p.PictureKey);
        builder.Localised(p => p.PictureAlternative, Story.AlternativeLength);
        builder.Property(p => p.PictureConsent).HasMaxLength(Story.ConsentLength);
        builder.Ignore(p => p.Picture);
    }
}

internal sealed class PressFigureConfiguration : IEntityTypeConfiguration<PressFigure>
{
    public void Configure(EntityTypeBuilder<PressFigure> builder)
    {
        builder.Localised(f => f.Name, PressFigure.NameLength);
        builder.Localised(f => f.Value, PressFigure.ValueLength);
        builder.Property(f => f.Source).HasMaxLength(PressFigure.SourceLength);
        builder.Ignore(f => f.When);
    }
}

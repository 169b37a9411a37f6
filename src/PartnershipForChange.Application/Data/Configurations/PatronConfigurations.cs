using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Data.Configurations;

internal sealed class PatronPageConfiguration : IEntityTypeConfiguration<PatronPage>
{
    public void Configure(EntityTypeBuilder<PatronPage> builder)
    {
        builder.PointsTo<PatronPage, Round>(p => p.RoundId);
        builder.HasIndex(p => p.RoundId).IsUnique();
        builder.Localised(p => p.Lead, PatronPage.LeadLength);
        builder.HasMany(p => p.Quotes).WithOne().HasForeignKey(q => q.PatronPageId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(p => p.Quotes).HasField("_quotes").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class QuoteConfiguration : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.ToTable("Quotes");

        // No key to the card: it goes with the survey, and a quote without its card is shown to nobody.
        builder.HasIndex(q => q.CardId);
        builder.Localised(q => q.Words, Quote.WordsLength);
        builder.Localised(q => q.ByLine, Quote.ByLineLength);
    }
}

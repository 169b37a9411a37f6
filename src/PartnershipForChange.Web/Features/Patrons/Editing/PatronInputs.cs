using FluentValidation;
using PartnershipForChange.Application.Patrons;
using PartnershipForChange.Domain.Patrons;

namespace PartnershipForChange.Web.Features.Patrons.Editing;

/// <summary>The opening sentence.</summary>
public sealed class LeadInput
{
    public string? LeadSl { get; set; }

    public string? LeadEn { get; set; }

    /// <summary>Null where nothing is written yet.</summary>
    public Guid? Version { get; set; }

    public static LeadInput Of(PatronPage? page) => new() { LeadSl = page?.Lead.Sl, LeadEn = page?.Lead.En, Version = page?.Version };

    public LocalisedText Lead() => new(LeadSl ?? string.Empty, LeadEn ?? string.Empty);
}

/// <summary>What somebody said and agreed to.</summary>
public sealed class QuoteInput
{
    /// <summary>The card that is quoted; null for what was said elsewhere.</summary>
    public Guid? CardId { get; set; }

    public string WordsSl { get; set; } = string.Empty;

    public string? WordsEn { get; set; }

    /// <summary>Not asked for a card, as the day of the consent is not.</summary>
    public string? ByLineSl { get; set; }

    public string? ByLineEn { get; set; }

    public DateOnly? ConsentOn { get; set; }

    public LocalisedText Words() => new(WordsSl, WordsEn ?? string.Empty);

    public LocalisedText ByLine() => new(ByLineSl ?? string.Empty, ByLineEn ?? string.Empty);
}

public sealed class QuoteValidator : AbstractValidator<QuoteInput>
{
    public QuoteValidator()
    {
        RuleFor(x => x.WordsSl).NotEmpty().WithMessage("Rules.Required");
        When(x => x.CardId is null, () =>
        {
            RuleFor(x => x.ByLineSl).NotEmpty().WithMessage("Rules.Required");
            RuleFor(x => x.ConsentOn).NotNull().WithMessage("Rules.Required");
        });
    }
}

/// <summary>Everything on the page on which coordinators write the sheet.</summary>
public sealed record PatronEditingPage(PatronEditing Editing, LeadInput Lead, QuoteInput Quote)
{
    public bool IsPublic => Editing.Page?.IsPublic ?? false;

    /// <summary>The card about to be quoted; null for what was said elsewhere, or when it may not be quoted any more.</summary>
    public QuotableCard? Card => Editing.Cards.FirstOrDefault(c => c.Id == Quote.CardId);

    public bool CanAddQuote => Editing.Page?.CanAddQuote() ?? true;
}

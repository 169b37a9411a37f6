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
    public string WordsSl { get; set; } = string.Empty;

    public string? WordsEn { get; set; }

    public string ByLineSl { get; set; } = string.Empty;

    public string? ByLineEn { get; set; }

    public DateOnly? ConsentOn { get; set; }

    public LocalisedText Words() => new(WordsSl, WordsEn ?? string.Empty);

    public LocalisedText ByLine() => new(ByLineSl, ByLineEn ?? string.Empty);
}

public sealed class QuoteValidator : AbstractValidator<QuoteInput>
{
    public QuoteValidator()
    {
        RuleFor(x => x.WordsSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.ByLineSl).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.ConsentOn).NotNull().WithMessage("Rules.Required");
    }
}

/// <summary>Everything on the page on which coordinators write the sheet.</summary>
public sealed record PatronEditingPage(PatronEditing Editing, LeadInput Lead, QuoteInput Quote)
{
    public bool IsPublic => Editing.Page?.IsPublic ?? false;

    public IReadOnlyList<Quote> Quotes => Editing.Page?.Quotes ?? [];

    public bool CanAddQuote => Editing.Page?.CanAddQuote() ?? true;
}

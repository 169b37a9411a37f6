namespace PartnershipForChange.Domain.Programme;

/// <summary>One version of the partnership terms that organisations accept. A version is never changed, only followed by the next.</summary>
public sealed class PartnershipTerms : Entity
{
    public const int TextLength = 20_000;

    private PartnershipTerms()
    {
    }

    /// <exception cref="DomainRuleException">When the text is missing or too long.</exception>
    public PartnershipTerms(int number, LocalisedText text, DateTimeOffset issuedAt)
    {
        Number = number;

        // Browsers send CRLF; one form of a line's end, so that the same text is the same.
        Text = Guard.Required(new LocalisedText(text.Sl.ReplaceLineEndings("\n"), text.En.ReplaceLineEndings("\n")), TextLength, nameof(Text));
        IssuedAt = issuedAt;
    }

    /// <summary>1, 2, 3 ...; the highest is in force.</summary>
    public int Number { get; private set; }

    /// <summary>Markdown.</summary>
    public LocalisedText Text { get; private set; } = LocalisedText.Empty;

    public DateTimeOffset IssuedAt { get; private set; }
}

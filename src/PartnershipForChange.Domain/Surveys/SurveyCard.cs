namespace PartnershipForChange.Domain.Surveys;

/// <summary>How it stands with quoting a card.</summary>
public enum QuoteConsent
{
    NotAsked,
    Asked,
    Given,
    Refused,
}

/// <summary>
/// A sentence of expectation before the stays, or of what came of it after. Read without a name, quoted only if the writer
/// agrees to this one. Not an <see cref="Entity"/>, so that the audit trail does not name its writer.
/// </summary>
public sealed class SurveyCard
{
    public const int ContentLength = 280;

    private SurveyCard()
    {
    }

    public SurveyCard(Guid waveId, Guid personId, Sector sector) => (WaveId, PersonId, Sector) = (waveId, personId, sector);

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid WaveId { get; private set; }

    /// <summary>The writer, whom to ask; null once the round is closed.</summary>
    public Guid? PersonId { get; private set; }

    public Sector Sector { get; private set; }

    public string Content { get; private set; } = string.Empty;

    public QuoteConsent Consent { get; private set; }

    /// <summary>Writes it, or writes it anew: nobody has agreed to the new words.</summary>
    /// <exception cref="DomainRuleException">When it is empty or too long.</exception>
    public void Write(string? text)
    {
        var content = Guard.Required(text, ContentLength, "Text");
        if (content != Content)
        {
            (Content, Consent) = (content, QuoteConsent.NotAsked);
        }
    }

    /// <summary>A coordinator asks the writer whether it may be quoted.</summary>
    /// <exception cref="DomainRuleException">When they were asked already.</exception>
    public void Ask()
    {
        Guard.Against(Consent == QuoteConsent.NotAsked ? null : new DomainRuleException("Rules.CardAsked"));
        Consent = QuoteConsent.Asked;
    }

    /// <summary>The writer says yes or no, or changes their mind.</summary>
    /// <exception cref="DomainRuleException">When nobody asked.</exception>
    public void Answer(bool agrees)
    {
        Guard.Against(Consent == QuoteConsent.NotAsked ? new DomainRuleException("Rules.CardNotAsked") : null);
        Consent = agrees ? QuoteConsent.Given : QuoteConsent.Refused;
    }

    /// <summary>Forgets who wrote it.</summary>
    public void Unlink() => PersonId = null;
}

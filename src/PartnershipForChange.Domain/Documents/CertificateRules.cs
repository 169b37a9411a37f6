using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Documents;

/// <summary>For what a round gives certificates, and whether people may take theirs by themselves.</summary>
public sealed record CertificateChoices(bool ForExchanges, bool ForWorkshops, bool ForSolutions, bool HoldersIssue)
{
    /// <summary>Of a round that has not said anything.</summary>
    public static CertificateChoices Usual { get; } = new(true, true, true, true);

    public bool Has(CertificateKind kind) => kind switch
    {
        CertificateKind.Exchange => ForExchanges,
        CertificateKind.Workshop => ForWorkshops,
        _ => ForSolutions,
    };

    public bool HolderMayIssue(CertificateKind kind) => HoldersIssue && Has(kind);
}

/// <summary>A round's certificates, where it differs from the usual.</summary>
public sealed class CertificateRules : Entity
{
    private CertificateRules()
    {
    }

    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public CertificateRules(Round round, CertificateChoices choices)
    {
        RoundId = round.Id;
        Set(round, choices);
    }

    public Guid RoundId { get; private set; }

    public CertificateChoices Choices { get; private set; } = CertificateChoices.Usual;

    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public void Set(Round round, CertificateChoices choices)
    {
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        Choices = choices;
    }
}

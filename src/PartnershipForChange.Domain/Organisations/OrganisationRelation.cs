namespace PartnershipForChange.Domain.Organisations;

public enum RelationKind
{
    Supervises,
    Licence,
    OpenTender,
    Subsidy,
    Relation,
}

/// <summary>
/// A relation between a public body and a company (supervision, licence, tender, subsidy) that blocks placements
/// between the two while it lasts.
/// </summary>
public sealed class OrganisationRelation : Entity
{
    private OrganisationRelation()
    {
    }

    /// <exception cref="DomainRuleException">When the two are not a public body and a company.</exception>
    public OrganisationRelation(Organisation publicBody, Organisation company, RelationKind kind, DateOnly until)
    {
        if (publicBody.Sector != Sector.Public || company.Sector != Sector.Business)
        {
            throw new DomainRuleException("Rules.RelationAcrossSectors");
        }

        PublicBodyId = publicBody.Id;
        CompanyId = company.Id;
        Kind = kind;
        Until = until;
    }

    public Guid PublicBodyId { get; private set; }

    public Guid CompanyId { get; private set; }

    public RelationKind Kind { get; private set; }

    /// <summary>The last day the relation is in force.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>A relation that a coordinator records today.</summary>
    /// <exception cref="DomainRuleException">When the two are not a public body and a company, or the relation is over already.</exception>
    public static OrganisationRelation Record(
        Organisation publicBody, Organisation company, RelationKind kind, DateOnly until, DateOnly today)
    {
        Guard.Against(until < today ? new DomainRuleException("Rules.RelationOver") { Field = nameof(Until) } : null);
        return new OrganisationRelation(publicBody, company, kind, until);
    }

    /// <summary>True when it blocks a stay that begins on <paramref name="monday"/>.</summary>
    public bool IsInForceOn(DateOnly monday) => Until >= monday;

    public void Extend(DateOnly until) => Until = until;

    /// <summary>Takes a relation up again that had ended.</summary>
    /// <exception cref="DomainRuleException">When it still lasts, or would be over already.</exception>
    public void TakeUpAgain(DateOnly until, DateOnly today)
    {
        Guard.Against(
            CanEnd(today) ? new DomainRuleException("Rules.RelationThere", Until) { Field = nameof(Kind) }
            : until < today ? new DomainRuleException("Rules.RelationOver") { Field = nameof(Until) }
            : null);
        Until = until;
    }

    /// <summary>Ends it: from today on it blocks nothing.</summary>
    /// <exception cref="DomainRuleException">When it has ended already.</exception>
    public void End(DateOnly today)
    {
        Guard.Against(CanEnd(today) ? null : new DomainRuleException("Rules.RelationOver"));
        Until = today.AddDays(-1);
    }

    public bool CanEnd(DateOnly today) => IsInForceOn(today);
}

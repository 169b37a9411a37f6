using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Domain.Tests.Organisations;

public sealed class OrganisationRelationTests
{
    private static readonly Organisation Body = new("MF", new LocalisedText("Ministrstvo", ""), OrganisationKind.Ministry, null, null);
    private static readonly Organisation Company = new("LEK", new LocalisedText("Lek", ""), OrganisationKind.Company, null, null);

    [Fact]
    public void It_stands_between_a_public_body_and_a_company()
    {
        Rule.Forbids("Rules.RelationAcrossSectors", () => Between(Body, Body));
        Rule.Forbids("Rules.RelationAcrossSectors", () => Between(Company, Company));
        Rule.Forbids("Rules.RelationAcrossSectors", () => Between(Company, Body));

        static OrganisationRelation Between(Organisation a, Organisation b) => new(a, b, RelationKind.Licence, Samples.Today);
    }

    [Fact]
    public void Its_last_day_is_in_force_and_the_next_is_not()
    {
        var relation = new OrganisationRelation(Body, Company, RelationKind.Supervises, Samples.Today);

        Assert.True(relation.IsInForceOn(Samples.Today));
        Assert.False(relation.IsInForceOn(Samples.Today.AddDays(1)));
    }

    [Fact]
    public void One_that_would_be_over_already_is_not_recorded()
    {
        var broken = Rule.Forbids(
            "Rules.RelationOver", () => OrganisationRelation.Record(Body, Company, RelationKind.Subsidy, Samples.Today.AddDays(-1), Samples.Today));

        Assert.Equal("Until", broken.Field);
        Assert.Equal(Samples.Today, OrganisationRelation.Record(Body, Company, RelationKind.Subsidy, Samples.Today, Samples.Today).Until);
    }

    [Fact]
    public void Ended_it_blocks_nothing_from_today_and_cannot_end_again()
    {
        var relation = new OrganisationRelation(Body, Company, RelationKind.Supervises, Samples.Today.AddDays(90));

        relation.End(Samples.Today);

        Assert.False(relation.IsInForceOn(Samples.Today));
        Assert.False(relation.CanEnd(Samples.Today));
        Rule.Forbids("Rules.RelationOver", () => relation.End(Samples.Today));
    }

    [Fact]
    public void Only_an_ended_one_is_taken_up_again()
    {
        var relation = new OrganisationRelation(Body, Company, RelationKind.Supervises, Samples.Today.AddDays(-1));
        Rule.Forbids("Rules.RelationOver", () => relation.TakeUpAgain(Samples.Today.AddDays(-1), Samples.Today));

        relation.TakeUpAgain(Samples.Today.AddDays(30), Samples.Today);

        Assert.Equal(Samples.Today.AddDays(30), relation.Until);
        Rule.Forbids("Rules.RelationThere", () => relation.TakeUpAgain(Samples.Today.AddDays(40), Samples.Today));
    }
}

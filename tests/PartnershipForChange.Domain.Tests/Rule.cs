namespace PartnershipForChange.Domain.Tests;

/// <summary>Asserts that a rule forbids something, and which.</summary>
internal static class Rule
{
    public static DomainRuleException Forbids(string rule, Action act)
    {
        var broken = Assert.Throws<DomainRuleException>(act);
        Assert.Equal(rule, broken.Rule);
        return broken;
    }
}

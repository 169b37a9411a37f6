using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly LocalisedText Name = new("Občina Žužemberk", "Municipality of Žužemberk");

    [Theory]
    [InlineData(OrganisationKind.Ministry, Sector.Public)]
    [InlineData(OrganisationKind.GovernmentService, Sector.Public)]
    [InlineData(OrganisationKind.AdministrativeUnit, Sector.Public)]
    [InlineData(OrganisationKind.Municipality, Sector.Public)]
    [InlineData(OrganisationKind.Company, Sector.Business)]
    [InlineData(OrganisationKind.StateOwnedCompany, Sector.Business)]
    public void The_kind_decides_the_side(OrganisationKind kind, Sector side) =>
        Assert.Equal(side, new Organisation("X", Name, kind, null, null).Sector);

    [Fact]
    public void A_code_is_kept_in_capitals() =>
        Assert.Equal("OB-ZU1", new Organisation(" ob-zu1 ", Name, OrganisationKind.Municipality, null, null).Code);

    [Theory]
    [InlineData("", "Rules.Required")]
    [InlineData("  ", "Rules.Required")]
    [InlineData("MJU/2", "Rules.CodeCharacters")]
    [InlineData("ŽUŽ", "Rules.CodeCharacters")]
    [InlineData("new", "Rules.CodeReserved")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", "Rules.TooLong")]
    public void A_code_that_files_and_addresses_could_not_use_is_refused(string code, string rule)
    {
        var broken = Rule.Forbids(rule, () => _ = new Organisation(code, Name, OrganisationKind.Municipality, null, null));

        Assert.Equal("Code", broken.Field);
    }

    [Fact]
    public void It_is_found_without_diacritics()
    {
        var organisation = new Organisation("ZUZ", Name, OrganisationKind.Municipality, null, "Žužemberk");

        Assert.Equal("obcina zuzemberk", organisation.NameKey);
        Assert.Equal("zuz obcina zuzemberk municipality of zuzemberk zuzemberk", organisation.SearchText);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_limit_on_people_away_is_a_number_from_1(int limit)
    {
        var organisation = new Organisation("ZUZ", Name, OrganisationKind.Municipality, null, null);

        var broken = Rule.Forbids("Rules.OutOfRange", () => organisation.Edit(Name, OrganisationKind.Municipality, null, null, limit));

        Assert.Equal("MaxAwayPerWeek", broken.Field);
    }

    [Fact]
    public void A_name_is_needed_in_the_first_language_and_200_characters_long_at_most()
    {
        Assert.Equal("NameSl", Rule.Forbids("Rules.Required", () => Named("", "Name")).Field);
        Assert.Equal("NameEn", Rule.Forbids("Rules.TooLong", () => Named("Ime", new string('č', 201))).Field);
        Assert.Equal(200, Named(new string('č', 200), "").Name.Sl.Length);

        static Organisation Named(string sl, string en) => new("X", new LocalisedText(sl, en), OrganisationKind.Company, null, null);
    }
}

using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Participations;

public sealed class HostPlaceTests
{
    private static readonly Organisation Lek = new("LEK", new LocalisedText("Lek", "Lek"), OrganisationKind.Company, null, "Ljubljana");
    private static readonly DateOnly FirstWeek = new(2027, 5, 31);

    private static readonly HostPlaceDetails Details = new(
        "Kakovost", "Mengeš", ["sl"], 2, [FirstWeek], ["data analysis"], "Urška Čeh", "Urska.Ceh@lek.si", "Delo v laboratoriju.", "Zaščitna obleka.");

    private readonly Round _open = Samples.RoundWith(RoundRight.OfferHostPlaces);
    private readonly Round _over = Samples.RoundWith(RoundRight.Release);

    [Fact]
    public void It_keeps_what_was_written_tidied()
    {
        var place = Offered(Details with { Department = "  Kakovost ", Languages = ["sl", "SL", " en "], Weeks = [FirstWeek.AddDays(7), FirstWeek, FirstWeek] });

        Assert.Equal(("LEK-1", "Kakovost", "urska.ceh@lek.si"), (place.Code, place.Department, place.MentorEmail));
        Assert.Equal(["sl", "en"], place.Languages);
        Assert.Equal([FirstWeek, FirstWeek.AddDays(7)], place.Weeks);
        Assert.Equal("lek-1 kakovost menges delo v laboratoriju.", place.SearchText);
    }

    public static TheoryData<string, string, HostPlaceDetails> Wrong => new()
    {
        { "Rules.Required", "Department", Details with { Department = " " } },
        { "Rules.TooLong", "Department", Details with { Department = new string('x', 121) } },
        { "Rules.Required", "City", Details with { City = "" } },
        { "Rules.ChooseOne", "Languages", Details with { Languages = [" "] } },
        { "Rules.OutOfRange", "PlacesPerWeek", Details with { PlacesPerWeek = 0 } },
        { "Rules.OutOfRange", "PlacesPerWeek", Details with { PlacesPerWeek = 51 } },
        { "Rules.ChooseOne", "Weeks", Details with { Weeks = [] } },
        { "Rules.WeekNotMonday", "Weeks", Details with { Weeks = [FirstWeek.AddDays(1)] } },
        { "Rules.WeekOutsideRound", "Weeks", Details with { Weeks = [FirstWeek.AddDays(-7)] } },
        { "Rules.TooManyChoices", "SkillsOffered", Details with { SkillsOffered = [new string('x', 61)] } },
        { "Rules.LanguageUnknown", "Languages", Details with { Languages = ["sl", "xx"] } },
        { "Rules.SkillUnknown", "SkillsOffered", Details with { SkillsOffered = ["data analysis", "beekeeping"] } },
        { "Rules.Required", "MentorName", Details with { MentorName = "" } },
        { "Rules.EmailShape", "MentorEmail", Details with { MentorEmail = "urska.ceh" } },
        { "Rules.TooLong", "Description", Details with { Description = new string('x', 2001) } },
        { "Rules.TooLong", "Conditions", Details with { Conditions = new string('x', 1001) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_field_that_is_not_as_it_should_be_is_named(string rule, string field, HostPlaceDetails details) =>
        Assert.Equal(field, Rule.Forbids(rule, () => Offered(details)).Field);

    [Theory]
    [InlineData("M/1", "Rules.CodeCharacters")]
    [InlineData("..", "Rules.CodeCharacters")]
    [InlineData("new", "Rules.CodeReserved")]
    public void A_code_stands_in_addresses(string code, string rule) => Assert.Equal("Code", Rule.Forbids(rule, () => HostPlace.Import(_open, Lek, code, Details)).Field);

    [Fact]
    public void A_skill_that_a_file_brought_stays_and_no_form_brings_another()
    {
        var place = HostPlace.Import(_open, Lek, "LEK-2", Details with { SkillsOffered = ["beekeeping"] });

        place.Edit(_open, Details with { SkillsOffered = ["Beekeeping", "data analysis"] }, Samples.Today);
        Assert.Equal(["Beekeeping", "data analysis"], place.SkillsOffered);
        Rule.Forbids("Rules.SkillUnknown", () => place.Edit(_open, Details with { SkillsOffered = ["juggling"] }, Samples.Today));
        Rule.Forbids("Rules.SkillUnknown", () => _ = new HostPlace(_open, Lek, "LEK-3", Details with { SkillsOffered = ["beekeeping"] }, Samples.Today, onBehalf: true));
        Rule.Forbids("Rules.LanguageUnknown", () => HostPlace.Import(_open, Lek, "LEK-3", Details with { Languages = ["xx"] }));
    }

    [Fact]
    public void A_change_that_is_refused_changes_nothing()
    {
        var place = Offered(Details);

        Rule.Forbids("Rules.WeekNotMonday", () => place.Edit(_open, Details with { Department = "Prodaja", Weeks = [FirstWeek.AddDays(1)] }, Samples.Today));

        Assert.Equal("Kakovost", place.Department);
    }

    [Fact]
    public void Contacts_change_places_while_the_phase_is_open_and_coordinators_until_the_round_closes()
    {
        var place = Offered(Details);
        var other = Details with { Department = "Prodaja" };

        Assert.False(place.CanEdit(_over, Samples.Today));
        Assert.False(HostPlace.CanOffer(_over, Samples.Today));
        Rule.Forbids("Rules.NotNow.OfferHostPlaces", () => place.Edit(_over, other, Samples.Today));
        Rule.Forbids("Rules.NotNow.OfferHostPlaces", () => place.Withdraw(_over, Samples.Today));
        Rule.Forbids("Rules.NotNow.OfferHostPlaces", () => _ = new HostPlace(_over, Lek, "LEK-2", Details, Samples.Today));

        place.Edit(_over, other, Samples.Today, onBehalf: true);
        Assert.Equal("Prodaja", place.Department);
        Assert.Equal("LEK-2", new HostPlace(_over, Lek, "LEK-2", Details, Samples.Today, onBehalf: true).Code);

        _over.Close(new DateOnly(2027, 3, 15));
        Assert.False(place.CanEdit(_over, Samples.Today, onBehalf: true));
        Rule.Forbids("Rules.RoundClosed", () => place.Withdraw(_over, Samples.Today, onBehalf: true));
        Rule.Forbids("Rules.RoundClosed", () => HostPlace.Import(_over, Lek, "LEK-3", Details));
        Rule.Forbids("Rules.RoundClosed", () => _ = new HostPlace(_over, Lek, "LEK-3", Details, Samples.Today, onBehalf: true));
    }

    [Fact]
    public void Withdrawing_is_undone_by_offering_again()
    {
        var place = Offered(Details);
        Rule.Forbids("Rules.PlaceNotWithdrawn", () => place.OfferAgain(_open, Samples.Today));

        place.Withdraw(_open, Samples.Today);
        Assert.True(place.IsWithdrawn);
        Rule.Forbids("Rules.PlaceWithdrawn", () => place.Edit(_open, Details, Samples.Today));
        Rule.Forbids("Rules.PlaceWithdrawn", () => place.Withdraw(_open, Samples.Today));
        Rule.Forbids("Rules.NotNow.OfferHostPlaces", () => place.OfferAgain(_over, Samples.Today));

        place.OfferAgain(_open, Samples.Today);
        Assert.False(place.IsWithdrawn);
        Assert.Equal("Kakovost", place.Department);
    }

    [Theory]
    [InlineData("LEK-1")]
    [InlineData("LEK-4", "LEK-1", "LEK-3")]
    [InlineData("LEK-11", "LEK-2", "LEK-10")]
    [InlineData("LEK-1", "LEK-SLO", "LEKARNA-7", "LEK-+9")]
    public void Codes_go_on_from_the_highest_number_in_use(string next, params string[] taken) =>
        Assert.Equal(next, HostPlace.NextCode("LEK", taken));

    [Fact]
    public void Its_details_make_an_equal_place()
    {
        var copy = new HostPlace(_open, Lek, "LEK-2", Offered(Details).Details(), Samples.Today);

        Assert.Equivalent(Details with { MentorEmail = "urska.ceh@lek.si" }, copy.Details(), strict: true);
    }

    private HostPlace Offered(HostPlaceDetails details) => new(_open, Lek, "LEK-1", details, Samples.Today);
}

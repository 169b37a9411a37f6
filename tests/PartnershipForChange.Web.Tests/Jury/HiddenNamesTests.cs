using PartnershipForChange.Application.Jury;

namespace PartnershipForChange.Web.Tests.Jury;

public sealed class HiddenNamesTests
{
    private static readonly HiddenNames Hidden = new(
        ["Ana Hribar", "Žan Kovačič", "Pavel Kos", "Eva Novak-Žagar"],
        ["MJU", "Ministrstvo za javno upravo", "Ministry of Public Administration", "LEK", "Lek, d. d.", "Šiška Trade"],
        "‹skrito›");

    [Theory]
    [InlineData("Predlog je napisala Ana Hribar.", "Predlog je napisala ‹skrito›.")]
    [InlineData("Z Ano Hribarjevo in Žanom Kovačičem", "Z ‹skrito› in ‹skrito›")]
    [InlineData("zan Kovacic, ŽAN KOVAČIČ", "zan ‹skrito›, ‹skrito›")]
    [InlineData("Pavlov in Pavlu", "‹skrito› in ‹skrito›")]
    [InlineData("Eva Novak-Žagar", "‹skrito›")]
    [InlineData("**Ana** _Hribar_", "**‹skrito›** _‹skrito›_")]
    public void Names_go_in_every_case_and_spelling(string text, string expected) => Assert.Equal(expected, Hidden.In(text));

    [Theory]
    [InlineData("Kos kruha in kos papirja", "‹skrito› kruha in kos papirja")]
    [InlineData("An idea: analysis of Evaluation", "An idea: analysis of Evaluation")]
    [InlineData("Vlekel je lek iz predala.", "Vlekel je lek iz predala.")]
    public void Other_words_stay(string text, string expected) => Assert.Equal(expected, Hidden.In(text));

    [Theory]
    [InlineData("Pri nas na MJU", "Pri nas na ‹skrito›")]
    [InlineData("na Ministrstvu za javno upravo in pri Leku", "na ‹skrito› in pri ‹skrito›")]
    [InlineData("our ministry of public administration", "our ‹skrito›")]
    [InlineData("Lek, d. d., in Siska Trade", "‹skrito›, in ‹skrito›")]
    public void Employers_go_too(string text, string expected) => Assert.Equal(expected, Hidden.In(text));

    [Theory]
    [InlineData("Predlaga generalna direktorica Ana Hribar", "Predlaga ‹skrito›")]
    [InlineData("dr. Žan Kovačič, vodja oddelka", "‹skrito› oddelka")]
    [InlineData("Head of Procurement Ana Hribar", "‹skrito›")]
    [InlineData("Direktorji naj poslušajo.", "Direktorji naj poslušajo.")]
    public void Ranks_go_where_they_stand_beside_a_name(string text, string expected) => Assert.Equal(expected, Hidden.In(text));

    [Theory]
    [InlineData("Pišite na ana.hribar@mju.si!", "Pišite na ‹skrito›!")]
    [InlineData("[moj profil](https://example.org/in/ana-hribar)", "[moj profil]")]
    [InlineData("glej www.lek.si in https://lek.si/kariera?x=1.", "glej ‹skrito› in ‹skrito›")]
    public void Addresses_and_links_go(string text, string expected) => Assert.Equal(expected, Hidden.In(text));

    [Fact]
    public void Nobody_to_hide_leaves_the_text() => Assert.Equal("Čista voda.", new HiddenNames([], [], "‹skrito›").In("Čista voda."));
}

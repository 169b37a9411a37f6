using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Tests.Shared;

public sealed class ListTests
{
    [Theory]
    [InlineData(1, 0, 0, 0, 1)]
    [InlineData(1, 25, 1, 25, 1)]
    [InlineData(1, 26, 1, 25, 2)]
    [InlineData(2, 26, 26, 26, 2)]
    [InlineData(4, 412, 76, 100, 17)]
    public void A_page_knows_its_rows(int number, int total, int first, int last, int count)
    {
        var page = new Page(number, 25, total);

        Assert.Equal((first, last, count), (page.First, page.Last, page.Count));
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 17, "1 2 … 17")]
    [InlineData(4, 17, "1 2 3 4 5 … 17")]
    [InlineData(9, 17, "1 … 8 9 10 … 17")]
    [InlineData(17, 17, "1 … 16 17")]
    public void Links_lead_to_the_ends_and_the_neighbours(int number, int pages, string expected)
    {
        var links = new Page(number, 10, pages * 10).Links().Select(link => link?.ToString() ?? "…");

        Assert.Equal(expected, string.Join(' ', links));
    }

    [Theory]
    [InlineData("up:2", "a c b d")]
    [InlineData("up:0", "a b c d")]
    [InlineData("down:0", "b a c d")]
    [InlineData("down:3", "a b c d")]
    [InlineData("remove:1", "a c d")]
    [InlineData("remove:4", "a b c d")]
    [InlineData("up:-1", "a b c d")]
    [InlineData("sideways:1", "a b c d")]
    [InlineData("up", "a b c d")]
    [InlineData(null, "a b c d")]
    public void A_ranked_list_moves_as_its_buttons_say(string? move, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ranking.Move(["a", "b", "c", "d"], move)));

    [Theory]
    [InlineData("Ana Marija Hribar", "AH")]
    [InlineData("Črt Žagar", "ČŽ")]
    [InlineData("Sonja", "S")]
    [InlineData("  ", "?")]
    [InlineData(null, "?")]
    public void Initials_stand_for_a_name(string? name, string expected) => Assert.Equal(expected, Initials.Of(name));
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Rounds;

public sealed class ChallengeTests : IAsyncLifetime
{
    private const string At = "/manage/2027/challenges";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_challenge_is_written_in_both_wordings_and_languages()
    {
        var answer = await _browser.Submit(
            $"{At}/add", ("Key", "green"), ("TitleSl", "Zelena uprava"), ("TitleEn", "Green administration"), ("OtherTitleSl", "Manj papirja"),
            ("OtherTitleEn", "Less paper"), ("DescriptionSl", "Opis"), ("OwnerCode", "MJU"));

        Assert.Equal(At, answer.Headers.Location?.ToString());
        var challenge = (await Read()).Single(c => c.Key == "green");
        Assert.Equal((new LocalisedText("Zelena uprava", "Green administration"), new LocalisedText("Manj papirja", "Less paper")), (challenge.Title, challenge.OtherTitle));
        Assert.Equal((_fixture.World.Mju.Id, 6), (challenge.OwnerId!.Value, challenge.Order));
    }

    [Theory]
    [InlineData("Key", "", "Fill this in.")]
    [InlineData("Key", "x/y", "Use only letters a–z, digits and hyphens.")]
    [InlineData("Key", "..", "Use only letters a–z, digits and hyphens.")]
    [InlineData("Key", "a|b", "Use only letters a–z, digits and hyphens.")]
    [InlineData("Key", "skills", "The round already has a challenge with the short name skills.")]
    [InlineData("TitleSl", "", "Fill this in.")]
    [InlineData("OwnerCode", "NOBODY", "This organisation is not in the programme.")]
    public async Task A_fault_stands_at_its_field_and_nothing_is_added(string field, string value, string message)
    {
        (string, string)[] good = [("Key", "green"), ("TitleSl", "Zelena uprava")];

        var page = await Browser.Document(await _browser.Submit($"{At}/add", [.. good.Where(g => g.Item1 != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(5, (await Read()).Count);
    }

    [Fact]
    public async Task Editing_keeps_the_key_and_refuses_a_stale_form()
    {
        var stale = (await _browser.Page($"{At}/skills/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"{At}/skills/edit", ("TitleEn", "First"), ("Key", "other"));

        var page = await Browser.Document(await _browser.Submit($"{At}/skills/edit", ("TitleEn", "Second"), ("Version", stale)));

        Assert.Contains("Somebody else has changed this in the meantime.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("First", (await Read()).Single(c => c.Key == "skills").Title.En);
    }

    [Fact]
    public async Task A_challenge_moves_up_and_down()
    {
        await _browser.PostTo($"{At}/skills/move", At, ("places", "-1"));
        await _browser.PostTo($"{At}/cooperation/move", At, ("places", "1"));

        Assert.Equal(["motivation", "cooperation", "brand", "skills", "e-services"], (await Read()).Select(c => c.Key));
    }

    [Fact]
    public async Task Removing_asks_first_with_how_many_wish_for_it_and_can_be_undone_from_the_template()
    {
        var question = await _browser.Page($"{At}/skills/remove");
        Assert.Contains("2 people have it among their wishes", question.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await Read()).Count);

        await _browser.Submit($"{At}/skills/remove");
        Assert.DoesNotContain(await Read(), c => c.Key == "skills");
        Assert.Equal(AuditAct.Removed, await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Subject == "Challenge").OrderByDescending(a => a.Id).Select(a => a.Act).FirstAsync()));

        await _browser.Submit(At, $"{At}/template", ("key", "skills"));
        Assert.Equal(("skills", 5), (await Read()).Select(c => (c.Key, c.Order)).Last());
    }

    [Fact]
    public async Task A_challenge_of_a_draft_of_teams_is_removed_once_the_draft_is_discarded()
    {
        await _fixture.AddReleased(10, publicSide: true);
        await _fixture.AddReleased(10, publicSide: false);
        await _browser.Submit("/manage/2027/teams", action: "/manage/2027/teams", ("Teams", "5"));

        await _browser.Submit($"{At}/skills/remove");
        Assert.Contains("Draft 1 of the teams gives this challenge to a team.", (await _browser.Page(At)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await Read()).Count);

        await _browser.Submit("/manage/2027/teams/1", "/manage/2027/teams/1/discard");
        await _browser.Submit($"{At}/skills/remove");

        Assert.DoesNotContain(await Read(), c => c.Key == "skills");
        Assert.Equal(5, await _fixture.Portal.Read(db => db.Teams.CountAsync()));
    }

    [Fact]
    public async Task The_template_gives_each_challenge_once_and_only_its_own()
    {
        await _browser.PostTo($"{At}/template", At, ("key", "skills"));
        Assert.Contains("already has a challenge", (await _browser.Page(At)).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);

        await _browser.PostTo($"{At}/template", At, ("key", "space"));
        Assert.Contains("not in the programme's template", (await _browser.Page(At)).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await Read()).Count);
    }

    [Fact]
    public async Task A_removal_of_what_was_edited_meanwhile_is_not_done()
    {
        var stale = (await _browser.Page($"{At}/skills/remove")).QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await _browser.Submit($"{At}/skills/edit", ("TitleEn", "Changed"));

        await _browser.PostTo($"{At}/skills/remove", At, ("version", stale));

        Assert.Contains("Somebody else was faster.", (await _browser.Page(At)).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await Read()).Count);
    }

    private Task<List<Challenge>> Read() => _fixture.Portal.Read(db =>
        db.Challenges.AsNoTracking().Where(c => c.RoundId == _fixture.World.Round.Id).OrderBy(c => c.Order).ToListAsync());
}

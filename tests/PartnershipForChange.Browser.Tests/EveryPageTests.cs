using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// The pages of docs/permissions.md on the sample round while people register and again when it is matched, published, with
/// teams, proposals and votes: axe finds nothing in either theme and at either width, and nothing scrolls sideways.
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    /// <summary>Addresses that are no page of their own, and why.</summary>
    private static readonly Dictionary<string, string> NoPages = new()
    {
        ["/organisation"] = "leads a contact of one organisation to its home",
        ["/manage/{round}/placements/{number}/guests/{guest}/effects"] = "figures for the board's script",
        ["/manage/{round}/teams/{number}/move/{registration}/effects"] = "figures for the board's script",
        ["/stories/pictures/{picture}"] = "a picture",
        ["/calendar/{feed}.ics"] = "a calendar program's file, at an address that is shown once and never linked",
    };

    /// <summary>A page of a state that the walk does not stop at; the journeys that write a proposal have axe look at it.</summary>
    private const string NotWalked = "/teams/{team}/proposal/edit";

    [Fact]
    public async Task Every_page_can_be_used_by_everyone_in_both_themes_and_at_every_width()
    {
        await using var portal = await SamplePortal.ServeAsync();
        var walk = new PageWalk(chromium.Browser, portal);
        var round = new SampleRoundSteps(portal);

        await Walk(walk, await round.Register());
        await Walk(walk, await round.MatchAndPublish());

        var missed = PageWalk.Rows.Select(r => r.Path).Where(path => !walk.Reached.ContainsKey(path)).Except([.. NoPages.Keys, NotWalked]).ToList();
        Assert.True(walk.Faults.Count == 0, string.Join('\n', walk.Faults.Distinct()));
        Assert.True(missed.Count == 0, $"not reached:\n{string.Join('\n', missed)}");
    }

    private static async Task Walk(PageWalk walk, IReadOnlyList<string> addresses)
    {
        foreach (var role in new[] { null, Roles.Participant, Roles.Ministry, Roles.Company, Roles.Juror, Roles.Reporter, Roles.Coordinator })
        {
            await walk.As(role, addresses);
        }
    }
}

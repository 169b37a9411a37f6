using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Me;

/// <summary>A participant's own round and registration.</summary>
public sealed class MeTests : IAsyncLifetime
{
    private const string EvaEmail = "eva.kos@mju.si";

    private PortalFixture _fixture = null!;
    private Browser _eva = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await using (var db = _fixture.Portal.Database.Open())
        {
            var eva = new TestAccounts(_fixture.Portal, db).Add(EvaEmail, "Eva", "Kos", _fixture.World.Mju, Roles.Participant);
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(Cancellation);
            db.Add(Registration.Nominate(round, eva, _fixture.World.Mju.Id, Guid.Empty, _fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today));
            await db.SaveChangesAsync(Cancellation);
        }

        _eva = await _fixture.SignedIn(EvaEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_wizard_saves_each_step_and_ends_in_handing_in()
    {
        Assert.Equal(Step("weeks"), await Post("about", ("Level", "senior"), ("JoinsExchange", "true"), ("JoinsTeam", "true")));
        Assert.Equal(RegistrationState.Draft, (await Eva()).State);
        Assert.Equal(Step("skills"), await Post("weeks", ("Weeks", "2027-06-07"), ("Languages", "sl"), ("Languages", "en")));
        Assert.Equal(Step("hosts"), await Post("skills", ("SkillsOffered", "communication"), ("SkillsSought", "data analysis")));
        Assert.Equal(Step("challenges"), await Post("hosts", ("HostWishes", "LEK-1"), ("HostWishes", "SAP")));
        Assert.Equal(Step("motivation"), await Post("challenges", ("ChallengeWishes", "skills")));
        Assert.Equal(Step("check"), await Post("motivation", ("Motivation", "Radovednost."), ("Replacement", "Jan")));

        Assert.Equal("/me/2027", await Post("check"));

        var eva = await Eva();
        Assert.Equal((RegistrationState.Submitted, "senior", "Radovednost.", "Jan"), (eva.State, eva.Level, eva.Motivation, eva.Replacement));
        Assert.Equal([new DateOnly(2027, 6, 7)], eva.Weeks);
        Assert.Equal(["LEK-1", "SAP"], eva.HostWishes);
        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal(("RegistrationHandedIn", World.MinistryEmail), (message.Kind, message.To));
    }

    [Fact]
    public async Task Why_it_came_back_stands_on_every_step_until_it_is_handed_in_again()
    {
        const string reason = "Izberite drug teden.";
        await Post("about", ("Level", "senior"), ("JoinsExchange", "true"), ("JoinsTeam", "true"));
        await Post("weeks", ("Weeks", "2027-06-07"), ("Languages", "sl"));
        await Post("skills", ("SkillsOffered", "communication"), ("SkillsSought", "data analysis"));
        await Post("hosts", ("HostWishes", "LEK-1"));
        await Post("challenges", ("ChallengeWishes", "skills"));
        await Post("motivation", ("Motivation", "Radovednost."), ("Replacement", "Jan"));
        Assert.DoesNotContain(reason, await _eva.Text(Step("weeks")), StringComparison.Ordinal);
        await Post("check");
        var contact = await _fixture.SignedIn(World.MinistryEmail);
        await contact.Submit($"/organisation/mju/2027/people/{(await Eva()).Id}", $"/organisation/mju/2027/people/{(await Eva()).Id}/send-back", ("Reason", reason));

        foreach (var step in new[] { "about", "weeks", "skills", "hosts", "challenges", "motivation", "check" })
        {
            var notice = (await _eva.Page(Step(step))).QuerySelector("main .notice.warn")!.TextContent;
            Assert.Contains("asks for a correction", notice, StringComparison.Ordinal);
            Assert.Contains(reason, notice, StringComparison.Ordinal);
            Assert.Contains("Boštjan Petek", notice, StringComparison.Ordinal);
        }

        await Post("weeks", ("Weeks", "2027-05-31"), ("Languages", "sl"));
        Assert.Contains(reason, await _eva.Text(Step("check")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("about", "About me")]
    [InlineData("hosts", "Where to go")]
    public async Task The_window_is_named_after_the_step(string step, string heading)
    {
        var page = await _eva.Page(Step(step));

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith($"{heading} · ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_hands_in_too_late_is_told_one_thing()
    {
        await _fixture.MoveTo(PhaseKind.Matching);

        var page = await Browser.Document(await _eva.PostTo(Step("check"), "/me/2027", []));

        Assert.Contains("cannot be changed", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("can still be changed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main dd a"));
    }

    [Fact]
    public async Task A_contact_in_the_round_is_told_that_the_release_is_theirs_or_a_colleagues()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.Add(new Domain.Organisations.Contact(_fixture.World.Sap.Id, await db.People.SingleAsync(p => p.Email == World.OtherParticipantEmail, Cancellation)));
            await db.SaveChangesAsync(Cancellation);
        }

        var next = (await (await _fixture.SignedIn(World.OtherParticipantEmail)).Page("/me/2027")).QuerySelector(".next")!;

        Assert.Contains("leave it to another contact", next.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/organisation/sap/2027/people/{_fixture.World.Rok.Id}", next.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_step_shows_what_was_saved()
    {
        await Post("about", ("Level", "senior"), ("JoinsExchange", "true"), ("JoinsTeam", "false"));

        var page = await _eva.Page(Step("about"));

        Assert.NotNull(page.QuerySelector("input[name=Level][value=senior][checked]"));
        Assert.NotNull(page.QuerySelector("input[name=JoinsExchange][type=checkbox][checked]"));
        Assert.Null(page.QuerySelector("input[name=JoinsTeam][type=checkbox][checked]"));
    }

    [Fact]
    public async Task Wishes_are_added_moved_removed_and_ruled_out_without_script()
    {
        await Post("hosts", ("Add", "SAP"));
        Assert.Equal($"{Step("hosts")}?search=&page=1#wish-LEK-1", await Post("hosts", ("HostWishes", "SAP"), ("Add", "LEK-1")));
        Assert.Equal(["SAP", "LEK-1"], (await Eva()).HostWishes);
        Assert.StartsWith("wish 1", (await _eva.Page(Step("hosts"))).GetElementById("wish-SAP")!.TextContent.Trim(), StringComparison.OrdinalIgnoreCase);

        Assert.Equal($"{Step("hosts")}?search=&page=1", await Post("hosts", ("HostWishes", "SAP"), ("HostWishes", "LEK-1"), ("Move", "up:1")));
        Assert.Equal(["LEK-1", "SAP"], (await Eva()).HostWishes);

        await Post("hosts", ("HostWishes", "LEK-1"), ("HostWishes", "SAP"), ("Exclude", "SAP"));
        Assert.Equal(["LEK-1"], (await Eva()).HostWishes);
        Assert.Equal(["SAP"], (await Eva()).ExcludedHosts);

        await Post("hosts", ("HostWishes", "LEK-1"), ("ExcludedHosts", "SAP"), ("Move", "remove:0"));
        await Post("hosts", ("ExcludedHosts", "SAP"), ("Allow", "SAP"));
        Assert.Empty((await Eva()).HostWishes);
        Assert.Empty((await Eva()).ExcludedHosts);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_refused_and_the_others_keep_their_names()
    {
        var page = await Browser.Document(await _eva.PostTo(Step("hosts"), Step("hosts"), ("HostWishes", "SAP"), ("HostWishes", "NOPE")));

        Assert.Contains("There is no host NOPE in this round.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("any place", page.QuerySelector(".ranked li")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await Eva()).HostWishes);
    }

    [Theory]
    [InlineData("", "Lek", "SAP")]
    [InlineData("?search=sap", "SAP")]
    [InlineData("?search=digitalizacija+lek", "Lek")]
    [InlineData("?search=ministrstvo")]
    public async Task Only_the_other_side_can_be_wished_for(string query, params string[] hosts)
    {
        var page = await _eva.Page(Step("hosts") + query);

        Assert.Equal(hosts, page.QuerySelectorAll("section[aria-labelledby=find] h3").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task A_wish_for_the_own_side_is_refused_and_one_that_a_file_brought_says_that_it_cannot_come_true()
    {
        var page = await Browser.Document(await _eva.PostTo(Step("hosts"), Step("hosts"), ("HostWishes", "MF-1")));

        Assert.Contains("Guests go to the other side, so MF-1 cannot be wished for.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Eva()).HostWishes);

        await using (var db = _fixture.Portal.Database.Open())
        {
            var eva = await db.Registrations.SingleAsync(r => r.State == RegistrationState.Nominated, Cancellation);
            var round = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(Cancellation);
            eva.Save(round, eva.Answers() with { HostWishes = ["MF-1", "LEK"] }, _fixture.Portal.Clock.Today);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Contains("(the same side, so this wish cannot come true)", (await _eva.Page(Step("hosts"))).QuerySelectorAll(".ranked li")[0].TextContent, StringComparison.Ordinal);
        Assert.Single((await _eva.Page(Step("check"))).QuerySelectorAll("main li"), li => li.TextContent.Contains("the same side", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_week_that_is_no_monday_is_refused_at_its_field_and_nothing_is_saved()
    {
        var page = await Browser.Document(await _eva.PostTo(Step("weeks"), Step("weeks"), ("Weeks", "2027-06-08"), ("Languages", "sl")));

        Assert.Contains("is no Monday", page.QuerySelector("#Weeks-error")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Eva()).Languages);
    }

    [Theory]
    [InlineData("weeks", "Languages", "xx", "The language “xx” cannot be chosen here. Use one of: sl, en, de, it, hr, fr, hu.")]
    [InlineData("skills", "SkillsOffered", "juggling", "The skill “juggling” cannot be chosen here. Choose from the list.")]
    [InlineData("skills", "SkillsSought", "juggling", "The skill “juggling” cannot be chosen here. Choose from the list.")]
    public async Task What_no_step_offers_is_refused_at_its_field_and_nothing_is_saved(string step, string field, string value, string message)
    {
        var page = await Browser.Document(await _eva.PostTo(Step(step), Step(step), (field, value), ("Weeks", "2027-06-07"), ("SkillsOffered", "strategy")));

        Assert.EndsWith(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        var eva = await Eva();
        Assert.Equal(RegistrationState.Nominated, eva.State);
        Assert.Equal((0, 0, 0, 0), (eva.Weeks.Count, eva.Languages.Count, eva.SkillsOffered.Count, eva.SkillsSought.Count));
    }

    [Fact]
    public async Task What_is_missing_is_named_with_a_link_to_its_step()
    {
        await Post("about", ("Level", "senior"), ("JoinsExchange", "true"));

        var page = await _eva.Page(Step("check"));

        Assert.Equal(
            [Step("weeks"), Step("weeks"), Step("skills")],
            page.QuerySelectorAll(".notice a").Select(a => a.GetAttribute("href")));
        var refused = await Browser.Document(await _eva.PostTo(Step("check"), Step("check")));
        Assert.Contains("Choose at least one language.", refused.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Draft, (await Eva()).State);
    }

    [Fact]
    public async Task A_phase_that_closed_meanwhile_says_so_and_keeps_what_is_there()
    {
        await Post("about", ("Level", "senior"), ("JoinsExchange", "true"));
        _fixture.Portal.Clock.Advance(TimeSpan.FromDays(8));
        var eva = await _fixture.SignedIn(EvaEmail);

        var answer = await eva.PostTo(Step("motivation"), "/me", ("Motivation", "Dolgo besedilo."));

        var page = await Browser.Document(answer);
        Assert.Contains("Registrations cannot be changed today", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dolgo besedilo.", page.QuerySelector("#Motivation")!.TextContent.Trim());
        Assert.Equal(("senior", string.Empty), ((await Eva()).Level, (await Eva()).Motivation));
        Assert.Equal("/me/2027", (await eva.Get(Step("about"))).Headers.Location!.ToString());
        Assert.Contains("Registration has ended", (await eva.Page("/me")).QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_employer_let_wait_past_the_phase_is_told_whom_to_ask()
    {
        await _fixture.MoveTo(PhaseKind.Matching);

        var rok = await _fixture.SignedIn(World.OtherParticipantEmail);
        var contact = await _fixture.SignedIn(World.OtherCompanyEmail);

        Assert.Equal("Your registration is not released yet", (await rok.Page("/me")).QuerySelector(".next h2")!.TextContent.Trim());
        Assert.Contains(
            "The time to release has passed.",
            (await contact.Page($"/organisation/sap/2027/people/{_fixture.World.Rok.Id}")).QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_handed_in_is_taken_back_to_change_it()
    {
        var rok = await _fixture.SignedIn(World.OtherParticipantEmail);

        await rok.Submit("/me", "/me/2027/take-back");

        Assert.Equal(RegistrationState.Draft, (await Now(_fixture.World.Rok.Id)).State);
        Assert.Equal(HttpStatusCode.OK, (await rok.Get(Step("about"))).StatusCode);
    }

    [Fact]
    public async Task A_person_withdraws_and_comes_back_with_all_answers()
    {
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nov projekt."));
        Assert.Equal((RegistrationState.Withdrawn, "Nov projekt."), ((await Now(_fixture.World.Ana.Id)).State, (await Now(_fixture.World.Ana.Id)).Reason));
        Assert.Equal("RegistrationWithdrawn", (await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation))).Kind);

        await ana.Submit("/me", "/me/2027/come-back");

        var now = await Now(_fixture.World.Ana.Id);
        Assert.Equal((RegistrationState.Draft, "specialist"), (now.State, now.Level));
    }

    [Fact]
    public async Task Whoever_was_withdrawn_by_a_contact_reads_who_did_so_and_why()
    {
        var contact = await _fixture.SignedIn(World.MinistryEmail);
        var at = $"/organisation/mju/2027/people/{_fixture.World.Ana.Id}";
        await contact.Submit(at, $"{at}/withdraw", ("WithdrawReason", "Odhaja na drugo delovno mesto."));

        var next = (await (await _fixture.SignedIn(World.ParticipantEmail)).Page("/me/2027")).QuerySelector(".next")!;

        Assert.Equal("Your registration was withdrawn", next.QuerySelector("h2")!.TextContent.Trim());
        Assert.Equal("Odhaja na drugo delovno mesto. — Boštjan Petek", next.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Contains("Somebody else withdrew it for you.", next.TextContent, StringComparison.Ordinal);
        Assert.NotNull(next.QuerySelector("form[action='/me/2027/come-back']"));
    }

    [Fact]
    public async Task Whoever_is_not_in_the_round_registers_with_an_employer_that_takes_part()
    {
        var contact = await _fixture.SignedIn(World.CompanyEmail);

        var answer = await contact.Submit("/me/2027/join", "/me/2027/join");

        Assert.Equal(Step("about"), answer.Headers.Location!.ToString());
        var tina = await _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => db.People.Any(p => p.Id == r.PersonId && p.Email == World.CompanyEmail), Cancellation));
        Assert.Equal((RegistrationState.Draft, _fixture.World.Lek.Id), (tina.State, tina.OrganisationId));
        Assert.Equal(HttpStatusCode.OK, (await contact.Get(Step("about"))).StatusCode);
        Assert.Contains("You are in this round already.", (await contact.Page("/me/2027/join")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employer_that_does_not_take_part_is_no_choice()
    {
        var contact = await _fixture.SignedIn(World.OtherMinistryEmail);

        Assert.Contains("does not take part in this round", (await contact.Page("/me/2027/join")).Body!.TextContent, StringComparison.Ordinal);
        await contact.PostTo("/me/2027/join", "/me/2027/join", ("Organisation", "MF"));
        await contact.PostTo("/me/2027/join", "/me/2027/join", ("Organisation", "LEK"));

        Assert.Equal(3, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Somebody_elses_round_is_not_there()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            new TestAccounts(_fixture.Portal, db).Add("nihce@lek.si", "Nihče", "Kos", _fixture.World.Lek, Roles.Participant);
            await db.SaveChangesAsync(Cancellation);
        }

        var nobody = await _fixture.SignedIn("nihce@lek.si");

        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get("/me/2027")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get(Step("about"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.PostTo(Step("about"), "/me", ("Level", "senior"))).StatusCode);
        Assert.Contains("Rounds open for registration", (await nobody.Page("/me")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Step(string name) => $"/me/2027/registration/{name}";

    /// <summary>Posts a step as a form without script does, and tells where it leads.</summary>
    private async Task<string?> Post(string step, params (string Name, string Value)[] values)
    {
        var answer = await _eva.PostTo(Step(step), Step(step), values);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }

    private Task<Registration> Eva() => _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => db.People.Any(p => p.Id == r.PersonId && p.Email == EvaEmail), Cancellation));

    private Task<Registration> Now(Guid id) => _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => r.Id == id, Cancellation));
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Rounds;

public sealed class RoundSetUpTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] New =
    [
        ("Code", "2028"), ("NameSl", "Krog 2028"), ("NameEn", "Round 2028"), ("Season", "2027/28"), ("From", "2028-05-29"), ("To", "2028-06-16"),
    ];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_new_round_is_a_draft_from_the_template()
    {
        var answer = await _browser.Submit("/manage/new", New);

        Assert.Equal("/manage/2028", answer.Headers.Location?.ToString());
        var round = await Read("2028");
        Assert.Equal((RoundState.Draft, 7, 5), (round.State, round.Phases.Count, round.Challenges.Count));
        Assert.Equal(new LocalisedText("Krog 2028", "Round 2028"), round.Name);
        var audit = await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.Subject == "Round" && a.SubjectId == round.Id));
        Assert.Equal((AuditAct.Added, "Maja Kos"), (audit.Act, audit.ActorName));
        Assert.Contains("The round is there.", (await _browser.Page("/manage/2028")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_taken_once_even_when_the_form_is_sent_twice()
    {
        await _browser.Submit("/manage/new", New);

        var page = await Browser.Document(await _browser.Submit("/manage/new", New));

        Assert.Equal("Error: There is a round with the code 2028 already. Choose another code.", page.QuerySelector("#Code-error")!.TextContent.Trim());
        Assert.Equal("Krog 2028", page.QuerySelector("#NameSl")!.GetAttribute("value"));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Rounds.CountAsync(r => r.Code == "2028")));
    }

    [Theory]
    [InlineData("To", "2028-05-01", "The end is before the start.")]
    [InlineData("To", "tomorrow", "“tomorrow” cannot be read here. Check how it is written.")]
    [InlineData("From", "", "Fill this in.")]
    [InlineData("Code", "", "Fill this in.")]
    [InlineData("Code", "new", "“new” cannot be a code, because an address of the portal uses it. Choose another.")]
    [InlineData("NameSl", " ", "Fill this in.")]
    public async Task Each_fault_stands_at_its_field_and_nothing_is_made(string field, string value, string message)
    {
        var answer = await _browser.Submit("/manage/new", [.. New.Where(n => n.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"Error: {message}", (await Browser.Document(answer)).QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Rounds.CountAsync()));
    }

    [Fact]
    public async Task A_clone_shows_its_dates_before_it_is_made()
    {
        var address = (await _browser.Submit("/manage/2027/clone", ("From", "2028-06-01"), ("NameSl", ""), ("Season", "2028/29"), ("ShowDates", "true"))).Headers.Location!.ToString();
        var preview = await _browser.Page(address);

        Assert.Contains("29 May–16 June 2028", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2028/29", preview.QuerySelector("#Season")!.GetAttribute("value"));
        Assert.Empty(preview.QuerySelectorAll(".error, .errors"));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Rounds.CountAsync()));

        var answer = await _browser.Submit(address, ("NameSl", "Krog 2028"), ("Season", "2027/28"));

        Assert.Equal("/manage/2028", answer.Headers.Location?.ToString());
        var clone = await Read("2028");
        Assert.Equal((new DateOnly(2028, 5, 29), "Krog 2028", "2027/28", 5), (clone.From, clone.Name.Sl, clone.Season, clone.Challenges.Count));
        Assert.Equal(_fixture.World.Round.Id, clone.ClonedFromId);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Registrations.CountAsync(r => r.RoundId == clone.Id)));
    }

    [Fact]
    public async Task Details_strands_and_settings_are_saved_together()
    {
        var answer = await _browser.Submit("/manage/2027/edit", ("PatronEn", "the President"), ("Workshops", "On"), ("TeamSize", "6"), ("To", "2027-06-25"));

        Assert.Equal("/manage/2027", answer.Headers.Location?.ToString());
        var round = await Read("2027");
        Assert.Equal(("the President", StrandState.On, 6, new DateOnly(2027, 6, 25)), (round.Patron.En, round.Strands.Workshops, round.Settings.TeamSize, round.To));
    }

    [Theory]
    [InlineData("TeamSize", "1", "Enter a whole number from 2 to 30.")]
    [InlineData("TeamSize", "six", "“six” cannot be read here. Check how it is written.")]
    [InlineData("To", "2027-05-01", "The end is before the start.")]
    [InlineData("From", "2027-06-07", "The new window leaves out weeks that people have chosen or offered already. Settle those host places and registrations first, or keep the window wider.")]
    public async Task A_setting_that_is_none_changes_nothing(string field, string value, string message)
    {
        var page = await Browser.Document(await _browser.Submit("/manage/2027/edit", (field, value), ("NameEn", "Other")));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal("Round 2027", (await Read("2027")).Name.En);
    }

    [Fact]
    public async Task Of_two_coordinators_who_edit_at_once_the_second_is_told_and_may_save_all_the_same()
    {
        var stale = Version(await _browser.Page("/manage/2027/edit"));
        await _browser.Submit("/manage/2027/edit", ("NameEn", "First"));

        var page = await Browser.Document(await _browser.Submit("/manage/2027/edit", ("NameEn", "Second"), ("Version", stale)));

        Assert.Contains("Somebody else has changed this in the meantime.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Second", page.QuerySelector("#NameEn")!.GetAttribute("value"));
        Assert.Equal("First", (await Read("2027")).Name.En);

        await _browser.Submit("/manage/2027/edit", ("NameEn", "Second"), ("Version", Version(page)));
        Assert.Equal("Second", (await Read("2027")).Name.En);
    }

    [Fact]
    public async Task Phases_are_saved_with_dates_and_rights()
    {
        var answer = await _browser.Submit(
            "/manage/2027/phases", ("Phases[2].To", "2027-04-02"), ("Phases[3].From", "2027-04-03"), ("Phases[3].To", "2027-04-20"), ("Phases[6].Included", "false"), ("Phases[3].Rights", "WriteProposals"));

        Assert.Equal("/manage/2027/phases", answer.Headers.Location?.ToString());
        var round = await Read("2027");
        Assert.Equal(new DateOnly(2027, 4, 2), round.Phase(PhaseKind.Registration)!.To);
        Assert.Equal([RoundRight.WriteProposals], round.Phase(PhaseKind.Matching)!.Rights);
        Assert.Null(round.Phase(PhaseKind.Closing));
    }

    [Fact]
    public async Task Phases_that_end_before_they_start_or_begin_too_early_are_refused_at_their_field()
    {
        var ends = await Browser.Document(await _browser.Submit("/manage/2027/phases", ("Phases[2].To", "2027-01-01")));
        var begins = await Browser.Document(await _browser.Submit("/manage/2027/phases", ("Phases[3].From", "2027-01-02")));

        Assert.Equal("The end is before the start.", ends.QuerySelector("#Phases_2__To-error")!.TextContent.Trim());
        Assert.Equal(
            "The phase Matching cannot begin before the phase Registration, which it follows.", begins.QuerySelector("#Phases_3__From-error")!.TextContent.Trim());
        Assert.Equal(_fixture.World.Round.Phases.Select(p => (p.Kind, p.From, p.To)), (await Read("2027")).Phases.Select(p => (p.Kind, p.From, p.To)));
    }

    [Fact]
    public async Task The_summary_says_of_each_faulty_date_which_phase_it_belongs_to()
    {
        var page = await Browser.Document(await _browser.Submit(
            "/manage/2027/phases", ("Phases[4].From", ""), ("Phases[2].To", "2027-01-01"), ("Phases[3].To", "soon")));

        Assert.Equal(
            [
                ("#Phases_2__To", "Registration, last day: The end is before the start."),
                ("#Phases_3__To", "Matching, last day: “soon” cannot be read here. Check how it is written."),
                ("#Phases_4__From", "Exchange, first day: Fill this in."),
            ],
            page.QuerySelectorAll(".errors a").Select(a => (a.GetAttribute("href"), a.TextContent)));
        Assert.All(page.QuerySelectorAll(".errors a"), a => Assert.NotNull(page.QuerySelector($"input{a.GetAttribute("href")}")));
    }

    [Fact]
    public async Task Gaps_and_overlaps_are_warned_of_on_the_page()
    {
        var warnings = (await _browser.Page("/manage/2027/phases")).QuerySelectorAll(".notice li").Select(li => li.TextContent.Trim());

        Assert.Equal(
            [
                "Between the phases Matching and Exchange there are 46 days without a phase (15 April–30 May), when people can only withdraw and answer published placements.",
                "The phases Exchange and Teams and challenges overlap for 18 days (1–18 June); the rights of both hold then.",
            ],
            warnings);
    }

    [Fact]
    public async Task A_window_that_grows_out_of_the_exchange_phase_is_warned_of_on_the_dashboard_and_on_the_phases()
    {
        const string Told = "The phase Exchange (31 May–18 June 2027) does not cover the whole exchange window";
        Assert.DoesNotContain("does not cover", (await _browser.Page("/manage/2027")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await _browser.Submit("/manage/2027/edit", ("To", "2027-06-25"));

        Assert.Contains(Told, (await _browser.Page("/manage/2027")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Told, (await _browser.Page("/manage/2027/phases")).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phases_of_a_stale_form_are_not_saved()
    {
        var stale = Version(await _browser.Page("/manage/2027/phases"));
        await _browser.Submit("/manage/2027/phases", ("Phases[2].To", "2027-03-20"));

        var page = await Browser.Document(await _browser.Submit("/manage/2027/phases", ("Phases[2].To", "2027-03-18"), ("Version", stale)));

        Assert.Contains("Somebody else has changed this in the meantime.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 3, 20), (await Read("2027")).Phase(PhaseKind.Registration)!.To);
    }

    private static string Version(AngleSharp.Dom.IDocument page) => page.QuerySelector("input[name=Version]")!.GetAttribute("value")!;

    private Task<Round> Read(string code) => _fixture.Portal.Read(db =>
        db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(r => r.Code == code));
}

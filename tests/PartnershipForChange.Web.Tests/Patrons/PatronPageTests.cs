using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Surveys;

namespace PartnershipForChange.Web.Tests.Patrons;

/// <summary>One sheet about a round for its patron.</summary>
public sealed class PatronPageTests : IAsyncLifetime
{
    private const string Edit = "/manage/2027/patron";
    private const string Sheet = "/rounds/2027/patron";

    private static readonly (string Name, string Value)[] Quote =
        [("WordsSl", "Razumel sem."), ("WordsEn", "I understood."), ("ByLineSl", "gost iz podjetja"), ("ByLineEn", "a guest from a company"), ("ConsentOn", "2027-03-01")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Only_coordinators_see_it_before_it_is_turned_on()
    {
        var stranger = Browser.Of(_fixture.Portal);
        var contact = await _fixture.SignedIn(World.MinistryEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(Sheet)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get(Sheet)).StatusCode);
        Assert.Contains("Preview", (await _browser.Page(Sheet)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await stranger.Page("/rounds/2027")).QuerySelector($"a[href='{Sheet}']"));

        await _browser.Submit(Edit, $"{Edit}/public");
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get(Sheet)).StatusCode);
        Assert.NotNull((await stranger.Page("/rounds/2027")).QuerySelector($"a[href='{Sheet}']"));

        await _browser.Submit(Edit, $"{Edit}/public");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(Sheet)).StatusCode);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.PatronPages.CountAsync()));
    }

    [Fact]
    public async Task It_shows_figures_opening_and_quotes_and_nobodys_name()
    {
        await _browser.Submit(Edit, Edit, ("LeadEn", "They swap places."), ("LeadSl", "Zamenjajo mesta."));
        await _browser.Submit(Edit, $"{Edit}/quotes", Quote);
        await _browser.Submit(Edit, $"{Edit}/public");

        var page = await Browser.Of(_fixture.Portal).Page(Sheet);

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("They swap places.", text, StringComparison.Ordinal);
        Assert.Equal("“I understood.”", page.QuerySelector("blockquote")!.TextContent);
        Assert.Equal("– a guest from a company", page.QuerySelector("figcaption.muted")!.TextContent);
        Assert.Single(page.QuerySelectorAll("figure [role=img]:has(svg)"));
        Assert.Contains("the Prime Minister", text, StringComparison.Ordinal);
        foreach (var name in new[] { "Hribar", "Medved", "Zorman", "@" })
        {
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Three_quotes_fit_and_one_that_is_removed_is_gone_at_once()
    {
        for (var i = 0; i < 3; i++)
        {
            await _browser.Submit(Edit, $"{Edit}/quotes", Quote);
        }

        await _browser.PostTo($"{Edit}/quotes", Edit, Quote);
        Assert.Equal(3, await Quotes());
        Assert.Null((await _browser.Page(Edit)).QuerySelector("#WordsSl"));
        var remove = (await _browser.Page(Edit)).QuerySelector("form[action$='/remove']")!.GetAttribute("action")!;
        await _browser.Submit(Edit, remove);
        Assert.Equal(2, await Quotes());
    }

    [Theory]
    [InlineData("WordsSl", "", "Fill this in.")]
    [InlineData("ByLineSl", "", "Fill this in.")]
    [InlineData("ConsentOn", "", "Fill this in.")]
    [InlineData("ConsentOn", "2027-03-16", "This day is still to come. Enter today or a day that has passed.")]
    public async Task Without_words_by_line_or_consent_there_is_no_quote(string field, string value, string message)
    {
        var page = await Browser.Document(await _browser.Submit(Edit, $"{Edit}/quotes", [.. Quote.Where(q => q.Name != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(0, await Quotes());
    }

    [Fact]
    public async Task A_card_is_quoted_with_its_side_and_only_as_long_as_its_writer_allows_these_words()
    {
        await _fixture.AddSurvey();
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Pričakujem smeh."));
        var card = await _fixture.Portal.Read(db => db.SurveyCards.Select(c => c.Id).SingleAsync());
        Assert.Null((await _browser.Page(Edit)).QuerySelector($"a[href*='card={card}']"));
        (string, string)[] quote = [("CardId", $"{card}"), ("WordsSl", "Pričakujem smeh."), ("WordsEn", "I expect laughter.")];
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.PostTo($"{Edit}/quotes", Edit, quote)).StatusCode);
        await _browser.Submit($"{SurveyWorld.Manage}/cards", $"{SurveyWorld.Manage}/cards/{card}/ask");
        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{card}", ("agrees", "true"));
        Assert.Equal("Pričakujem smeh.", (await _browser.Page($"{Edit}?card={card}")).QuerySelector("#WordsSl")!.TextContent.Trim());

        var other = await Browser.Document(await _browser.Submit($"{Edit}?card={card}", $"{Edit}/quotes", ("WordsSl", "Pričakujem veliko smeha.")));
        Assert.Contains("exactly what is written on the card", other.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Quotes());
        await _browser.Submit($"{Edit}?card={card}", $"{Edit}/quotes", ("WordsEn", "I expect laughter."));

        var sheet = await _browser.Page(Sheet);
        Assert.Equal("“I expect laughter.”", sheet.QuerySelector("blockquote")!.TextContent);
        Assert.Equal("– somebody from public administration", sheet.QuerySelector("figcaption.muted")!.TextContent);
        await _browser.PostTo($"{Edit}/quotes", Edit, quote);
        Assert.Equal(1, await Quotes());

        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{card}", ("agrees", "false"));
        Assert.Null((await _browser.Page(Sheet)).QuerySelector("blockquote"));
        Assert.Contains("no longer allows these words", (await _browser.Page(Edit)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await ana.Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Ne pričakujem nič."));
        await _browser.Submit($"{SurveyWorld.Manage}/cards", $"{SurveyWorld.Manage}/cards/{card}/ask");
        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{card}", ("agrees", "true"));
        Assert.Null((await _browser.Page(Sheet)).QuerySelector("blockquote"));

        // New words that are allowed take the place of the old; a quote of what was said elsewhere stands beside them.
        await _browser.Submit(Edit, $"{Edit}/quotes", Quote);
        await _browser.Submit($"{Edit}?card={card}", $"{Edit}/quotes", ("WordsEn", "I expect nothing."));
        Assert.Equal(["“I understood.”", "“I expect nothing.”"], (await _browser.Page(Sheet)).QuerySelectorAll("blockquote").Select(q => q.TextContent));
        Assert.Contains("I expect nothing.", (await ana.Page(SurveyWorld.Mine)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _browser.Page(Edit)).QuerySelector($"a[href*='card={card}']"));
    }

    [Fact]
    public async Task Words_whose_writer_refused_are_gone_when_the_round_closes()
    {
        await _fixture.AddSurvey();
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Pričakujem smeh."));
        var card = await _fixture.Portal.Read(db => db.SurveyCards.Select(c => c.Id).SingleAsync());
        await _browser.Submit($"{SurveyWorld.Manage}/cards", $"{SurveyWorld.Manage}/cards/{card}/ask");
        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{card}", ("agrees", "true"));
        await _browser.Submit($"{Edit}?card={card}", $"{Edit}/quotes");
        await _browser.Submit(Edit, $"{Edit}/quotes", Quote);
        await ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{card}", ("agrees", "false"));
        Assert.Equal(2, await Quotes());

        await _browser.Submit("/manage/2027/close");

        Assert.Equal(0, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Changes.Contains("smeh") || a.Changes.Contains("Razumel"))));
        Assert.Equal(["Razumel sem."], await _fixture.Portal.Read(db => db.PatronPages.SelectMany(p => p.Quotes).Select(q => q.Words.Sl).ToListAsync()));
    }

    [Fact]
    public async Task A_stale_form_overwrites_nothing()
    {
        await _browser.Submit(Edit, Edit, ("LeadSl", "Prvi"));
        var stale = (await _browser.Page(Edit)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit(Edit, Edit, ("LeadSl", "Drugi"));

        await _browser.Submit(Edit, Edit, ("LeadSl", "Tretji"), ("Version", stale));

        Assert.Equal("Drugi", await _fixture.Portal.Read(db => db.PatronPages.Select(p => p.Lead.Sl).SingleAsync()));
    }

    [Fact]
    public async Task A_cloned_round_takes_the_opening_along_but_no_quote_and_is_not_public()
    {
        await _browser.Submit(Edit, Edit, ("LeadSl", "Zamenjajo mesta."));
        await _browser.Submit(Edit, $"{Edit}/quotes", Quote);
        await _browser.Submit(Edit, $"{Edit}/public");

        await _fixture.Portal.With((Application.Rounds.RoundService rounds) => rounds.Clone(
            new Application.Rounds.CloneRound("2027", "2028", new("Krog 2028", ""), "2027/28", new DateOnly(2028, 5, 29)), Application.Identity.Actor.Portal, CancellationToken.None));

        var clone = await _fixture.Portal.Read(db => db.PatronPages.Include(p => p.Quotes).SingleAsync(p => p.RoundId != _fixture.World.Round.Id));
        Assert.Equal(("Zamenjajo mesta.", false, 0), (clone.Lead.Sl, clone.IsPublic, clone.Quotes.Count));
    }

    private Task<int> Quotes() => _fixture.Portal.Read(db => db.PatronPages.SelectMany(p => p.Quotes).CountAsync());
}

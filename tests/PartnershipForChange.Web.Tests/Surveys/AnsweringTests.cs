using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Surveys;

/// <summary>Somebody answers a survey: page by page, for themselves alone, and leaves no trace that names them.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private const string First = $"{SurveyWorld.Mine}/before/1";
    private const string Last = $"{SurveyWorld.Mine}/before/8";

    private PortalFixture _fixture = null!;
    private Browser _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.AddSurvey();
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_page_is_saved_left_and_found_again_as_it_was()
    {
        var on = await _ana.Submit(First, ("Answers[trust-word]", "6"), ("Answers[trust-care]", "-1"));
        var later = await _ana.Submit($"{SurveyWorld.Mine}/before/2", ("Answers[warm-friendly]", "4"), ("Later", "true"));

        Assert.Equal($"{SurveyWorld.Mine}/before/2", on.Headers.Location!.ToString());
        Assert.Equal(SurveyWorld.Mine, later.Headers.Location!.ToString());
        var page = await _ana.Page(First);
        Assert.Equal(["trust-word-6", "trust-care-none"], page.QuerySelectorAll("main input[type=radio][checked]").Select(i => i.Id!));
        Assert.Contains("“The other side” are people in business.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var sheet = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().SingleAsync());
        Assert.Equal(new Dictionary<string, int> { ["trust-word"] = 6, ["trust-care"] = SurveyItem.Declined, ["warm-friendly"] = 4 }, sheet.Answers);
        Assert.Equal((Sector.Public, SurveyGroup.Waiting, false), (sheet.Sector, sheet.Group, sheet.IsFinished));
        Assert.Contains("3 / 21", await _ana.Text(SurveyWorld.Mine), StringComparison.Ordinal);
        Assert.Matches("Trust\\s+· 2 of [0-9] answered", await _ana.Text($"{SurveyWorld.Mine}/before/check"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sl")]
    public async Task To_rather_not_answer_is_an_answer_in_every_language(string language)
    {
        var ana = await _fixture.SignedIn(World.ParticipantEmail, language);
        var chosen = (await ana.Page(First)).QuerySelector("#trust-word-none")!.GetAttribute("value")!;

        await ana.Submit(First, ("Answers[trust-word]", chosen));

        Assert.Equal(["trust-word-none"], (await ana.Page(First)).QuerySelectorAll("main input[type=radio][checked]").Select(i => i.Id!));
    }

    [Fact]
    public async Task What_is_handed_in_stays_and_nothing_says_whose_it_is_or_when_it_came()
    {
        var trail = await _fixture.Portal.Read(db => db.AuditEntries.CountAsync());

        await _ana.AnswerAll();
        var again = await _ana.PostTo($"{SurveyWorld.Mine}/before/finish", SurveyWorld.Mine);

        Assert.Equal(SurveyWorld.Mine, again.Headers.Location!.ToString());
        Assert.Equal(SurveyWorld.Mine, (await _ana.Get(First)).Headers.Location!.ToString());
        Assert.Equal(SurveyWorld.Mine, (await _ana.Get($"{SurveyWorld.Mine}/before/check")).Headers.Location!.ToString());
        var sheet = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().SingleAsync());
        var turnout = await _fixture.Portal.Read(db => db.SurveyTurnouts.AsNoTracking().SingleAsync());
        Assert.Equal((true, 70), (sheet.IsFinished, sheet.Answers["thermometer"]));
        Assert.Equal((_fixture.World.Ana.PersonId, true, (DateOnly?)null), (turnout.PersonId, turnout.IsFinished, turnout.RemindedOn));
        Assert.Equal(trail, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync()));
        Assert.NotEqual(7, sheet.Id.Version);

        // No column of the answers' tables holds an instant, a day or a person.
        var (instants, people) = await _fixture.Portal.Read(db =>
        {
            var types = new[] { typeof(SurveySheet), typeof(SurveyComment) }.SelectMany(t => db.Model.FindEntityType(t)!.GetProperties()).ToList();
            return Task.FromResult((
                types.Count(p => p.ClrType == typeof(DateTimeOffset) || p.ClrType == typeof(DateOnly) || p.ClrType == typeof(DateTimeOffset?)),
                types.Count(p => p.Name.Contains("Person", StringComparison.Ordinal))));
        });
        Assert.Equal((0, 0), (instants, people));
    }

    [Fact]
    public async Task A_forwarded_link_shows_nobody_what_another_answered()
    {
        await _ana.Submit(First, ("Answers[trust-word]", "6"));

        var stranger = await Browser.Of(_fixture.Portal).Get(First);
        Assert.Contains("/account/sign-in?", stranger.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(World.JurorEmail)).Get(First)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(World.CoordinatorEmail)).Get(First)).StatusCode);

        // Rok is asked too: the same address is his own, empty page, and what he answers is apart.
        var rok = await _fixture.SignedIn(World.OtherParticipantEmail);
        Assert.Empty((await rok.Page(First)).QuerySelectorAll("main input[type=radio][checked]"));
        await rok.Submit(First, ("Answers[trust-word]", "1"));
        var sheets = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().ToListAsync());
        Assert.Equal([(Sector.Public, 6), (Sector.Business, 1)], sheets.OrderBy(s => s.Sector).Select(s => (s.Sector, s.Answers["trust-word"])));
    }

    [Fact]
    public async Task Whoever_is_not_asked_finds_nothing_and_changes_nothing()
    {
        await _fixture.Change(async db =>
        {
            var survey = await db.Surveys.Include(s => s.Waves).SingleAsync();
            db.Entry(survey.Wave(WaveKind.Before)!).Property(w => w.Audience).CurrentValue = [SurveyGroup.Mentor];
        });

        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get(First)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo(First, "/account", ("Answers[trust-word]", "6"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo($"{SurveyWorld.Mine}/before/finish", "/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await _fixture.SignedIn(World.MinistryEmail)).Get(First)).StatusCode);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.SurveySheets.CountAsync()));
    }

    [Theory]
    [InlineData("/before/1", "trust-word", "8", "from 1 to 7")]
    [InlineData("/before/6", "thermometer", "101", "from 0 to 100")]
    [InlineData("/before/6", "thermometer", "warm", "from 0 to 100")]
    [InlineData("/before/8", "tell-them", "We read everything.", "Tick that you agree with this")]
    public async Task A_fault_stands_at_its_question_and_nothing_is_saved(string page, string key, string value, string message)
    {
        var answer = await Browser.Document(await _ana.Submit(SurveyWorld.Mine + page, ($"Answers[{key}]", value)));

        var error = answer.QuerySelector($"#{key}-error")!;
        Assert.Contains(message, error.TextContent, StringComparison.Ordinal);
        var line = answer.QuerySelector(".errors a")!;
        Assert.Equal($"#{key}", line.GetAttribute("href"));
        Assert.StartsWith(error.Closest(".field")!.QuerySelector("label, legend")!.FirstChild!.TextContent.Trim(), line.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 0), await _fixture.Portal.Read(async db => (await db.SurveySheets.CountAsync(), await db.SurveyComments.CountAsync())));
    }

    [Fact]
    public async Task Words_are_kept_with_consent_apart_from_the_sheet_and_go_when_taken_back()
    {
        await _ana.Submit(Last, ("Answers[contact]", "2"), ("Answers[tell-them]", "Beremo vse."), ("Consents", "tell-them"));

        var comment = await _fixture.Portal.Read(db => db.SurveyComments.AsNoTracking().SingleAsync());
        var sheet = await _fixture.Portal.Read(db => db.SurveySheets.AsNoTracking().SingleAsync());
        Assert.Equal("Beremo vse.", comment.Content);
        Assert.NotEqual(sheet.Pseudonym, comment.Pseudonym);
        Assert.Equal(["contact"], sheet.Answers.Keys);
        var page = await _ana.Page(Last);
        Assert.Equal("Beremo vse.", page.QuerySelector("textarea")!.TextContent);
        Assert.True(page.QuerySelector("#tell-them-consent")!.HasAttribute("checked"));

        await _ana.Submit(Last, ("Answers[tell-them]", ""));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.SurveyComments.CountAsync()));
    }

    [Fact]
    public async Task A_round_without_surveys_shows_none_and_a_cancelled_one_says_so_and_takes_nothing()
    {
        await _fixture.SetSurveys(StrandState.Cancelled);
        Assert.Contains("cancelled", await _ana.Text(SurveyWorld.Mine), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.PostTo(First, "/account", ("Answers[trust-word]", "6"))).StatusCode);
        await _ana.PostTo($"{SurveyWorld.Mine}/before/finish", "/account");

        await _fixture.SetSurveys(StrandState.Off);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get(SurveyWorld.Mine)).StatusCode);
        Assert.DoesNotContain("survey", await _ana.Text("/me/2027"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((0, 0), await _fixture.Portal.Read(async db => (await db.SurveySheets.CountAsync(), await db.SurveyTurnouts.CountAsync())));
    }

    [Fact]
    public async Task A_card_is_quoted_only_when_its_writer_says_so_and_no_message_names_them()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await _ana.Submit($"{SurveyWorld.Mine}/before/card", ("Text", "Pričakujem smeh."));
        var id = await _fixture.Portal.Read(db => db.SurveyCards.Select(c => c.Id).SingleAsync());
        var seen = await coordinator.Text($"{SurveyWorld.Manage}/cards");
        Assert.Contains("Pričakujem smeh.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Hribar", seen, StringComparison.Ordinal);

        // Nobody agrees before they are asked, and nobody for somebody else.
        await _ana.PostTo($"{SurveyWorld.Mine}/quotes/{id}", "/account", ("agrees", "true"));
        Assert.Equal(QuoteConsent.NotAsked, await Consent());
        await coordinator.Submit($"{SurveyWorld.Manage}/cards", $"{SurveyWorld.Manage}/cards/{id}/ask");
        var rok = await _fixture.SignedIn(World.OtherParticipantEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await rok.PostTo($"{SurveyWorld.Mine}/quotes/{id}", "/account", ("agrees", "true"))).StatusCode);
        Assert.Equal(QuoteConsent.Asked, await Consent());
        Assert.Contains("Say whether we may quote your card", await _ana.Text("/"), StringComparison.Ordinal);

        await _ana.Submit(SurveyWorld.Mine, $"{SurveyWorld.Mine}/quotes/{id}", ("agrees", "true"));
        Assert.Equal(QuoteConsent.Given, await Consent());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync()));

        Task<QuoteConsent> Consent() => _fixture.Portal.Read(db => db.SurveyCards.Select(c => c.Consent).SingleAsync());
    }

    [Fact]
    public async Task The_survey_is_on_the_home_page_and_the_page_of_the_round()
    {
        Assert.Contains("Answer the survey: Round 2027", await _ana.Text("/"), StringComparison.Ordinal);
        Assert.Contains("What do you think of the other side?", await _ana.Text("/me/2027"), StringComparison.Ordinal);

        await _ana.AnswerAll();
        Assert.DoesNotContain("Answer the survey", await _ana.Text("/"), StringComparison.Ordinal);
        Assert.Contains("Thank you for your answers", await _ana.Text("/me/2027"), StringComparison.Ordinal);
    }
}

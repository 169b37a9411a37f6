using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Solutions;

/// <summary>Whoever is responsible keeps a solution up to date; the portal asks them to.</summary>
public sealed class SolutionKeepingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _ana = null!;
    private Guid _id;

    private string Update => $"/solutions/{_id}/update";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _id = await Add(_fixture.World.Ana.PersonId);
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task What_the_responsible_person_records_is_public_at_once_with_its_history()
    {
        await Submit("readings", ("Percent", "30"), ("AsOf", "2027-01-10"), ("NoteEn", "Half of the forms."));
        var answer = await Submit("readings", ("Percent", "40"), ("AsOf", "2027-03-15"), ("NoteEn", ""));

        Assert.Equal(Update, answer.Headers.Location?.ToString());
        var page = await Browser.Of(_fixture.Portal).Page($"/solutions/{_id}");
        Assert.Equal("40", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal(["10 January 2027 30 Half of the forms.", "15 March 2027 40 –"], page.QuerySelectorAll("figure tbody tr").Select(Words));
        Assert.Equal("From 30% (10 January 2027) to 40% (15 March 2027).", page.QuerySelector("figure desc")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("figure circle").Length);
    }

    [Fact]
    public async Task A_correction_is_a_new_reading_and_the_old_one_stays_in_the_table()
    {
        await Submit("readings", ("Percent", "80"), ("AsOf", "2027-03-15"));
        await Submit("readings", ("Percent", "60"), ("AsOf", "2027-03-15"));

        var page = await Browser.Of(_fixture.Portal).Page($"/solutions/{_id}");

        Assert.Equal("60", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal(["15 March 2027 80 corrected by the next line", "15 March 2027 60 –"], page.QuerySelectorAll("figure tbody tr").Select(Words));
        Assert.Single(page.QuerySelectorAll("figure circle"));
    }

    [Fact]
    public async Task Actions_are_added_done_and_removed()
    {
        await Submit("actions", ("ActionSl", "Povabiti"), ("ActionEn", "Invite"), ("Due", "2027-03-01"));
        var action = await _fixture.Portal.Read(db => db.SolutionActions.SingleAsync());
        Assert.Contains("overdue", (await Browser.Of(_fixture.Portal).Page($"/solutions/{_id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await _ana.Submit(Update, $"/solutions/{_id}/actions/{action.Id}/done");
        Assert.Equal((true, _fixture.Portal.Clock.Today), await _fixture.Portal.Read(db => db.SolutionActions.Select(a => new ValueTuple<bool, DateOnly?>(a.IsDone, a.DoneOn)).SingleAsync()));
        await _ana.Submit(Update, $"/solutions/{_id}/actions/{action.Id}/done");
        Assert.False(await _fixture.Portal.Read(db => db.SolutionActions.Select(a => a.IsDone).SingleAsync()));
        await _ana.Submit(Update, $"/solutions/{_id}/actions/{action.Id}/remove");
        Assert.Equal(0, await _fixture.Portal.Read(db => db.SolutionActions.CountAsync()));
    }

    [Fact]
    public async Task Evidence_links_by_https_only()
    {
        var refused = await Browser.Document(await Submit("evidence", ("EvidenceSl", "Poročilo"), ("Link", "javascript:alert(1)")));
        Assert.Equal("Error: Enter the whole address of a page that begins with https://", refused.QuerySelector("#Link-error")!.TextContent.Trim());
        Assert.Equal("Poročilo", refused.QuerySelector("#EvidenceSl")!.GetAttribute("value"));

        await Submit("evidence", ("EvidenceSl", "Poročilo"), ("Link", "https://example.si/a"));
        var link = (await Browser.Of(_fixture.Portal).Page($"/solutions/{_id}")).QuerySelector("main .feed a")!;
        Assert.Equal(("https://example.si/a", "noopener nofollow ugc", "Poročilo"), (link.GetAttribute("href"), link.GetAttribute("rel"), link.TextContent));
    }

    [Fact]
    public async Task It_is_stopped_with_a_reason_that_is_public()
    {
        await Submit("readings", ("Percent", "50"), ("AsOf", "2027-03-15"));
        Assert.Equal(50, (await _fixture.Portal.With<SolutionQueries, MeterFigure?>(q => q.Overall(CancellationToken.None)))!.Percent);
        var refused = await Browser.Document(await _ana.PostTo($"/solutions/{_id}/state", Update, ("State", "Stopped")));
        Assert.Equal("Error: Fill this in.", refused.QuerySelector("#ReasonSl-error")!.TextContent.Trim());

        await _ana.PostTo($"/solutions/{_id}/state", Update, ("State", "Stopped"), ("ReasonSl", "Ni denarja"), ("ReasonEn", "No money"));
        Assert.Null(await _fixture.Portal.With<SolutionQueries, MeterFigure?>(q => q.Overall(CancellationToken.None)));
        Assert.Contains("No money", (await Browser.Of(_fixture.Portal).Page($"/solutions/{_id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _ana.Page(Update)).QuerySelector("form[action$='/actions']"));

        await _ana.PostTo($"/solutions/{_id}/state", Update, ("State", "UnderWay"));
        Assert.Equal(SolutionState.UnderWay, await _fixture.Portal.Read(db => db.Solutions.Select(s => s.State).SingleAsync()));
    }

    [Theory]
    [InlineData("Percent", "", "Fill this in.")]
    [InlineData("Percent", "101", "Enter a whole number from 0 to 100.")]
    [InlineData("Percent", "half", "“half” cannot be read here. Check how it is written.")]
    [InlineData("AsOf", "2027-03-16", "This day is still to come. Enter today or a day that has passed.")]
    public async Task A_fault_stands_at_its_field_and_nothing_is_recorded(string field, string value, string message)
    {
        (string, string)[] typed = [("Percent", "50"), ("AsOf", "2027-03-15")];
        var page = await Browser.Document(await Submit("readings", [.. typed.Where(t => t.Item1 != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.SolutionReadings.CountAsync()));
    }

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.OtherParticipantEmail)]
    [InlineData(World.ReporterEmail)]
    public async Task To_everyone_else_there_is_nothing_to_update(string email)
    {
        var browser = await _fixture.SignedIn(email);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Update)).StatusCode);
        foreach (var path in new[] { "readings", "actions", "evidence", "state" })
        {
            var forged = await browser.PostTo(
                $"/solutions/{_id}/{path}", "/account", ("Percent", "99"), ("AsOf", "2027-03-15"), ("ActionSl", "x"), ("EvidenceSl", "x"), ("State", "CarriedOut"));
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        }

        Assert.Equal((0, SolutionState.UnderWay), await _fixture.Portal.Read(async db => (await db.SolutionReadings.CountAsync(), (await db.Solutions.SingleAsync()).State)));
    }

    [Fact]
    public async Task An_update_is_asked_for_after_six_and_twelve_months_once_each()
    {
        await At(new DateOnly(2027, 8, 15));
        Assert.Equal(0, await Asked());
        await At(new DateOnly(2027, 9, 15));
        await At(new DateOnly(2027, 9, 15));
        await At(new DateOnly(2027, 11, 1));
        Assert.Equal(1, await Asked());
        Assert.Equal("Solutions.ToDo.Update", (await ToDos()).Single());

        await At(new DateOnly(2028, 3, 15));
        Assert.Equal(2, await Asked());
        _ana = await _fixture.SignedIn(World.ParticipantEmail);
        await Submit("readings", ("Percent", "30"), ("AsOf", "2028-03-15"));
        Assert.Empty(await ToDos());

        // The first letter is gone by then, a year after it was written.
        await At(new DateOnly(2029, 1, 1));
        Assert.Equal(1, await Asked());
    }

    [Fact]
    public async Task Of_two_nodes_that_remind_at_once_one_sends()
    {
        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 9, 15, 9, 0, 0, TimeSpan.Zero));

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _fixture.Portal.RunDailyTasks())));

        Assert.Contains(true, done);
        Assert.Equal(1, await Asked());
    }

    [Fact]
    public async Task While_nobody_is_responsible_the_owners_contacts_are_asked_to_name_somebody()
    {
        await Add(responsible: null);

        await At(new DateOnly(2027, 9, 15));

        Assert.Equal([World.MinistryEmail], await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "SolutionUnkept").Select(m => m.To).ToListAsync()));
    }

    private static string Words(AngleSharp.Dom.IElement row) => string.Join(' ', row.Children.Select(c => c.TextContent.Trim()));

    private Task<HttpResponseMessage> Submit(string form, params (string Name, string Value)[] values) => _ana.Submit(Update, $"/solutions/{_id}/{form}", values);

    private async Task At(DateOnly day)
    {
        _fixture.Portal.Clock.Set(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
        Assert.True(await _fixture.Portal.RunDailyTasks());
    }

    private Task<int> Asked() => _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "SolutionUpdate" && m.To == World.ParticipantEmail));

    private async Task<IReadOnlyList<string>> ToDos()
    {
        var actor = new Actor(_fixture.World.Ana.PersonId, "Ana", new HashSet<string>(), []);
        return [.. (await _fixture.Portal.With((Application.Home.HomeQueries home) => home.ToDos(actor, CancellationToken.None))).Select(t => t.Key)];
    }

    private Task<Guid> Add(Guid? responsible) => _fixture.Portal.Read(async db =>
    {
        var today = _fixture.Portal.Clock.Today;
        var solution = new Solution(
            new SolutionDetails(new LocalisedText("Obrazci", "Forms"), LocalisedText.Empty, _fixture.World.Mju.Id, responsible, null), chosenOn: today, today);
        db.Add(solution);
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        return solution.Id;
    });
}

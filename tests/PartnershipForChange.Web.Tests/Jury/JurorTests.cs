using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Jury;

/// <summary>What jurors see and do: blind, alone with their own seats, and others' scores only after their own.</summary>
public sealed class JurorTests : IAsyncLifetime
{
    private const string Leaking =
        "# Naš načrt\n\nPredlaga Ana Hribar, specialist na MJU, pišite na ana.hribar@mju.si. Ministrstvo za javno upravo in Hribarjeva skupina.";

    private JuryWorld _world = null!;
    private Browser _juror = null!;
    private Browser _second = null!;
    private JurySeat _seat = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await JuryWorld.CreateAsync(Leaking);
        await _world.OpenPanel();
        _juror = await _world.Fixture.SignedIn(World.JurorEmail);
        _second = await _world.Fixture.SignedIn(JuryWorld.SecondJuror);
        _seat = await _world.Seat(World.JurorEmail, _world.Proposal);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Without_script_handing_in_is_asked_about_with_what_was_written_kept()
    {
        var path = $"/jury/{_seat.Id}";
        var ask = (await _juror.Page(path)).QuerySelector("form button[data-confirm]")!;

        var answer = await _juror.Submit(path, path, ("Comment", "Dobro."), (ask.GetAttribute("name")!, ask.GetAttribute("value")!));
        var page = await _juror.Page(answer.Headers.Location!.ToString());

        Assert.Equal("true", page.QuerySelector("dialog[open] button[name=HandIn]")!.GetAttribute("value"));
        Assert.Equal("Dobro.", page.QuerySelector("#Comment")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector($"form[action='{path}']"));
    }

    [Fact]
    public async Task A_juror_reads_the_text_and_no_name_rank_or_employer_anywhere_in_the_page()
    {
        var names = await _world.Portal.Read(db => (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            where member.TeamId == _world.Team
            select new { person.FirstName, person.LastName, person.Email, Employer = employer.Name.Sl, employer.Code, registration.Level }).ToListAsync());
        Assert.Contains(names, n => n is { FirstName: "Ana", LastName: "Hribar", Level: "specialist", Code: "MJU" });

        foreach (var path in new[] { "/jury", $"/jury/{_seat.Id}" })
        {
            var page = await _juror.Page(path);

            // Random letters, in which a short name may stand by chance.
            foreach (var token in page.QuerySelectorAll("input[name=__RequestVerificationToken]"))
            {
                token.Remove();
            }

            var html = page.DocumentElement.OuterHtml;
            foreach (var secret in names.SelectMany(n => new[] { n.FirstName, n.LastName, n.Email, n.Employer, n.Level }).Append("MJU").Append("Hribarjeva").Distinct())
            {
                Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
            }
        }

        var article = (await _juror.Page($"/jury/{_seat.Id}")).QuerySelector("article")!;
        Assert.Equal("Naš načrt", article.QuerySelectorAll("h2")[1].TextContent);
        Assert.Contains("Predlaga ‹hidden›", article.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_seat_and_a_guessed_one_are_not_there()
    {
        var others = await _world.Seat(JuryWorld.SecondJuror, _world.Proposal);

        foreach (var seat in new[] { others.Id, _world.Proposal, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _juror.Get($"/jury/{seat}")).StatusCode);
            var forged = await _juror.PostTo($"/jury/{seat}", "/account", ("Points[0]", "10"), ("Advice", "Accept"), ("HandIn", "true"));
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await _juror.PostTo($"/jury/{seat}/conflict", "/account", ("Reason", "Kar tako"))).StatusCode);
        }

        Assert.Equal(JurySeatState.Waiting, (await _world.Seat(JuryWorld.SecondJuror, _world.Proposal)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await _juror.Get($"/teams/{_world.Team}/proposal")).StatusCode);
    }

    [Fact]
    public async Task Others_scores_show_only_after_ones_own()
    {
        var theirs = await _world.Seat(JuryWorld.SecondJuror, _world.Proposal);
        await _world.Score(_second, theirs.Id, 3, "Decline", "Skrivno mnenje.");

        foreach (var path in new[] { "/jury", $"/jury/{_seat.Id}" })
        {
            var before = (await _juror.Page(path)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("Skrivno mnenje.", before, StringComparison.Ordinal);
            Assert.DoesNotContain("3.00", before, StringComparison.Ordinal);
        }

        await _world.Score(_juror, _seat.Id, 8);

        var after = (await _juror.Page($"/jury/{_seat.Id}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Skrivno mnenje.", after, StringComparison.Ordinal);
        Assert.Contains("Juror 1 · 3.00", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Draga", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_owes_scores_is_told_when_the_teams_are_called_off()
    {
        foreach (var proposal in new[] { _world.Proposal, _world.OtherProposal })
        {
            await _world.Score(_second, (await _world.Seat(JuryWorld.SecondJuror, proposal)).Id, 8);
        }

        await _world.Coordinator.Submit("/manage/2027/edit", ("Teams", "Cancelled"), ("IsSure", "true"));

        var letters = await _world.Portal.Read(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == "StrandsEnded").ToListAsync());
        Assert.DoesNotContain(letters, m => m.To == JuryWorld.SecondJuror);
        Assert.Contains("The jury of proposals is called off", letters.Single(m => m.To == World.JurorEmail).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_kept_and_what_is_missing_is_said_at_its_field()
    {
        await _world.Score(_juror, _seat.Id, 6, handIn: false);
        Assert.Equal((JurySeatState.Begun, null), ((await Mine()).State, (await Mine()).Total));

        var answer = await _juror.Submit($"/jury/{_seat.Id}", $"/jury/{_seat.Id}", ("Points[2]", "11"), ("Comment", "Že napisano"), ("HandIn", "true"));

        var page = await Browser.Document(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Že napisano", page.QuerySelector("textarea[name=Comment]")!.TextContent.Trim());
        Assert.Contains("Points_2_", page.QuerySelector(".errors, [role=alert]")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal([6, 6, 6, 6, 6], (await Mine()).Points);
    }

    [Fact]
    public async Task A_score_handed_in_stands_and_a_second_press_changes_nothing()
    {
        await _world.Score(_juror, _seat.Id, 8);

        await _juror.PostTo($"/jury/{_seat.Id}", "/account", [.. Enumerable.Range(0, 5).Select(i => ($"Points[{i}]", "10")), ("Advice", "Accept"), ("HandIn", "true")]);

        Assert.Equal((JurySeatState.Done, 8.0), ((await Mine()).State, (await Mine()).Total!.Value));
        Assert.Null((await _juror.Page($"/jury/{_seat.Id}")).QuerySelector($"form[action='/jury/{_seat.Id}']"));
    }

    [Fact]
    public async Task Stepping_aside_frees_the_seat_tells_coordinators_and_keeps_the_reason()
    {
        await _juror.Submit($"/jury/{_seat.Id}", $"/jury/{_seat.Id}/conflict", ("Reason", "Prepoznam besedilo."));

        Assert.Equal(JurySeatState.Conflict, (await Mine()).State);
        Assert.Equal(HttpStatusCode.NotFound, (await _juror.Get($"/jury/{_seat.Id}")).StatusCode);
        Assert.Equal([World.CoordinatorEmail], await _world.Told("JuryConflict"));
        await _world.Coordinator.PostTo($"{JuryWorld.Panel}/seats/spread", JuryWorld.Panel);
        Assert.Equal(JurySeatState.Conflict, (await Mine()).State);
        Assert.Contains("Prepoznam besedilo.", (await _world.Coordinator.Page(JuryWorld.Panel)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_shows_progress_and_the_to_do_waits_on_the_home_page()
    {
        await _world.Score(_juror, _seat.Id, 8);

        var home = (await _juror.Page("/jury")).QuerySelector("main")!.TextContent;

        Assert.Contains("1 / 2", home, StringComparison.Ordinal);
        Assert.Contains("Score 1 subject in the jury of Round 2027", (await _juror.Page("/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_says_who_scored_but_not_what()
    {
        await _world.Score(_juror, _seat.Id, 8, comment: "Zelo dobro.");

        var entry = await _world.Portal.Read(db => db.AuditEntries.Where(a => a.SubjectId == _seat.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).FirstAsync());

        Assert.Equal("Jure Žirija", entry.ActorName);
        Assert.Contains("Done", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("8", entry.Changes.Replace("2027", string.Empty, StringComparison.Ordinal).Split("DoneAt")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Zelo dobro.", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queries_of_a_jurors_pages_do_not_grow_with_the_jury()
    {
        var small = await _world.Portal.Queries.During(() => _juror.Page("/jury"));
        await _world.Coordinator.PostTo($"{JuryWorld.Panel}/jurors", JuryWorld.Panel, ("juror", $"{await _world.PersonId(JuryWorld.ConflictedJuror)}"));

        Assert.Equal(small, await _world.Portal.Queries.During(() => _juror.Page("/jury")));
    }

    private Task<JurySeat> Mine() => _world.Seat(World.JurorEmail, _world.Proposal);
}

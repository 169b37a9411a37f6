using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Calendar;
using PartnershipForChange.Web.Tests.Jury;

namespace PartnershipForChange.Web.Tests.Proposals;

/// <summary>Files, named authors, differences between versions, revision on a coordinator's request, order at the final.</summary>
public sealed class ProposalPartsTests : IAsyncLifetime
{
    private JuryWorld _world = null!;
    private Browser _ana = null!;
    private Browser _stranger = null!;
    private string _strangersEmail = null!;

    private string Proposal => $"/teams/{_world.Team}/proposal";

    public async ValueTask InitializeAsync()
    {
        _world = await JuryWorld.CreateAsync();
        _ana = await _world.Fixture.SignedIn(World.ParticipantEmail);
        _strangersEmail = await _world.Portal.Read(db => (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where member.TeamId == _world.OtherTeam
            orderby person.Email
            select person.Email).FirstAsync());
        _stranger = await _world.Fixture.SignedIn(_strangersEmail);
        await _ana.Submit(Proposal, $"{Proposal}/take-back");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_file_comes_back_as_it_was_as_a_download_under_its_name()
    {
        var answer = await Upload("Načrt čšž.docx", Documents.Docx);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var download = await _ana.Get($"{Proposal}/files/{await File()}");
        Assert.Equal(Documents.Docx, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", download.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "Načrt čšž.docx"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal(["nosniff"], download.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_file_far_too_large_is_taken_to_its_end_and_refused_with_a_sentence()
    {
        var answer = await Upload("Posnetek.pdf", new byte[2 * ProposalFile.MostBytes]);

        Assert.Equal((HttpStatusCode.Redirect, Proposal), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal("The file is too large: 10 MB at most.", (await _ana.Page(Proposal)).QuerySelector("[data-flash] span")!.TextContent);
        Assert.Equal(0, await _world.Portal.Read(db => db.ProposalFiles.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("navidez.pdf", "page", "We do not take this kind of file.")]
    [InlineData("makri.docx", "macros", "We do not take this kind of file.")]
    [InlineData("slika.png", "pdf", "but its content is “pdf”")]
    [InlineData("prazna.pdf", "empty", "The file is empty.")]
    public async Task What_is_not_what_it_says_is_refused_at_the_field_and_not_kept(string name, string content, string said)
    {
        var answer = await Upload(name, content switch { "page" => Documents.Page, "macros" => Documents.WithMacros, "pdf" => Documents.Pdf, _ => [] });

        var page = await Browser.Document(answer);
        Assert.Contains(said, page.QuerySelector(".field.invalid .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Ten_megabytes_fit_and_a_byte_more_does_not()
    {
        var content = new byte[ProposalFile.MostBytes + 1];
        Documents.Pdf.CopyTo(content, 0);

        Assert.Contains("too large: 10 MB", (await Browser.Document(await Upload("velika.pdf", content))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Upload("ravno.pdf", content[..^1])).StatusCode);
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task What_the_scan_refuses_is_not_kept()
    {
        _world.Portal.Scan.Takes = _ => false;

        Assert.Contains("something dangerous", (await Browser.Document(await Upload("okuzena.pdf", Documents.Pdf))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task An_eleventh_file_and_one_after_handing_in_are_refused()
    {
        for (var i = 0; i < Domain.Teams.Proposal.MostFiles; i++)
        {
            await Upload($"priloga {i}.pdf", Documents.Pdf);
        }

        Assert.Contains("10 files at most", (await Browser.Document(await Upload("enajsta.pdf", Documents.Pdf))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var token = (await _ana.Page(Proposal)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        await _ana.Client.PostAsync($"{Proposal}/files/{await File()}/remove", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
        Assert.Equal(10, await Count());
    }

    [Fact]
    public async Task Another_teams_file_is_not_there_under_any_address()
    {
        await Upload("Skrivnost.pdf", Documents.Pdf);
        var file = await File();

        foreach (var path in new[] { $"{Proposal}/files/{file}", $"/teams/{_world.OtherTeam}/proposal/files/{file}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo($"{path}/remove", "/teams")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get($"/teams/{_world.OtherTeam}/proposal/files/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _world.Coordinator.Get($"{Proposal}/files/{file}")).StatusCode);
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task A_removed_file_is_gone()
    {
        await Upload("priloga.pdf", Documents.Pdf);
        var file = await File();
        await _ana.Submit(Proposal, $"{Proposal}/files/{file}/remove");

        Assert.Equal((0, HttpStatusCode.NotFound), (await Count(), (await _ana.Get($"{Proposal}/files/{file}")).StatusCode));
    }

    [Fact]
    public async Task Authors_are_named_from_the_round_and_those_of_elsewhere_are_told()
    {
        var elsewhere = await _world.Portal.Read(db => (
            from member in db.TeamMembers
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where member.TeamId == _world.OtherTeam
            orderby person.Email descending
            select new { person.Email, person.FirstName, person.LastName }).FirstAsync());

        await Name(World.ParticipantEmail);
        await Name(elsewhere.Email.ToUpperInvariant());
        await Name("mentor@example.si");
        var twice = await Browser.Document(await Name(elsewhere.Email));
        var unknown = await Browser.Document(await Name("nihce@nikjer.si"));

        Assert.Contains("named already", twice.QuerySelector(".field.invalid .error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("neither a participant nor a mentor", unknown.QuerySelector(".field.invalid .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nihce@nikjer.si", ((IHtmlInputElement)unknown.QuerySelector("input[name=Email]")!).Value);
        Assert.Equal(
            new[] { "Ana Hribar", $"{elsewhere.FirstName} {elsewhere.LastName}", "Urška Hribar" }.Order(),
            (await _world.Portal.Read(db => db.ProposalAuthors.Select(a => a.Name).ToListAsync())).Order());
        Assert.Equal([elsewhere.Email], await _world.Told("ProposalAuthor"));

        // The mentor has no account and could open none, so nothing in the letter leads behind the sign-in.
        var letter = await _world.Portal.Read(db => db.OutboxMessages.SingleAsync(m => m.Kind == "ProposalAuthorMentor"));
        Assert.Equal("mentor@example.si", letter.To);
        Assert.Contains("/rounds/2027", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/teams/", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_author_reads_the_proposal_and_its_files_and_nothing_else_of_the_team()
    {
        await Upload("Načrt.pdf", Documents.Pdf);
        var file = $"{Proposal}/files/{await File()}";
        string[] read = [Proposal, $"{Proposal}/versions/1", file];
        foreach (var path in read)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
        }

        await Name(_strangersEmail);

        foreach (var path in read)
        {
            Assert.Equal(HttpStatusCode.OK, (await _stranger.Get(path)).StatusCode);
        }

        var page = await _stranger.Page(Proposal);
        Assert.Contains("named you as a co-author", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains(Proposal, (await _world.Portal.Read(db => db.OutboxMessages.SingleAsync(m => m.Kind == "ProposalAuthor"))).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get($"/teams/{_world.Team}")).StatusCode);
        foreach (var act in new[] { "edit", "submit", "authors", "files" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo($"{Proposal}/{act}", "/teams", ("Title", "Moj"), ("Text", "Moje"), ("Email", "mentor@example.si"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await _stranger.PostTo($"{Proposal}/{act}", "/teams")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get($"/teams/{_world.OtherTeam}/proposal")).StatusCode);
        Assert.Equal(1, await _world.Portal.Read(db => db.ProposalVersions.CountAsync(v => v.ProposalId == _world.Proposal)));
    }

    [Fact]
    public async Task A_mentor_with_an_account_reads_the_proposal_that_names_them()
    {
        var contact = await _world.Fixture.SignedIn(World.CompanyEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get(Proposal)).StatusCode);

        await using (var db = _world.Portal.Database.Open())
        {
            var proposal = await db.Proposals.SingleAsync(p => p.Id == _world.Proposal, TestContext.Current.CancellationToken);
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(TestContext.Current.CancellationToken);
            db.Add(proposal.NameAuthor(round, [], World.CompanyEmail, "Tina Zorman", null, _world.Portal.Clock.Today));
            await db.SaveAsync(Application.Identity.Actor.Portal, _world.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        Assert.Equal(HttpStatusCode.OK, (await contact.Get(Proposal)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get($"/teams/{_world.OtherTeam}/proposal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _world.Fixture.SignedIn(World.OtherCompanyEmail)).Get(Proposal)).StatusCode);
    }

    [Fact]
    public async Task A_co_author_cannot_judge_the_proposal()
    {
        var mentor = await _world.PersonId(World.JurorEmail);
        await using (var db = _world.Portal.Database.Open())
        {
            var proposal = await db.Proposals.SingleAsync(p => p.Id == _world.Proposal, TestContext.Current.CancellationToken);
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(TestContext.Current.CancellationToken);
            db.Add(proposal.NameAuthor(round, [], World.JurorEmail, "Jure Žirija", mentor, _world.Portal.Clock.Today));
            await db.SaveAsync(Application.Identity.Actor.Portal, _world.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        await _ana.Submit(Proposal, $"{Proposal}/submit");
        await _world.OpenPanel();

        Assert.Equal([_world.OtherProposal], await _world.Portal.Read(db => (
            from seat in db.JurySeats
            join entry in db.JuryEntries on seat.EntryId equals entry.Id
            where seat.PersonId == mentor
            select entry.SubjectId).ToListAsync()));
    }

    [Fact]
    public async Task What_a_version_changed_is_marked_for_eyes_and_ears()
    {
        await _ana.Submit($"{Proposal}/edit", ("Text", "Novo besedilo predloga."));

        var page = await _ana.Page($"{Proposal}/versions/2/changes");

        Assert.Equal("Besedilo", Shown(page.QuerySelector("article .text del")!));
        Assert.Equal("Novo besedilo", Shown(page.QuerySelectorAll("article .text ins").Single()));
        Assert.Contains("[added]", page.QuerySelector("article .text ins .visually-hidden")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _ana.Get($"{Proposal}/versions/1/changes")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get($"{Proposal}/versions/2/changes")).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_asks_for_a_revision_with_a_day_and_a_reason()
    {
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        var until = _world.Portal.Clock.Today.AddDays(5);
        var missing = await Browser.Document(await _world.Coordinator.Submit($"{Proposal}/revise", ("Reason", "Manjkajo stroški."), ("Until", "")));
        Assert.Equal("true", missing.QuerySelector("input[name=Until]")!.GetAttribute("aria-invalid"));
        Assert.Equal("Manjkajo stroški.", missing.QuerySelector("textarea")!.TextContent.Trim());

        await _world.Coordinator.Submit($"{Proposal}/revise", ("Reason", "Manjkajo stroški."), ("Until", $"{until:yyyy-MM-dd}"));

        Assert.Equal((ProposalState.Returned, until), await _world.Portal.Read(db => db.Proposals.Where(p => p.Id == _world.Proposal)
            .Select(p => ValueTuple.Create(p.State, p.ReviseBy!.Value)).SingleAsync()));
        Assert.Contains("Manjkajo stroški.", (await _ana.Page(Proposal)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var team = (await _ana.Page($"/teams/{_world.Team}")).QuerySelector(".next")!.TextContent;
        Assert.Contains("Manjkajo stroški.", team, StringComparison.Ordinal);
        Assert.Equal(7, (await _world.Told("ProposalReturned")).Count);

        // Where members look first: what waits for them, and their calendar, which follows the new day.
        Assert.NotNull((await _ana.Page("/")).QuerySelector($"main a[href='{Proposal}']"));
        var events = await ReadCalendar.Fetch(_world.Portal, await ReadCalendar.Issue(_ana));
        Assert.Equal([$"{until:yyyy-MM-dd}"], events.Where(e => e.Uid.StartsWith("deadline-proposal", StringComparison.Ordinal)).Select(e => e.Start));
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        Assert.Null((await _ana.Page("/")).QuerySelector($"main a[href='{Proposal}']"));
    }

    [Fact]
    public async Task The_order_at_the_final_is_drawn_moved_and_seen_by_teams_once_shown()
    {
        await _ana.Submit(Proposal, $"{Proposal}/submit");
        const string Final = "/manage/2027/final";
        await _world.Coordinator.Submit(Final, $"{Final}/draw", ("seed", "7"));
        var drawn = await Order();
        await _world.Coordinator.Submit(Final, $"{Final}/move", ("proposal", $"{drawn[0]}"), ("places", "1"));
        Assert.Equal([drawn[1], drawn[0]], await Order());
        Assert.DoesNotContain("Order at the final", (await _ana.Page(Proposal)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await _world.Coordinator.Submit(Final, $"{Final}/show");

        var shown = (await _ana.Page(Proposal)).QuerySelectorAll("main .card ol li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Equal(drawn[1] == _world.Proposal ? ["Prvi predlog (yours)", "Drugi predlog"] : ["Drugi predlog", "Prvi predlog (yours)"], shown);
        var stale = await _world.Coordinator.PostTo($"{Final}/draw", Final, ("seed", "1"), ("version", $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Redirect, stale.StatusCode);
        Assert.Equal([drawn[1], drawn[0]], await Order());
    }

    private static string Shown(AngleSharp.Dom.IElement element) =>
        string.Concat(element.ChildNodes.OfType<AngleSharp.Dom.IText>().Select(t => t.Data)).Trim();

    private Task<HttpResponseMessage> Upload(string name, byte[] content) => _ana.Upload(Proposal, ("File", name, content));

    private Task<HttpResponseMessage> Name(string email) => _ana.Submit(Proposal, $"{Proposal}/authors", ("Email", email));

    private Task<Guid> File() => _world.Portal.Read(db => db.ProposalFiles.OrderBy(f => f.Name).Select(f => f.Id).FirstAsync());

    private Task<int> Count() => _world.Portal.Read(db => db.ProposalFiles.CountAsync());

    private Task<List<Guid>> Order() => _world.Portal.Read(db => db.FinalOrders.Select(o => o.Proposals).SingleAsync());
}

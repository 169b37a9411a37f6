using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Workshops;

namespace PartnershipForChange.Web.Tests.Certificates;

public sealed class CertificatesTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private SessionAt _at = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ana and Rok were at a workshop; the contact of MJU had a place and did not come.</summary>
    public async ValueTask InitializeAsync()
    {
        _fixture = await WorkshopWorld.CreateAsync();
        _at = await _fixture.AddSession(5);
        await _fixture.Join(_at, _fixture.World.Ana.PersonId, _fixture.World.Rok.PersonId, await _fixture.PersonId(World.MinistryEmail));
        _fixture.Portal.Clock.Set((await _fixture.Load(_at)).EndsAt);
        await _fixture.Change(async db =>
        {
            var session = await db.WorkshopSessions.Include(s => s.SignUps).SingleAsync(Cancellation);
            session.SetAttendance([session.Of(_fixture.World.Ana.PersonId)!.Id, session.Of(_fixture.World.Rok.PersonId)!.Id], session.EndsAt);
        });
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_coordinator_sees_who_earned_one_and_issues_to_those_ticked()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        var rows = (await browser.Page("/manage/2027/certificates")).QuerySelectorAll("main input[name=chosen]").Select(i => i.GetAttribute("value")!).ToList();
        var ana = rows.Single(r => r.EndsWith($"{_fixture.World.Ana.PersonId:N}", StringComparison.Ordinal));

        var none = await browser.PostTo("/manage/2027/certificates/issue", "/manage/2027/certificates");
        await browser.PostTo("/manage/2027/certificates/issue", "/manage/2027/certificates", ("chosen", ana));
        await browser.PostTo("/manage/2027/certificates/issue", "/manage/2027/certificates", ("chosen", ana));

        Assert.Equal(2, rows.Count);
        Assert.Equal("/manage/2027/certificates", none.Headers.Location!.ToString());
        var certificate = await _fixture.Portal.Read(db => db.Certificates.SingleAsync(Cancellation));
        Assert.Equal(
            ("Ana Hribar", CertificateKind.Workshop, _at.Session, new DateOnly(2027, 4, 14), "Pogajanja"),
            (certificate.HolderName, certificate.Kind, certificate.SubjectId, certificate.From, certificate.About.Sl));
        Assert.Equal([("CertificateIssued", World.ParticipantEmail)], await _fixture.Messages());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Subject == "Certificate" && a.ActorName == "Maja Kos", Cancellation)));
    }

    [Fact]
    public async Task The_holder_takes_it_prints_it_in_both_languages_and_decides_what_strangers_see()
    {
        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        await browser.Submit("/me/2027/certificates", "/me/2027/certificates/issue");
        var certificate = await _fixture.Portal.Read(db => db.Certificates.SingleAsync(Cancellation));
        var code = CertificateCode.Shown(certificate.Code);
        var stranger = Browser.Of(_fixture.Portal);
        async Task<string> Seen() => (await stranger.Page($"/verify/{code}")).QuerySelector("main .card")!.TextContent;
        var hidden = await Seen();

        await browser.PostTo($"/me/2027/certificates/{certificate.Id}/show", "/me/2027/certificates", ("name", "Initials"));
        var initials = await Seen();
        await browser.PostTo($"/me/2027/certificates/{certificate.Id}/show", "/me/2027/certificates", ("name", "FullName"));
        var full = await Seen();

        Assert.Contains("This certificate is valid", hidden, StringComparison.Ordinal);
        Assert.Contains("Round 2027", hidden, StringComparison.Ordinal);
        Assert.Contains("14 April 2027", hidden, StringComparison.Ordinal);
        Assert.All(new[] { "Ana", "Hribar", "A. H.", "Pogajanja", "Negotiating" }, word => Assert.DoesNotContain(word, hidden, StringComparison.Ordinal));
        Assert.Contains("A. H.", initials, StringComparison.Ordinal);
        Assert.DoesNotContain("Hribar", initials, StringComparison.Ordinal);
        Assert.Contains("Ana Hribar", full, StringComparison.Ordinal);
        foreach (var (language, title) in new[] { ("sl", "Potrdilo"), ("en", "Certificate") })
        {
            var answer = await browser.Get($"/me/2027/certificates/{certificate.Id}/{language}.pdf");
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            var read = await ReadPdf.Of(await answer.Content.ReadAsByteArrayAsync(Cancellation));
            var words = Assert.Single(read.Pages);
            Assert.Equal($"{title}: Ana Hribar", read.Title);
            Assert.Contains(title, words);
            Assert.Contains("Ana Hribar", words);
            Assert.Contains(words, w => w.EndsWith($"/verify/{code}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_Slovene_letter_is_on_the_sheet()
    {
        const string letters = "Čšž ČŠŽ ćđ ĆĐ äöü ÄÖÜ";
        var person = new Domain.People.Person("x@example.si", "Žiga Ćiro", "Šuštaršič-Đukić", Language.Slovene);
        var certificate = new Certificate(
            new CertificateSubject(Guid.NewGuid(), person.Id, CertificateKind.Exchange, Guid.NewGuid(), new LocalisedText(letters, letters), new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 4)),
            person, _fixture.Portal.Clock.GetUtcNow());

        var file = await _fixture.Portal.With((Application.Certificates.CertificateDocument document) =>
            Task.FromResult(document.Of(certificate, new LocalisedText("Krog 2027", "Round 2027"), Language.Slovene)));
        var words = (await ReadPdf.Of(file)).Pages[0];

        Assert.InRange(file.Length, 10_000, 150_000);
        Assert.Contains("Žiga Ćiro Šuštaršič-Đukić", words);
        Assert.Contains(letters, words);
        Assert.Contains("Krog 2027, 31. maja–4. junija 2027", words);
    }

    [Fact]
    public async Task Who_has_not_earned_it_or_does_not_own_it_gets_nothing()
    {
        var contact = await _fixture.SignedIn(World.MinistryEmail);
        var (ana, rok) = (await _fixture.SignedIn(World.ParticipantEmail), await _fixture.SignedIn(World.OtherParticipantEmail));
        await ana.Submit("/me/2027/certificates", "/me/2027/certificates/issue");
        var id = await _fixture.Portal.Read(db => db.Certificates.Select(c => c.Id).SingleAsync(Cancellation));

        var unearned = await contact.PostTo("/me/2027/certificates/issue", "/account", ("kind", "Workshop"), ("subject", _at.Session.ToString()));
        var solution = await ana.PostTo("/me/2027/certificates/issue", "/account", ("kind", "Solution"), ("subject", _at.Session.ToString()));
        var twice = await ana.PostTo("/me/2027/certificates/issue", "/account", ("kind", "Workshop"), ("subject", _at.Session.ToString()));

        Assert.All(new[] { unearned, solution, twice }, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await rok.Get($"/me/2027/certificates/{id}/sl.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rok.PostTo($"/me/2027/certificates/{id}/show", "/account", ("name", "FullName"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await rok.PostTo($"/manage/2027/certificates/{id}/revoke", "/account", ("Reason", "x"))).StatusCode);
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Certificates.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_round_may_leave_it_to_coordinators_or_give_none()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit("/manage/2027/certificates", "/manage/2027/certificates/rules", ("HoldersIssue", "false"));
        var ana = await _fixture.SignedIn(World.ParticipantEmail);

        var refused = await ana.PostTo("/me/2027/certificates/issue", "/account", ("kind", "Workshop"), ("subject", _at.Session.ToString()));
        var listed = (await coordinator.Page("/manage/2027/certificates")).QuerySelectorAll("main input[name=chosen]").Length;
        await coordinator.Submit("/manage/2027/certificates", "/manage/2027/certificates/rules", ("ForWorkshops", "false"));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(2, listed);
        Assert.Empty((await coordinator.Page("/manage/2027/certificates")).QuerySelectorAll("main input[name=chosen]"));
    }

    [Fact]
    public async Task A_revoked_one_says_so_tells_its_holder_why_and_is_not_taken_again()
    {
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit("/me/2027/certificates", "/me/2027/certificates/issue");
        var certificate = await _fixture.Portal.Read(db => db.Certificates.SingleAsync(Cancellation));
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var path = $"/manage/2027/certificates/{certificate.Id}/revoke";

        var empty = await Browser.Document(await coordinator.Submit(path, ("Reason", "")));
        await coordinator.Submit(path, ("Reason", "Ni bila tam."));

        Assert.NotNull(empty.QuerySelector("#Reason-error"));
        Assert.Equal([("CertificateRevoked", World.ParticipantEmail)], await _fixture.Messages());
        var seen = (await Browser.Of(_fixture.Portal).Page($"/verify/{certificate.Code}")).QuerySelector("main .card")!.TextContent;
        Assert.Contains("This certificate was revoked", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ni bila tam", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(certificate.HolderName, seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get($"/me/2027/certificates/{certificate.Id}/sl.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.PostTo("/me/2027/certificates/issue", "/account", ("kind", "Workshop"), ("subject", _at.Session.ToString()))).StatusCode);
    }

    [Fact]
    public async Task After_a_change_of_name_a_new_one_replaces_the_old()
    {
        var ana = await _fixture.SignedIn(World.ParticipantEmail);
        await ana.Submit("/me/2027/certificates", "/me/2027/certificates/issue");
        var old = await _fixture.Portal.Read(db => db.Certificates.SingleAsync(Cancellation));
        var same = await ana.PostTo($"/me/2027/certificates/{old.Id}/reissue", "/account");
        await _fixture.Change(async db => (await db.People.SingleAsync(p => p.Id == old.PersonId, Cancellation)).Edit("Ana", "Novak", Language.English));

        await ana.Submit("/me/2027/certificates", $"/me/2027/certificates/{old.Id}/reissue");

        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        var all = await _fixture.Portal.Read(db => db.Certificates.OrderBy(c => c.Number).ToListAsync(Cancellation));
        Assert.Equal([("Ana Hribar", CertificateStanding.Replaced), ("Ana Novak", CertificateStanding.Valid)], all.Select(c => (c.HolderName, c.Standing)));
        var stranger = Browser.Of(_fixture.Portal);
        var seen = (await stranger.Page($"/verify/{all[0].Code}")).QuerySelector("main .card")!.TextContent;
        Assert.Contains("replaced by a newer one", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(CertificateCode.Shown(all[1].Code), seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmed_exchange_gives_one_when_its_week_is_over()
    {
        var now = _fixture.Portal.Clock.GetUtcNow();
        await _fixture.Change(async db =>
        {
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync(Cancellation);
            var run = new MatchRun(round, 1, MatchObjective.MinimumCost, 1, new MatchFigures(0, 0, 0, 0, 0, 0, false, false, 0), _fixture.World.Ana.PersonId, now);
            db.Add(run);
            db.Entry(run).Property(r => r.State).CurrentValue = MatchRunState.Published;
            var week = round.Weeks[0];
            var placement = new Placement(run, _fixture.World.Ana.Id, new Seat(_fixture.World.LekPlace.Id, week, 1, true, 0), pinned: false);
            placement.Publish(week, now, week);
            db.Add(placement);
            db.Entry(placement).ComplexProperty(p => p.Guest).CurrentValue = new PlacementAnswer(AnswerState.Accepted, now, _fixture.World.Ana.PersonId, string.Empty);
            db.Entry(placement).ComplexProperty(p => p.Host).CurrentValue = new PlacementAnswer(AnswerState.Accepted, now, _fixture.World.Ana.PersonId, string.Empty);
        });
        async Task<IEnumerable<string>> Titles() => (await (await _fixture.SignedIn(World.ParticipantEmail)).Page("/me/2027/certificates")).QuerySelectorAll("main .next h2").Select(h => h.TextContent);

        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 6, 4, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["Negotiating"], await Titles());
        _fixture.Portal.Clock.Set(new DateTimeOffset(2027, 6, 5, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(["Lek", "Negotiating"], (await Titles()).Order());
    }

    [Fact]
    public async Task The_round_counts_them_on_its_dashboard_and_in_its_report()
    {
        await (await _fixture.SignedIn(World.ParticipantEmail)).Submit("/me/2027/certificates", "/me/2027/certificates/issue");

        var strand = (await _fixture.Portal.With((RoundDashboardQueries q) => q.Dashboard("2027", Cancellation))).Strands.Single(s => s.Key == "Certificates.Title");
        var lines = (await _fixture.Portal.With((RoundReportQueries q) => q.WithParts(r => r.Id == _fixture.World.Round.Id, Cancellation)))[0].Parts.Single(p => p.Name == "certificates").Lines;

        Assert.Equal([1, 1, 0], strand.Facts.Select(f => f.Value));
        Assert.Equal([("Certificates.Report.Exchange", 0m), ("Certificates.Report.Workshop", 1m), ("Certificates.Report.Solution", 0m)], lines.Select(l => (l.Key, l.Total ?? -1)));
        Assert.Equal(new Application.Common.BySide(1, 0), lines[1].Sides);
    }
}

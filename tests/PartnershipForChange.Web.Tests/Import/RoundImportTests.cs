using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>Coordinators bring in the files of a round.</summary>
public sealed class RoundImportTests : IAsyncLifetime
{
    private const string Page = "/manage/2027/import";
    private const string ParticipantColumns =
        "email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes\n";

    private const string Organisations = "code,name_sl,name_en,kind,industry,city\nKPMG,KPMG,KPMG,company,audit,Kranj\nLEK,Lek,Lek,company,,Ljubljana\n";
    private const string Places =
        "code;organisation;department;city;languages;places_per_week;weeks;skills_offered;mentor_name;mentor_email\n" +
        "KPMG-1;KPMG;Revizija;Kranj;sl|en;2;2027-05-31;strategy;Ana Oblak;ana.oblak@kpmg.si\n";

    private const string People = ParticipantColumns +
        "eva@mju.si,Eva,Kos,mju,senior,sl,law drafting,marketing,2027-05-31,exchange|team,kpmg-1|KPMG,,skills\n";

    private const string Relations = "public_body,company,relation,until\nMJU,KPMG,open tender,2027-12-31\nMJU,KPMG,open tender,2027-06-30\n";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Files_are_checked_shown_confirmed_and_imported_together()
    {
        var job = await Job(AllFiles());

        var preview = await _browser.Page(job);
        Assert.Contains("4 rows would be added", preview.QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await Count("KPMG"), await _fixture.Portal.Read(db => db.People.CountAsync(p => p.Email == "eva@mju.si", Cancellation))));

        var confirmed = await _browser.Submit(job, $"{job}/confirm");
        Assert.Equal(job, confirmed.Headers.Location!.ToString());
        Assert.Contains("The import will start in a moment.", (await _browser.Page(job)).QuerySelector("#progress")!.TextContent, StringComparison.Ordinal);
        Assert.True(await Work());

        var done = await _browser.Page(job);
        Assert.Contains("We added 4 rows", done.QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
        var eva = await _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => db.People.Any(p => p.Id == r.PersonId && p.Email == "eva@mju.si"), Cancellation));
        Assert.Equal((RegistrationState.Released, _fixture.World.Mju.Id, "senior"), (eva.State, eva.OrganisationId, eva.Level));
        Assert.Equal(["KPMG-1", "KPMG"], eva.HostWishes);
        var relation = await _fixture.Portal.Read(db => db.Relations.SingleAsync(Cancellation));
        Assert.Equal(new DateOnly(2027, 12, 31), relation.Until);
        var audit = await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.SubjectId == eva.Id, Cancellation));
        Assert.Equal("Maja Kos", audit.ActorName);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_second_import_of_the_same_files_adds_nothing()
    {
        await Import(AllFiles());

        var job = await Job(AllFiles());
        var preview = await _browser.Page(job);

        Assert.Contains("0 rows would be added", preview.QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(preview.QuerySelector($"form[action='{job}/confirm']"));
        Assert.Equal(1, await Count("KPMG"));
    }

    [Fact]
    public async Task An_organisation_is_not_given_the_code_of_a_host_place()
    {
        var report = await Report(await Job(("Organisations", "o.csv", "code,name_sl,name_en,kind,industry,city\nmju-1,Drugo,Other,company,,Kranj\n")));

        Assert.Equal([new ImportFault("o.csv", 2, "code", "Rules.CodeIsPlace", ["MJU-1"])], report.Faults);
    }

    [Fact]
    public async Task What_is_there_otherwise_stays_and_is_told()
    {
        await Import(AllFiles());

        var report = await Report(await Job(("Organisations", "o.csv", Organisations.Replace("audit,Kranj", "law,Koper", StringComparison.Ordinal))));

        var tally = Assert.Single(report.Tallies);
        Assert.Equal((0, 1, 1), (tally.Added, tally.Same, tally.Different));
        Assert.Equal(new ImportDifference(2, "KPMG", "industry, city"), Assert.Single(tally.FirstDifferent));
    }

    [Fact]
    public async Task People_are_invited_where_the_coordinator_asks_for_it()
    {
        var job = await Job(("Participants", "participants.csv", People.Replace("kpmg-1|KPMG", "LEK", StringComparison.Ordinal)));

        await _browser.Submit(job, $"{job}/confirm", ("invites", "true"));
        await Work();

        var message = await _fixture.Portal.Read(db => db.OutboxMessages.SingleAsync(Cancellation));
        Assert.Equal(("Registered", "eva@mju.si"), (message.Kind, message.To));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AccountInvitations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Every_fault_is_named_by_file_row_and_column_and_nothing_is_imported()
    {
        const string people = ParticipantColumns +
            "eva@mju.si,Eva,Kos,MJU,senior,sl,law drafting,,2027-06-01,exchange,NOBODY,,skills\n" +
            "eva@mju.si,Eva,Kos,XXX,king,sl,law drafting,,2027-05-31,exchange,LEK,,unknown\n" +
            "ana.hribar@mju.si,Ana,Hribar,MF,senior,sl,law drafting,,2027-05-31,exchange,LEK,,skills\n" +
            "rado@sap.si,Rado,Novak,LEK,senior,sl,law drafting,,2027-07-05,exchange,,,\n" +
            "kontakt@sap.si,Rado,Čeh,LEK,senior,sl,law drafting,,2027-05-31,exchange,,,\n";

        var job = await Job(("Participants", "ljudje.csv", people));
        var page = await _browser.Page(job);

        Assert.Equal(
            [
                ("ljudje.csv", "2", "host_wishes"), ("ljudje.csv", "2", "weeks_available"),
                ("ljudje.csv", "3", "challenge_wishes"), ("ljudje.csv", "3", "email"), ("ljudje.csv", "3", "level"), ("ljudje.csv", "3", "organisation"),
                ("ljudje.csv", "5", "weeks_available"), ("ljudje.csv", "6", "email"),
            ],
            Faults(page).Order());
        Assert.Contains("Rado Čeh already works for another organisation", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{job}/confirm']"));
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));

        var file = await _browser.Client.GetByteArrayAsync(new Uri($"{job}/faults", UriKind.Relative), Cancellation);
        var lines = Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Trim().Split('\n');
        Assert.Equal("File,Row,Column,What is wrong", lines[0].Trim());
        Assert.Equal(8, lines.Length - 1);
    }

    [Fact]
    public async Task What_the_registration_asks_for_may_not_be_missing_in_a_file_and_faults_come_row_by_row()
    {
        const string people = ParticipantColumns +
            "eva@mju.si,Eva,Kos,MJU,senior,,,,,exchange,,,\n" +
            "iva@mju.si,Iva,Kos,MJU,senior,sl,law drafting,,2027-06-01,exchange,,,\n";

        var page = await _browser.Page(await Job(("Participants", "ljudje.csv", people)));

        Assert.Equal(["2", "2", "2", "3"], Faults(page).Select(f => f.Row));
        Assert.Equal(["languages", "skills_offered", "weeks_available"], Faults(page).Where(f => f.Row == "2").Select(f => f.Column).Order());
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_language_that_nobody_can_choose_is_refused_where_a_skill_may_be_a_word_of_its_own()
    {
        const string people = ParticipantColumns +
            "eva@mju.si,Eva,Kos,MJU,senior,sl|xx,law drafting,,2027-05-31,exchange,,,\n" +
            "iva@mju.si,Iva,Kos,MJU,senior,SL|hu,beekeeping,,2027-05-31,exchange,,,\n";

        var page = await _browser.Page(await Job(("Participants", "ljudje.csv", people)));

        Assert.Equal([("ljudje.csv", "2", "languages")], Faults(page));
        Assert.Contains("The language “xx” cannot be chosen here. Use one of: sl, en, de, it, hr, fr, hu.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wishes_for_something_twice_is_refused_and_so_is_a_place_for_too_many()
    {
        const string people = ParticipantColumns +
            "eva@mju.si,Eva,Kos,MJU,senior,sl,law drafting,,2027-05-31,exchange,LEK|sap|lek,,skills|brand|skills\n";

        var page = await _browser.Page(await Job(
            ("HostPlaces", "mesta.csv", Places.Replace("KPMG", "LEK", StringComparison.Ordinal).Replace("LEK-1", "LEK-7", StringComparison.Ordinal).Replace(";2;", ";51;", StringComparison.Ordinal)),
            ("Participants", "ljudje.csv", people)));

        Assert.Equal([("ljudje.csv", "2", "challenge_wishes"), ("ljudje.csv", "2", "host_wishes"), ("mesta.csv", "2", "places_per_week")], Faults(page).Order());
        Assert.Contains("LEK is among the wishes twice.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("51 is out of range; it must be between 1 and 50.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_host_both_wished_for_and_not_wanted_is_told_before_and_after_and_taken_as_the_organisation_sent_it()
    {
        const string people = ParticipantColumns + "eva@mju.si,Eva,Kos,MJU,senior,sl,law drafting,,2027-05-31,exchange,LEK|SAP,sap,\n";
        const string told = "Row 2: Eva Kos (SAP)";

        var job = await Job(("Participants", "ljudje.csv", people));
        Assert.Contains(told, (await _browser.Page(job)).QuerySelector(".card .notice")!.TextContent, StringComparison.Ordinal);
        await _browser.Submit(job, $"{job}/confirm");
        Assert.True(await Work());

        Assert.Contains(told, (await _browser.Page(job)).QuerySelector(".card .notice")!.TextContent, StringComparison.Ordinal);
        var eva = await _fixture.Portal.Read(db => db.Registrations.SingleAsync(r => db.People.Any(p => p.Id == r.PersonId && p.Email == "eva@mju.si"), Cancellation));
        Assert.Equal(["LEK", "SAP"], eva.HostWishes);
        Assert.Equal(["SAP"], eva.ExcludedHosts);
    }

    [Fact]
    public async Task Wishes_for_the_own_organisation_or_side_and_days_that_do_not_hold_are_told()
    {
        const string people = ParticipantColumns + "eva@mju.si,Eva,Kos,MJU,senior,sl,law drafting,,2027-05-31,exchange,MF|LEK|mju-1,,\n";

        var page = await _browser.Page(await Job(("Organisations", "o.csv", Organisations), ("Participants", "p.csv", people), ("Relations", "r.csv", Relations)));

        Assert.Equal(
            ["Row 3: MJU – KPMG (2027-06-30)", "Row 2: Eva Kos (MF)", "Row 2: Eva Kos (MJU-1)"],
            page.QuerySelectorAll(".card .notice li").Select(line => line.TextContent));
    }

    [Fact]
    public async Task Nobody_is_taken_of_an_organisation_that_declined_or_was_not_invited()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.Add(new Organisation("NIJZ", new LocalisedText("Inštitut", "Institute"), OrganisationKind.GovernmentService, null, "Ljubljana"));
            var mf = await db.Participations.SingleAsync(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Code == "MF"), Cancellation);
            var coordinator = await db.People.SingleAsync(p => p.Email == World.CoordinatorEmail, Cancellation);
            var clock = _fixture.Portal.Clock;
            mf.Decline(await db.Rounds.SingleAsync(Cancellation), hasPeopleOrPlaces: false, "Not this year.", coordinator.Id, clock.GetUtcNow(), clock.Today, onBehalf: true);
            await db.SaveChangesAsync(Cancellation);
        }

        const string people = ParticipantColumns +
            "eva@nijz.si,Eva,Kos,NIJZ,senior,sl,law drafting,,2027-05-31,exchange,,,\n" +
            "iva@mf.si,Iva,Kos,MF,senior,sl,law drafting,,2027-05-31,exchange,,,\n";

        var report = await Report(await Job(
            ("HostPlaces", "h.csv", Places.Replace("KPMG-1", "MF-7", StringComparison.Ordinal).Replace("KPMG", "MF", StringComparison.Ordinal)), ("Participants", "p.csv", people)));

        Assert.Equal(
            [
                new ImportFault("h.csv", 2, "organisation", "Rules.OrganisationDeclined", ["MF"]),
                new ImportFault("p.csv", 2, "organisation", "Rules.OrganisationNotInvited", ["NIJZ"]),
                new ImportFault("p.csv", 3, "organisation", "Rules.OrganisationDeclined", ["MF"]),
            ],
            report.Faults);
    }

    [Fact]
    public async Task A_file_with_nothing_but_names_of_columns_is_told_so()
    {
        var page = await _browser.Page(await Job(("Participants", "ljudje.csv", ParticipantColumns)));

        Assert.Contains("have only the first line", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_round_takes_no_files_and_says_so_before_one_is_chosen()
    {
        await _fixture.CloseRound();

        var page = await _browser.Page(Page);

        Assert.Null(page.QuerySelector("input[type=file]"));
        Assert.Contains("is closed", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Wrong => new()
    {
        { [], "The file is empty." },
        { Encoding.Latin1.GetBytes(ParticipantColumns + "a@mju.si,Jože,Žagar,MJU,senior,sl,,,,exchange,,,\n".Replace("Ž", "\u00c9", StringComparison.Ordinal)), "the file is not UTF-8" },
        { [.. "PK\u0003\u0004"u8, 0, 0, 8, 0], "not CSV" },
        { Encoding.Unicode.GetBytes(ParticipantColumns), "not UTF-8" },
        { "ime;priimek\nAna;Kos\n"u8.ToArray(), "The column \"email\" is missing" },
        { Encoding.UTF8.GetBytes(Places), "This looks like the file of host places." },
        { Encoding.UTF8.GetBytes(ParticipantColumns.Replace(',', '\t')), "Separate them by commas or semicolons" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_file_that_is_no_such_file_is_told_so(byte[] content, string message)
    {
        var answer = await _browser.Upload(Page, ("Participants", "ljudje.csv", content));

        var page = await _browser.Page(answer.Headers.Location!.ToString());
        Assert.Contains(message, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Registrations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_beside_its_field()
    {
        var answer = await _browser.Upload(Page, ("Participants", "ljudje.csv", new byte[(10 * 1024 * 1024) + 1]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.Document(answer);
        Assert.Contains("The file has 11 MB; at most 10 MB can be read.", page.QuerySelector("#Participants-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.ImportJobs.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task No_file_at_all_is_told_so()
    {
        var page = await Browser.Document(await _browser.Upload(Page));

        Assert.Contains("Choose at least one file.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_twice_imports_once()
    {
        var job = await Job(AllFiles());
        await _browser.Submit(job, $"{job}/confirm");

        await _browser.PostTo($"{job}/confirm", Page);
        Assert.True(await Work());
        await _browser.PostTo($"{job}/confirm", Page);

        Assert.False(await Work());
        Assert.Equal(1, await Count("KPMG"));
    }

    [Fact]
    public async Task What_became_wrong_since_the_check_is_refused_whole()
    {
        var job = await Job(AllFiles());
        await _browser.Submit(job, $"{job}/confirm");
        await _fixture.CloseRound();

        await Work();

        var page = await _browser.Page(job);
        Assert.Contains("Nothing was imported", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is closed", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Count("KPMG"));
    }

    [Fact]
    public async Task A_restart_in_the_middle_leaves_nothing_half_done_and_it_can_be_started_again()
    {
        var job = await Job(AllFiles());
        await _browser.Submit(job, $"{job}/confirm");
        await using (var db = _fixture.Portal.Database.Open())
        {
            var running = await db.ImportJobs.SingleAsync(Cancellation);
            running.Start(Environment.MachineName, _fixture.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.True(await _fixture.Portal.With((ImportWorkService work) => work.RecoverAfterRestart(Cancellation)));
        Assert.Contains("The import was interrupted", (await _browser.Page(job)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Count("KPMG"));

        await _browser.Submit(job, $"{job}/confirm");
        Assert.True(await Work());
        Assert.Equal(1, await Count("KPMG"));
    }

    [Fact]
    public async Task A_discarded_import_is_gone()
    {
        var job = await Job(AllFiles());

        var answer = await _browser.Submit(job, $"{job}/discard");
        await _browser.PostTo($"{job}/confirm", Page);

        Assert.Equal(Page, answer.Headers.Location!.ToString());
        Assert.False(await Work());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Set<ImportFile>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Progress_is_told_alone_to_a_page_that_updates_itself()
    {
        var job = await Job(AllFiles());
        await _browser.Submit(job, $"{job}/confirm");
        using var asks = new HttpRequestMessage(HttpMethod.Get, job);
        asks.Headers.Add("HX-Request", "true");
        var waiting = await _browser.Client.SendAsync(asks, Cancellation);
        Assert.DoesNotContain("<html", await waiting.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        await Work();

        using var asksAgain = new HttpRequestMessage(HttpMethod.Get, job);
        asksAgain.Headers.Add("HX-Request", "true");
        var done = await _browser.Client.SendAsync(asksAgain, Cancellation);
        Assert.Equal("true", done.Headers.GetValues("HX-Refresh").Single());
    }

    [Theory]
    [InlineData("Organisations", "organisations.csv")]
    [InlineData("HostPlaces", "host-places.csv")]
    [InlineData("Participants", "participants.csv")]
    [InlineData("Relations", "relations.csv")]
    [InlineData("Contacts", "contacts.csv")]
    public async Task A_template_has_the_columns_that_the_import_reads(string kind, string name)
    {
        var answer = await _browser.Get($"{Page}/template/{kind}");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        var page = await _browser.Page((await _browser.Upload(Page, (kind, name, bytes))).Headers.Location!.ToString());

        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
        Assert.DoesNotContain(Faults(page), f => f.Row == "1");
    }

    private static (string, string, string)[] AllFiles() =>
    [
        ("Organisations", "organisations.csv", Organisations), ("HostPlaces", "host-places.csv", Places),
        ("Participants", "participants.csv", People), ("Relations", "relations.csv", Relations),
    ];

    private static IEnumerable<(string File, string Row, string Column)> Faults(AngleSharp.Dom.IDocument page) =>
        page.QuerySelectorAll("main tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList())
            .Select(cells => (cells[0], cells[1], cells[2]));

    private async Task<string> Job(params (string Field, string Name, string Text)[] files)
    {
        var answer = await _browser.Upload(Page, [.. files.Select(f => (f.Field, f.Name, Encoding.UTF8.GetBytes(f.Text)))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task Import(params (string Field, string Name, string Text)[] files)
    {
        var job = await Job(files);
        await _browser.Submit(job, $"{job}/confirm");
        Assert.True(await Work());
    }

    private Task<ImportReport> Report(string job)
    {
        var id = Guid.Parse(job.Split('/')[^1]);
        return _fixture.Portal.Read(async db => (await db.ImportJobs.SingleAsync(j => j.Id == id, Cancellation)).ReadReport());
    }

    private Task<bool> Work() => _fixture.Portal.With((ImportWorkService work) => work.WorkNext(Cancellation));

    private Task<int> Count(string organisation) =>
        _fixture.Portal.Read(db => db.Organisations.CountAsync(o => o.Code == organisation, Cancellation));
}

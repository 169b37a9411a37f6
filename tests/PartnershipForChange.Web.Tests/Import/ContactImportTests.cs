using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>Coordinators bring in who acts for the organisations, with the other files of a round or alone.</summary>
public sealed class ContactImportTests : IAsyncLifetime
{
    private const string Page = "/manage/2027/import";
    private const string Columns = "organisation,first_name,last_name,email,language\n";

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
    public async Task Contacts_of_old_and_new_organisations_are_shown_first_and_get_what_adding_by_hand_gives()
    {
        const string organisations = "code,name_sl,name_en,kind,industry,city\nKPMG,KPMG Slovenija,KPMG Slovenia,company,audit,Kranj\n";
        const string contacts = "\uFEFForganisation;first_name;last_name;email;language\n" +
            "mf;Žiga;Čeh;Ziga.Ceh@mf.si;sl\nLEK;Olivia;Stone;olivia@lek.si;en\nKPMG;Olivia;Stone;olivia@lek.si;en\n" +
            "MF;Boštjan;Petek;" + World.MinistryEmail + ";\nKPMG;Ana;Oblak;ana.oblak@kpmg.si;\n";

        var job = await Job(("Organisations", "organisations.csv", organisations), ("Contacts", "contacts.csv", contacts));

        var preview = (await _browser.Page(job)).QuerySelector("main")!;
        Assert.Contains("6 rows would be added", preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("Once you confirm, 5 messages will go out to 4 contacts.", preview.TextContent, StringComparison.Ordinal);
        Assert.Contains("Žiga Čeh (MF)", preview.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Told());

        await Confirm(job);

        Assert.Equal(
            [
                ("ContactAdded", World.MinistryEmail, "Odslej ste skrbnik organizacije Ministrstvo za finance"),
                ("ContactInvitation", "ana.oblak@kpmg.si", "Vabilo: skrbnik organizacije KPMG Slovenija"),
                ("ContactInvitation", "olivia@lek.si", "Your invitation as a contact of KPMG Slovenia"),
                ("ContactInvitation", "olivia@lek.si", "Your invitation as a contact of Lek"),
                ("ContactInvitation", "ziga.ceh@mf.si", "Vabilo: skrbnik organizacije Ministrstvo za finance"),
            ],
            await Told());
        var done = (await _browser.Page(job)).QuerySelector(".next")!;
        Assert.Contains("5 messages to contacts are on their way.", done.TextContent, StringComparison.Ordinal);
        Assert.Equal("/manage/2027/participations", done.QuerySelector("a")!.GetAttribute("href"));

        // Whoever has an account acts at once, whoever had none once they have opened it.
        Assert.Equal(HttpStatusCode.OK, (await (await _fixture.SignedIn(World.MinistryEmail)).Get("/organisation/mf")).StatusCode);
        var ana = Browser.Of(_fixture.Portal);
        await ana.Submit(
            await Letters.LinkTo(_fixture.Portal, "ana.oblak@kpmg.si"), ("Password", "four quiet blue horses"), ("PasswordAgain", "four quiet blue horses"));
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/organisation/kpmg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get("/organisation/lek")).StatusCode);
        Assert.Contains("Olivia Stone", await _browser.Text("/organisations/lek"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_writes_to_nobody_but_who_is_new()
    {
        const string contacts = Columns + "MF,Žiga,Čeh,ziga.ceh@mf.si,sl\nLEK,Tina,Zorman," + World.CompanyEmail + ",sl\n";
        await Import(contacts);
        Assert.Single(await Told());

        var again = await Job(("Contacts", "contacts.csv", contacts));
        var page = await _browser.Page(again);

        Assert.Contains("0 rows would be added", page.QuerySelector(".next h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{again}/confirm']"));

        await Import(contacts + "MF,Jan,Novak,jan.novak@mf.si,en\n");
        Assert.Equal(["jan.novak@mf.si", "ziga.ceh@mf.si"], (await Told()).Select(m => m.To));
    }

    [Fact]
    public async Task Whoever_is_invited_to_be_a_contact_gets_the_letters_of_contacts_and_comes_in_through_them()
    {
        await Import(Columns + "MJU,Ema,Novak,ema.novak@mju.si,en\n");
        await (await _fixture.SignedIn(World.ParticipantEmail)).Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        var letters = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "RegistrationWithdrawn").OrderBy(m => m.To).ToListAsync(Cancellation));
        Assert.Equal(["ema.novak@mju.si", World.MinistryEmail], letters.Select(m => m.To));
        Assert.Equal(string.Empty, letters[1].SecretLink);
        using var opened = await Browser.Of(_fixture.Portal).Submit(
            new Uri(letters[0].SecretLink).PathAndQuery, ("Password", "four quiet blue horses"), ("PasswordAgain", "four quiet blue horses"));
        Assert.Equal($"/organisation/mju/2027/people/{_fixture.World.Ana.Id}", opened.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Whoever_is_a_contact_stays_as_they_are_and_whoever_reads_another_language_is_told()
    {
        await Import(Columns + $"LEK,Martina,Zorman,{World.CompanyEmail},en\nLEK,Ana,Hribar,{World.ParticipantEmail},en\n");

        var tally = Assert.Single((await Reports())[^1].Tallies);
        Assert.Equal((1, 1), (tally.Added, tally.Different));
        Assert.Equal(new ImportDifference(2, "Tina Zorman (LEK)", "first_name, language"), Assert.Single(tally.FirstDifferent));
        Assert.Equal(new ImportDoubt(3, "Ana Hribar", "sl", ImportDoubtKind.ReadsOther), Assert.Single(tally.Doubts));
        Assert.Equal([("ContactAdded", World.ParticipantEmail, "Odslej ste skrbnik organizacije Lek")], await Told());
        Assert.Equal("Tina", await _fixture.Portal.Read(db => db.People.Where(p => p.Email == World.CompanyEmail).Select(p => p.FirstName).SingleAsync(Cancellation)));
    }

    [Theory]
    [InlineData("XXX,Jan,Novak,jan@lek.si,sl", "organisation", "There is no organisation with the code \"XXX\".")]
    [InlineData(",Jan,Novak,jan@lek.si,sl", "organisation", "This cell must not be empty.")]
    [InlineData("LEK,,Novak,jan@lek.si,sl", "first_name", "This cell must not be empty.")]
    [InlineData("LEK,Jan,,jan@lek.si,sl", "last_name", "This cell must not be empty.")]
    [InlineData("LEK,Jan,Novak,,sl", "email", "This cell must not be empty.")]
    [InlineData("LEK,Jan,Novak,jan.lek.si,sl", "email", "is not an e-mail address")]
    [InlineData("LEK,Jan,Novak,jan@lek,sl", "email", "Enter an e-mail address such as")]
    [InlineData("LEK,Jan,Novak,jan@lek.si,de", "language", "The portal does not write in the language \"de\". Use one of: sl, en.")]
    [InlineData("mf,ŽIGA,Čeh,ZIGA@mf.si,sl", "email", "ZIGA@mf.si is a contact of this organisation in row 2 already.")]
    [InlineData("LEK,Jan,Novak,ziga@mf.si,sl", "email", "The address ziga@mf.si belongs to Žiga Čeh, in the portal or further up in this file")]
    [InlineData("LEK,Jan,Novak," + World.CoordinatorEmail + ",sl", "email", "belongs to Maja Kos, in the portal or further up in this file")]
    [InlineData("LEK,Jan,Novak," + World.ParticipantEmail + ",sl", "email", "belongs to Ana Hribar, in the portal or further up in this file")]
    [InlineData("LEK,Jan,Novak," + World.OtherCompanyEmail + ",sl", "email", "belongs to Rado Čeh, in the portal or further up in this file")]
    public async Task What_cannot_be_is_told_by_row_and_column_and_nothing_is_imported(string row, string column, string reason)
    {
        var before = await Counts();

        var job = await Job(("Contacts", "skrbniki.csv", $"{Columns}MF,Žiga,Čeh,ziga@mf.si,sl\n{row}\n"));

        var page = await _browser.Page(job);
        var fault = Assert.Single(page.QuerySelectorAll("main tbody tr")).QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["skrbniki.csv", "3", column], fault.Take(3));
        Assert.Contains(reason, fault[3], StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{job}/confirm']"));
        await _browser.PostTo($"{job}/confirm", Page);
        Assert.False(await Work());
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_fault_in_another_file_holds_the_contacts_back_too()
    {
        var before = await Counts();

        var job = await Job(
            ("Relations", "relations.csv", "public_body,company,relation,until\nMJU,LEK,friends,2027-12-31\n"),
            ("Contacts", "contacts.csv", $"{Columns}MF,Žiga,Čeh,ziga@mf.si,sl\n"));

        Assert.Null((await _browser.Page(job)).QuerySelector($"form[action='{job}/confirm']"));
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task Whoever_became_a_contact_since_the_check_gets_no_second_letter()
    {
        var job = await Job(("Contacts", "contacts.csv", $"{Columns}MF,Žiga,Čeh,ziga@mf.si,sl\nLEK,Jan,Novak,jan@lek.si,sl\n"));
        await _browser.Submit("/organisations/mf/contacts/new", ("FirstName", "Žiga"), ("LastName", "Čeh"), ("Email", "ziga@mf.si"));

        await Confirm(job);

        Assert.Equal(["jan@lek.si", "ziga@mf.si"], (await Told()).Select(m => m.To));
    }

    [Fact]
    public async Task An_address_that_became_somebody_elses_since_the_check_refuses_all()
    {
        var job = await Job(("Contacts", "contacts.csv", $"{Columns}MF,Žiga,Čeh,ziga@mf.si,sl\nLEK,Jan,Novak,jan@lek.si,sl\n"));
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.Add(new Person("jan@lek.si", "Janez", "Kranjc", Language.Slovene));
            await db.SaveChangesAsync(Cancellation);
        }

        await Confirm(job);

        Assert.Contains("belongs to Janez Kranjc, in the portal or further up in this file", await _browser.Text(job), StringComparison.Ordinal);
        Assert.Empty(await Told());
        Assert.False(await _fixture.Portal.Read(db => db.People.AnyAsync(p => p.Email == "ziga@mf.si", Cancellation)));
    }

    [Fact]
    public async Task Two_hundred_contacts_come_at_once()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(i => $"{(i % 2 == 0 ? "MF" : "LEK")},Ime{i},Priimek{i},kontakt{i}@primer.si,{(i % 3 == 0 ? "en" : "sl")}\n"));

        var job = await Job(("Contacts", "contacts.csv", Columns + rows));
        Assert.Contains("200 messages will go out to 200 contacts", await _browser.Text(job), StringComparison.Ordinal);
        await Confirm(job);

        var told = await Told();
        Assert.Equal(200, told.Select(m => m.To).Distinct().Count());
        Assert.Equal((200, 66), (told.Count, told.Count(m => m.Subject.StartsWith("Your invitation", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Contacts", "email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes\n", "This looks like the file of participants.")]
    [InlineData("Participants", Columns, "This looks like the file of contacts.")]
    [InlineData("Contacts", "organisation,first_name,last_name,email,langauge\n", "The column \"langauge\" is not known here.")]
    [InlineData("Contacts", "organisation,first_name,email\n", "The column \"last_name\" is missing.")]
    public async Task A_file_in_the_wrong_place_or_with_other_columns_is_told_so(string field, string text, string reason) =>
        Assert.Contains(reason, await _browser.Text(await Job((field, "datoteka.csv", text))), StringComparison.Ordinal);

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.ReporterEmail)]
    [InlineData(World.JurorEmail)]
    public async Task Nobody_but_a_coordinator_brings_contacts_in(string email)
    {
        var other = await _fixture.SignedIn(email);

        var answer = await other.UploadTo(Page, "/", ("Contacts", "contacts.csv", Encoding.UTF8.GetBytes(Columns + "MJU,Žiga,Čeh,ziga@mju.si,sl\n")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{Page}/template/Contacts")).StatusCode);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.ImportJobs.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Where_organisations_have_no_contact_the_list_points_to_the_file()
    {
        await Import(("Organisations", "o.csv", "code,name_sl,name_en,kind,industry,city\nKPMG,KPMG,KPMG,company,audit,Kranj\nKRKA,Krka,Krka,company,,Novo mesto\n"));

        var list = await _browser.Page("/manage/2027/participations");
        var notice = list.QuerySelector("main .notice.warn")!;
        Assert.Contains("2 organisations here have no contact", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal(Page, notice.QuerySelector("a")!.GetAttribute("href"));
        var refusal = await _browser.Page("/manage/2027/participations/check?act=Remind&all=true");
        Assert.NotNull(refusal.QuerySelector($"main .notice.warn a[href='{Page}']"));

        await Import(("Contacts", "c.csv", Columns + "KPMG,Ana,Oblak,ana@kpmg.si,sl\nKRKA,Jan,Novak,jan@krka.si,sl\n"));
        Assert.Null((await _browser.Page("/manage/2027/participations")).QuerySelector("main .notice.warn"));
    }

    private async Task<string> Job(params (string Field, string Name, string Text)[] files)
    {
        var answer = await _browser.Upload(Page, [.. files.Select(f => (f.Field, f.Name, Encoding.UTF8.GetBytes(f.Text)))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task Confirm(string job)
    {
        await _browser.Submit(job, $"{job}/confirm");
        Assert.True(await Work());
    }

    private Task Import(string contacts) => Import(("Contacts", "contacts.csv", contacts));

    private async Task Import(params (string Field, string Name, string Text)[] files) => await Confirm(await Job(files));

    private Task<bool> Work() => _fixture.Portal.With((ImportWorkService work) => work.WorkNext(Cancellation));

    private async Task<List<ImportReport>> Reports() =>
        [.. (await _fixture.Portal.Read(db => db.ImportJobs.AsNoTracking().ToListAsync(Cancellation))).OrderBy(j => j.CreatedAt).Select(j => j.ReadReport())];

    /// <summary>All letters, by reader and subject.</summary>
    private async Task<List<(string Kind, string To, string Subject)>> Told() =>
        [.. (await _fixture.Portal.Read(db => db.OutboxMessages.AsNoTracking().ToListAsync(Cancellation)))
            .Select(m => (m.Kind, m.To, m.Subject)).OrderBy(m => m.Kind, StringComparer.Ordinal).ThenBy(m => m.To, StringComparer.Ordinal).ThenBy(m => m.Subject, StringComparer.Ordinal)];

    private Task<(int People, int Contacts, int Invitations, int Letters, int Roles)> Counts() => _fixture.Portal.Read(async db => (
        await db.People.CountAsync(Cancellation), await db.Contacts.CountAsync(Cancellation), await db.AccountInvitations.CountAsync(Cancellation),
        await db.OutboxMessages.CountAsync(Cancellation), await db.UserRoles.CountAsync(Cancellation)));
}

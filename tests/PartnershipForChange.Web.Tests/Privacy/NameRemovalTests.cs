using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Privacy;

/// <summary>Two years after a round closed, the portal removes by itself who was in it; the figures stay.</summary>
public sealed class NameRemovalTests(OldRound old) : IClassFixture<OldRound>
{
    private readonly PortalFactory _portal = old.Portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_text_of_the_database_holds_a_name_or_an_address_any_more()
    {
        string[] expected =
        [
            "People.Email", "People.LastName", "People.SearchText", "People.NameKey", "AspNetUsers.Email", "Registrations.Motivation", "Registrations.Replacement",
            "HostPlaces.MentorName", "HostPlaces.MentorEmail", "HostPlaces.Description", "HostPlaces.SearchText", "Placements.Guest_Reason", "Participations.Reason",
            "ProposalVersions.Content", "ProposalVersions.Title", "ProposalFiles.Name", "ProposalAuthors.Email", "TeamMeetings.Topic", "Kudos.Content",
            "Workshops.Trainer", "Certificates.HolderName", "ImportJobs.Report",
        ];
        Assert.Equal([], expected.Except(old.ColumnsBefore));

        Assert.Equal([], await old.Holding(old.Names));
    }

    [Fact]
    public async Task The_reports_say_what_they_said_before()
    {
        var after = await old.Reports();

        Assert.All(old.ReportsBefore, before => Assert.Equal(before.Value, after[before.Key]));
        Assert.Contains($"2028-figures,Returning,Total,2,{old.Day:yyyy-MM-dd},", after["/reports/rounds/2028/csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_named_by_what_is_left_of_the_round()
    {
        var left = await _portal.Read(async db => new
        {
            People = await db.Registrations.Where(r => db.Rounds.Any(o => o.Id == r.RoundId && o.Code == OldRound.Code))
                .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Id, Person = p }).ToDictionaryAsync(r => r.Id, r => r.Person, Cancellation),
            Described = await db.Registrations.CountAsync(
                r => db.Rounds.Any(o => o.Id == r.RoundId && o.Code == OldRound.Code)
                    && (r.Level != "" || r.Languages.Count + r.Weeks.Count + r.SkillsOffered.Count + r.SkillsSought.Count + r.HostWishes.Count + r.ExcludedHosts.Count + r.ChallengeWishes.Count > 0
                        || r.SettledById != null || r.NominatedById != null), Cancellation),
            SignedUp = await db.SignUps.CountAsync(s => db.People.Any(p => p.Id == s.PersonId && !p.IsNameless), Cancellation),
            Kudos = await db.Kudos.CountAsync(k => db.People.Any(p => (p.Id == k.FromId || p.Id == k.ToId) && !p.IsNameless), Cancellation),
            Stamps = await db.FrozenStamps.CountAsync(s => db.People.Any(p => p.Id == s.PersonId && !p.IsNameless), Cancellation),
            Certificates = await db.Certificates.CountAsync(c => db.People.Any(p => p.Id == c.PersonId && !p.IsNameless), Cancellation),
            Written = await db.ProposalVersions.CountAsync(v => db.People.Any(p => p.Id == v.AuthorId && !p.IsNameless), Cancellation),
            Records = await db.MatchRecords.CountAsync(Cancellation),
            Inputs = await db.TeamRuns.CountAsync(r => r.Input != "", Cancellation),
            Imports = await db.ImportJobs.CountAsync(Cancellation),
        });

        Assert.Equal(old.People.Count, left.People.Count);
        Assert.All(left.People.Values, person => Assert.Equal((true, Person.NoName), (person.IsNameless, person.FullName)));
        Assert.Equal(left.People.Count, left.People.Values.Select(p => p.Id).Distinct().Count());
        Assert.Equal((0, 0, 0, 0, 0, 0, 0, 0, 0), (left.Described, left.SignedUp, left.Kudos, left.Stamps, left.Certificates, left.Written, left.Records, left.Inputs, left.Imports));
        Assert.All(new[] { OldRound.Returning, OldRound.Contact }, email => Assert.DoesNotContain(left.People.Values, p => p.Email == email));
    }

    [Fact]
    public async Task Who_is_kept_by_nothing_else_loses_the_account_and_everybody_else_keeps_it()
    {
        var accounts = await _portal.Read(db => db.Users.Select(u => u.Email!).ToListAsync(Cancellation));

        Assert.DoesNotContain(OldRound.Gone, accounts);
        Assert.Subset(accounts.ToHashSet(), SampleAccounts.All.Select(a => a.Email).ToHashSet());
        Assert.Equal(
            [(OldRound.Returning, false), (OldRound.Contact, false)],
            (await _portal.Read(db => db.People.Where(p => p.Email == OldRound.Returning || p.Email == OldRound.Contact).ToListAsync(Cancellation)))
                .OrderBy(p => p.Email == OldRound.Returning ? 0 : 1).Select(p => (p.Email, p.IsNameless)));
        Assert.Contains("petra.zupan", await (await old.SignedIn(OldRound.Contact)).Text("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_has_in_a_newer_round_stays_and_the_old_one_is_not_theirs_any_more()
    {
        var (before, after) = (old.NewerBefore, await old.Newer());

        Assert.Equivalent(before.Answers(), after.Answers(), strict: true);
        Assert.Equal((before.PersonId, before.State, before.Version), (after.PersonId, after.State, after.Version));
        Assert.Equal(1, await _portal.Read(db => db.Registrations.CountAsync(r => r.PersonId == before.PersonId, Cancellation)));
        var browser = await old.SignedIn(OldRound.Returning);
        Assert.Contains("Round 2028", await browser.Text($"/me/{OldRound.Next}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/me/{OldRound.Code}/placement")).StatusCode);
    }

    [Fact]
    public async Task A_round_that_closed_23_months_ago_stays_as_it_is()
    {
        var round = await _portal.Read(db => db.Rounds.SingleAsync(r => r.Code == OldRound.Next, Cancellation));

        Assert.True(old.IsUntouchedTheDayBefore);
        Assert.Null(round.NamesRemovedOn);
        Assert.Equal(old.Day.AddYears(-2).AddDays(31), round.ClosedOn);
        Assert.Equal(0, await _portal.Read(db => db.Registrations.CountAsync(
            r => r.RoundId == round.Id && (r.Motivation != "Še enkrat." || db.People.Any(p => p.Id == r.PersonId && p.IsNameless)), Cancellation)));
    }

    [Fact]
    public async Task The_trail_has_one_entry_of_it_by_the_portal_itself()
    {
        var entries = await _portal.Read(db => db.AuditEntries.Where(a => a.Id > old.EntriesBefore && a.Changes.Contains("NamesRemovedOn")).ToListAsync(Cancellation));
        var people = await _portal.Read(db => db.AuditEntries.CountAsync(a => a.Id > old.EntriesBefore && a.Subject != "Round" && a.ActorName == "Portal", Cancellation));

        var entry = Assert.Single(entries);
        Assert.Equal(("Round", "Portal", $"{{\"NamesRemovedOn\":[null,\"{old.Day:yyyy-MM-dd}\"]}}"), (entry.Subject, entry.ActorName, entry.Changes));
        Assert.Equal(0, people);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var before = await old.Texts();

        await old.Run();

        var after = await old.Texts();
        Assert.All(before, column => Assert.Equal(column.Value.Order(StringComparer.Ordinal), after[column.Key].Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Files_are_removed_from_the_store_too()
    {
        await using var file = _portal.Services.GetRequiredService<FileStore>().Open(old.FileKey);

        Assert.Equal(FileStore.KeyLength, old.FileKey.Length);
        Assert.Null(file);
    }

    [Fact]
    public void Coordinators_are_told_thirty_days_ahead()
    {
        var sentence = $"On {old.Day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))} names will be removed from this round, and all that describes people in it. Export what you need before then.";

        Assert.All(old.Earlier, said => Assert.DoesNotContain("names will be removed", said, StringComparison.Ordinal));
        Assert.All(old.Ahead, said => Assert.Contains(sentence, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Names were removed on ")]
    [InlineData("sl", "Imena so bila odstranjena ")]
    public async Task Its_pages_open_without_a_dead_link_and_say_that_names_went(string language, string sentence)
    {
        var browser = await old.SignedIn(SampleAccounts.CoordinatorEmail, language);
        var certificate = await _portal.Read(db => db.Certificates.Where(c => c.NameShown == NameShown.Initials).Select(c => c.Code).FirstAsync(Cancellation));
        string[] parts = ["placements", "teams", "registrations", "participations", "places", "challenges", "certificates", "workshops", "recognition", "surveys", "surveys/results", "jury", "call", "solutions", "final", "import"];
        var waiting = new Queue<string>(
            [$"/manage/{OldRound.Code}", .. parts.Select(part => $"/manage/{OldRound.Code}/{part}"), "/teams", $"/verify/{certificate}"]);
        var seen = new HashSet<string>(waiting);
        var silent = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            using var answer = await browser.Get(path);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{path}: {answer.StatusCode}");
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = await Browser.Document(answer);
            var main = page.QuerySelector("main");
            if (main is null)
            {
                continue;
            }

            Assert.All(old.Names, name => Assert.DoesNotContain(name, main.TextContent, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(main.QuerySelectorAll("a"), a => a.TextContent.Trim().Length == 0 && a.GetAttribute("aria-label") is null);
            Assert.DoesNotContain(main.QuerySelectorAll("a[href^='mailto:']"), a => a.GetAttribute("href")!.EndsWith(".invalid", StringComparison.Ordinal) || a.GetAttribute("href") == "mailto:");
            // The list of all teams is of no one round; a single version is nothing but its text.
            if (!main.TextContent.Contains(sentence, StringComparison.Ordinal) && path != "/teams" && !path.Contains("/versions/", StringComparison.Ordinal))
            {
                silent.Add(path);
            }

            foreach (var link in main.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(IsOfTheRound))
            {
                if (seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(silent.Count == 0, "Silent: " + string.Join(' ', silent));
        Assert.True(seen.Count > 60, $"{seen.Count} pages");
    }

    [Fact]
    public async Task A_certificate_is_valid_as_before_and_shows_of_the_name_what_its_holder_lets_it()
    {
        var stranger = Browser.Of(_portal);
        var certificates = await _portal.Read(db => db.Certificates.Where(c => c.PersonId != Guid.Empty).ToListAsync(Cancellation));
        var (initials, nothing, whole) = (
            certificates.Find(c => c.NameShown == NameShown.Initials)!, certificates.Find(c => c.NameShown == NameShown.Nothing)!, certificates.Find(c => c.NameShown == NameShown.FullName)!);

        Assert.Equal(("", "Petra Zupan", 5), (nothing.HolderName, whole.HolderName, initials.HolderName.Length));
        foreach (var (one, name) in new[] { (initials, initials.HolderName), (nothing, "the holder does not show the name here"), (whole, "Petra Zupan") })
        {
            var text = await stranger.Text($"/verify/{one.Code}");
            Assert.Contains(name, text, StringComparison.Ordinal);
            Assert.Contains("Valid", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Names were removed on", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_chosen_proposal_stays_with_its_last_version_and_the_other_without_a_text()
    {
        var proposals = await _portal.Read(db => db.Proposals.Where(p => p.State == Domain.Teams.ProposalState.Submitted)
            .Select(p => new { p.TeamId, p.LatestNumber, Titles = db.ProposalVersions.Where(v => v.ProposalId == p.Id).Select(v => v.Title).ToList() })
            .OrderBy(p => p.LatestNumber).ToListAsync(Cancellation));
        var browser = await old.SignedIn(SampleAccounts.CoordinatorEmail);

        Assert.Equal([(0, ""), (2, "Čas za šalo")], proposals.Select(p => (p.LatestNumber, string.Join(',', p.Titles))));
        Assert.Contains("The text is not kept any more", await browser.Text($"/teams/{proposals[0].TeamId}/proposal"), StringComparison.Ordinal);
        Assert.Contains("Vsak teden ena ura.", await browser.Text($"/teams/{proposals[1].TeamId}/proposal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_reopened_and_a_round_made_like_it_has_nobody_in_it()
    {
        var browser = await old.SignedIn(SampleAccounts.CoordinatorEmail);
        var round = await _portal.Read(db => db.Rounds.SingleAsync(r => r.Code == OldRound.Code, Cancellation));
        Assert.DoesNotContain(
            (await browser.Page($"/manage/{OldRound.Code}")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/manage/{OldRound.Code}/reopen");

        await browser.PostTo($"/manage/{OldRound.Code}/reopen", $"/manage/{OldRound.Code}", ("version", round.Version.ToString()));
        Assert.Contains("Names were removed from this round on", await browser.Text($"/manage/{OldRound.Code}"), StringComparison.Ordinal);
        await browser.PostTo($"/manage/{OldRound.Code}/placements/1/verify", $"/manage/{OldRound.Code}");

        var after = await _portal.Read(db => db.Rounds.SingleAsync(r => r.Code == OldRound.Code, Cancellation));
        Assert.Equal((RoundState.Closed, old.Day, round.Version), (after.State, after.NamesRemovedOn, after.Version));
    }

    private static bool IsOfTheRound(string link) =>
        (link.StartsWith($"/manage/{OldRound.Code}", StringComparison.Ordinal) && !link.EndsWith("/clone", StringComparison.Ordinal))
        || link.StartsWith("/teams/", StringComparison.Ordinal)
        || link.StartsWith("/verify/", StringComparison.Ordinal);
}

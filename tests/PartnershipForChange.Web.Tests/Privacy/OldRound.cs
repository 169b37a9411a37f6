using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Privacy;

/// <summary>
/// The sample round taken to its end with everything a round can hold, closed two years ago; and one that two of its people are in, closed a
/// month later. Everybody of the old round has a name no other text holds. What was before the portal removed the names is kept here, to be
/// compared with what is after it.
/// </summary>
public sealed class OldRound : IAsyncLifetime
{
    public const string Code = "2027";
    public const string Next = "2028";

    /// <summary>In both rounds, with an account.</summary>
    public const string Returning = SampleAccounts.ParticipantEmail;

    /// <summary>In the old round only, with an account.</summary>
    public const string Gone = "zana.zelenjak@mju.example.org";

    /// <summary>In the old round, and contact of an organisation; has turned recognition off.</summary>
    public const string Contact = SampleAccounts.MinistryEmail;

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n");

    public PortalFactory Portal { get; private set; } = null!;

    /// <summary>Addresses and names of the old round's participants and mentors.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>People of the old round by their registrations.</summary>
    public IReadOnlyDictionary<Guid, Guid> People { get; private set; } = new Dictionary<Guid, Guid>();

    /// <summary>What the reports and public pages said the moment before, by address.</summary>
    public IReadOnlyDictionary<string, string> ReportsBefore { get; private set; } = new Dictionary<string, string>();

    /// <summary>Columns that held a name of <see cref="Names"/> the moment before.</summary>
    public IReadOnlyList<string> ColumnsBefore { get; private set; } = [];

    /// <summary>What the home of the rounds and the dashboard said 31 and 30 days before.</summary>
    public IReadOnlyList<string> Earlier { get; private set; } = [];

    public IReadOnlyList<string> Ahead { get; private set; } = [];

    /// <summary>The registration in the later round, as it was.</summary>
    public Registration NewerBefore { get; private set; } = null!;

    public string FileKey { get; private set; } = string.Empty;

    /// <summary>The last entry of the trail from before.</summary>
    public long EntriesBefore { get; private set; }

    /// <summary>A run on the eve removed no names.</summary>
    public bool IsUntouchedTheDayBefore { get; private set; }

    /// <summary>The day on which names go.</summary>
    public DateOnly Day { get; private set; }

    private static CancellationToken Cancellation => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalFactory.CreateAsync(("environment", "Development"), ("Sample:Load", "true"));
        _ = Portal.Services;
        var maja = await Portal.ActorOf(SampleAccounts.CoordinatorEmail);
        var luka = await Portal.ActorOf(Returning);
        await Name();
        await Portal.With<ImportJobService, Guid>(imports => imports.Upload(
            Code, [new ImportUpload(ImportKind.Organisations, "organisations.csv", "code,name_sl,name_en,kind,industry,city,invented\nA,Abc,Abc,Qzuvoz,,Ljubljana,no"u8.ToArray())], maja, Cancellation));
        Names = [.. Names, "Qzuvoz"];
        await Match(maja);
        await Propose(maja, luka);
        await Praise(luka);
        await Follow();
        await Close(Code, maja);
        var closed = Portal.Clock.GetUtcNow();
        Portal.Clock.Advance(TimeSpan.FromDays(31));
        await Close(Next, maja);
        Day = DateOnly.FromDateTime(closed.UtcDateTime).AddYears(2);

        Portal.Clock.Set(At(Day.AddDays(-31)));
        Earlier = await Said();
        Portal.Clock.Set(At(Day.AddDays(-30)));
        Ahead = await Said();
        Portal.Clock.Set(At(Day.AddDays(-1)));
        await Run();
        IsUntouchedTheDayBefore = await Portal.Read(db => db.Rounds.AllAsync(r => r.NamesRemovedOn == null));

        Portal.Clock.Set(At(Day));
        People = await Portal.Read(db => db.Registrations.Where(r => db.Rounds.Any(o => o.Id == r.RoundId && o.Code == Code)).ToDictionaryAsync(r => r.Id, r => r.PersonId));
        NewerBefore = await Newer();
        FileKey = await Portal.Read(db => db.ProposalFiles.Select(f => f.Key).SingleAsync());
        ReportsBefore = await Reports();
        ColumnsBefore = await Holding(Names);
        EntriesBefore = await Portal.Read(db => db.AuditEntries.MaxAsync(a => a.Id));
        await Run();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public async Task Run() => Assert.True(await Portal.RunDailyTasks());

    public async Task<Browser> SignedIn(string email, string language = "en")
    {
        var browser = Browser.Of(Portal, language);
        await browser.PostTo("/account/sample", "/account/sign-in", ("email", email));
        await browser.PostTo("/language", "/", ("language", language), ("returnUrl", "/"));
        return browser;
    }

    public async Task<IReadOnlyDictionary<string, string>> Reports()
    {
        var browser = await SignedIn(SampleAccounts.CoordinatorEmail);
        var said = new Dictionary<string, string>();
        foreach (var path in new[] { $"/reports/rounds/{Code}/csv", $"/reports/rounds/{Next}/csv", "/reports/2027/csv", "/reports/2028/csv" })
        {
            said[path] = await (await browser.Get(path)).Content.ReadAsStringAsync(Cancellation);
        }

        foreach (var path in new[] { $"/reports/rounds/{Code}", $"/rounds/{Code}", $"/rounds/{Code}/patron", "/solutions" })
        {
            said[path] = await browser.Text(path);
        }

        return said;
    }

    public Task<Registration> Newer() => Portal.Read(db => db.Registrations.AsNoTracking().SingleAsync(r =>
        db.Rounds.Any(o => o.Id == r.RoundId && o.Code == Next) && db.People.Any(p => p.Id == r.PersonId && p.Email == Returning)));

    /// <summary>Columns (<c>Table.Column</c>) that hold one of these, in whatever case, in tables the privacy notice does not keep for longer.</summary>
    public async Task<IReadOnlyList<string>> Holding(IReadOnlyList<string> words)
    {
        var holding = new List<string>();
        foreach (var (column, values) in await Texts())
        {
            if (values.Any(value => words.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase))))
            {
                holding.Add(column);
            }
        }

        return holding;
    }

    /// <summary>Every text of the database by its column; the trail of changes is kept for five years, messages for one.</summary>
    public async Task<IReadOnlyDictionary<string, List<string>>> Texts()
    {
        await using var db = Portal.Database.Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        var texts = new Dictionary<string, List<string>>();
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(t => t.Name is not ("AuditEntries" or "OutboxMessages")))
        {
            foreach (var column in table.Columns.Where(c => c.PropertyMappings.Any(m => m.TypeMapping.ClrType == typeof(string) || m.TypeMapping.Converter?.ProviderClrType == typeof(string))))
            {
                texts[$"{table.Name}.{column.Name}"] = await Read(db.Database.GetDbConnection(), $"SELECT \"{column.Name}\" FROM \"{table.Name}\" WHERE \"{column.Name}\" IS NOT NULL");
            }
        }

        return texts;
    }

    private static async Task<List<string>> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the model, not from anybody.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var values = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);

    private async Task<IReadOnlyList<string>> Said()
    {
        var browser = await SignedIn(SampleAccounts.CoordinatorEmail);
        return [await browser.Text("/manage"), await browser.Text($"/manage/{Code}")];
    }

    /// <summary>Names that stand in no other text, one more person with an account, and a contact who takes part too.</summary>
    private Task Name() => Portal.ChangeRound(async (db, round) =>
    {
        var mju = await db.Organisations.SingleAsync(o => o.Code == "MJU");
        var gone = new TestAccounts(Portal, db).Add(Gone, "Žana", "Qzelenjak", mju, Roles.Participant);
        var contact = await db.People.SingleAsync(p => p.Email == Contact);
        var answers = World.Answers(round) with { Motivation = "Qzradovednost.", Replacement = "Qznamestnica" };
        db.Add(Registration.Import(round, gone, mju.Id, answers, by: null, Portal.Clock.GetUtcNow()));
        db.Add(Registration.Import(round, contact, mju.Id, answers, by: null, Portal.Clock.GetUtcNow()));
        var off = await db.RecognitionChoices.FirstOrDefaultAsync(c => c.PersonId == contact.Id) ?? db.Add(new RecognitionChoice(contact.Id)).Entity;
        off.Turn(off: true);
        var people = await db.People.Where(p => p.Email != Contact && db.Registrations.Any(r => r.PersonId == p.Id)).ToListAsync();
        foreach (var (i, person) in people.Index())
        {
            person.Edit(person.FirstName, $"Qzpriimek{i}x", person.Language);
        }

        foreach (var (i, place) in (await db.HostPlaces.Where(p => p.RoundId == round.Id).ToListAsync()).Index())
        {
            place.Edit(round, place.Details() with { MentorName = $"Ana Qzmentor{i}x", Description = "Vodi Qzvodja." }, Portal.Clock.Today, onBehalf: true);
        }

        await db.Workshops.ExecuteUpdateAsync(set => set.SetProperty(w => w.Trainer, "Qzpredavatelj"));
        var (participation, certificate) = (await db.Participations.FirstAsync(p => p.Reason != ""), await db.Certificates.FirstAsync(c => c.NameShown == NameShown.Nothing));
        certificate.Show(NameShown.Initials);
        Names =
        [
            .. people.Where(p => p.Email != Returning).Select(p => p.Email), .. people.Where(p => p.Email != Returning).Select(p => p.LastName), .. await db.HostPlaces.Select(p => p.MentorEmail).Distinct().ToListAsync(),
            Gone, "Qzelenjak", "Qzmentor", "Qzvodja", "Qzpredavatelj", "Qzradovednost", "Qznamestnica", participation.Reason, certificate.HolderName,
        ];
    });

    private async Task Match(Actor maja)
    {
        await Portal.ChangeRound(async (db, round) =>
        {
            var registration = await db.Registrations.SingleAsync(r => r.RoundId == round.Id && db.People.Any(p => p.Id == r.PersonId && p.Email == Returning));
            registration.Submit(round, Portal.Clock.GetUtcNow(), Portal.Clock.Today);
            registration.Release(round, maja.PersonId, Portal.Clock.GetUtcNow(), Portal.Clock.Today);
        });
        await Portal.MoveTo(PhaseKind.Matching);
        await Portal.With<PlacementRunService, RunOutcome>(runs => runs.Run(new RunPlacements(Code, MatchObjective.MinimumCost, KeepPins: false, 1), maja, Cancellation));
        foreach (var seed in new[] { 1, 2 })
        {
            await Portal.With<TeamRunService, int>(runs => runs.Form(new FormTeams(Code, Teams: null, KeepPins: false, seed), maja, Cancellation));
        }

        var placements = await Portal.Read(db => db.MatchRuns.Select(r => r.Version).SingleAsync());
        await Portal.With<PlacementPublishingService>(publishing => publishing.Publish(Code, 1, placements, maja, Cancellation));
        var teams = await Portal.Read(db => db.TeamRuns.Where(r => r.Number == 1).Select(r => r.Version).SingleAsync());
        await Portal.With<TeamRunService>(runs => runs.Publish(Code, 1, teams, maja, Cancellation));
        await Portal.ChangeRound(async (db, round) =>
        {
            var registrations = await db.Registrations.ToDictionaryAsync(r => r.Id);
            var places = await db.HostPlaces.ToDictionaryAsync(p => p.Id);
            foreach (var (i, placement) in (await db.Placements.Where(p => p.RoundId == round.Id).OrderBy(p => p.Id).ToListAsync()).Index())
            {
                var guest = registrations[placement.RegistrationId];
                var setting = new AnswerSetting(round, guest, places[placement.HostPlaceId], IsSeatFree: true, Portal.Clock.Today);
                if (i % 7 == 3)
                {
                    placement.Decline(PlacementParty.Guest, setting, "Qzbolezen", guest.PersonId, Portal.Clock.GetUtcNow());
                }
                else
                {
                    placement.Accept(PlacementParty.Guest, setting, guest.PersonId, Portal.Clock.GetUtcNow());
                    placement.Accept(PlacementParty.Host, setting, maja.PersonId, Portal.Clock.GetUtcNow());
                }
            }
        });
        Names = [.. Names, "Qzbolezen"];
        await Portal.MoveTo(PhaseKind.Teams);
    }

    /// <summary>Two proposals are handed in, one with a file and a named author; that one is chosen.</summary>
    private async Task Propose(Actor maja, Actor luka)
    {
        var mine = await TeamOf(luka.PersonId);
        var other = await Portal.Read(db => (
            from member in db.TeamMembers
            join team in db.Teams on member.TeamId equals team.Id
            join run in db.TeamRuns on team.RunId equals run.Id
            join registration in db.Registrations on member.RegistrationId equals registration.Id
            where run.Number == 1 && team.Id != mine
            orderby team.Number, registration.Id
            select new { team.Id, registration.PersonId }).FirstAsync());
        var author = new Actor(other.PersonId, "–", new HashSet<string> { Roles.Participant }, []);
        foreach (var (team, who) in new[] { (mine, luka), (other.Id, author) })
        {
            await Portal.With<ProposalService>(proposals => proposals.Write(new WriteProposal(team, Seen: 0, "Qzosnutek", "Piše Qzpisec."), who, Cancellation));
            await Portal.With<ProposalService>(proposals => proposals.Write(
                new WriteProposal(team, Seen: 1, team == mine ? "Čas za šalo" : "Qzneizbran", team == mine ? "Vsak teden ena ura." : "Piše Qzpisec."), who, Cancellation));
        }

        await Portal.With<ProposalFileService>(files => files.Attach(new AttachFile(mine, "Qznacrt.pdf", Pdf), luka, Cancellation));
        var mentor = await Portal.Read(db => db.HostPlaces.Where(p => p.MentorEmail != "").Select(p => p.MentorEmail).FirstAsync());
        await Portal.With<ProposalAuthorService>(authors => authors.Add(mine, mentor, luka, Cancellation));
        await Portal.With<TeamMeetingService>(meetings => meetings.Add(
            mine, new PlanMeeting("Qzsestanek", Portal.Clock.Today.AddDays(3), new TimeOnly(9, 0), new TimeOnly(10, 0), "Ljubljana", string.Empty), luka, Cancellation));
        foreach (var (team, who) in new[] { (mine, luka), (other.Id, author) })
        {
            var version = await Portal.Read(db => db.Proposals.Where(p => p.TeamId == team).Select(p => p.Version).SingleAsync());
            await Portal.With<ProposalService>(proposals => proposals.Submit(team, version, who, Cancellation));
        }

        await Portal.With<JurySeatService, int>(seats => seats.Spread(new PanelAddress(Code, "proposals"), maja, Cancellation));
        var chosen = await Portal.Read(db => db.Proposals.Where(p => p.TeamId == mine).Select(p => p.Id).SingleAsync());
        await Portal.With<SolutionService, Guid>(solutions => solutions.Choose(
            Code, chosen, new WriteSolution(new LocalisedText("Ura za šalo", "An hour for a joke"), LocalisedText.Empty, "MJU", null, null), maja, Cancellation));
        Names = [.. Names, "Qzosnutek", "Qzpisec", "Qzneizbran", "Qznacrt", "Qzsestanek"];
    }

    private async Task Praise(Actor luka)
    {
        var other = await Portal.Read(db => (
            from registration in db.Registrations
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where organisation.Sector == Sector.Business && registration.State == RegistrationState.Released
            orderby registration.Id
            select registration.PersonId).FirstAsync());
        await Portal.With<KudosService>(kudos => kudos.Give(new GiveKudos(Code, other, "Hvala, Qzhvaljena."), luka, Cancellation));
        Names = [.. Names, "Qzhvaljena"];
    }

    /// <summary>The round that follows: the one with an account and one other come back.</summary>
    private async Task Follow()
    {
        await using var db = Portal.Database.Open();
        var now = Portal.Clock.GetUtcNow();
        var old = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        var next = old.Clone(Next, new LocalisedText("Krog 2028", "Round 2028"), "2027/28", new DateOnly(2028, 6, 5));
        next.Open();
        db.Add(next);
        var returning = await db.People.Where(p => p.Email == Returning || db.Registrations.Any(r => r.PersonId == p.Id && r.State == RegistrationState.Released))
            .OrderBy(p => p.Email == Returning ? 0 : p.Email == Gone || p.Email == Contact ? 2 : 1).ThenBy(p => p.Id).Take(2).ToListAsync();
        foreach (var person in returning)
        {
            db.Add(Registration.Import(next, person, person.OrganisationId!.Value, World.Answers(next) with { Motivation = "Še enkrat." }, by: null, now));
        }

        await db.SaveAsync(Actor.Portal, now, Cancellation);
        Names = [.. Names.Where(name => !returning.Exists(p => p.Email == name || p.LastName == name))];
    }

    private async Task Close(string code, Actor maja)
    {
        var version = await Portal.Read(db => db.Rounds.Where(r => r.Code == code).Select(r => r.Version).SingleAsync());
        await Portal.With<RoundService>(rounds => rounds.Take(RoundStep.Close, code, version, maja, Cancellation));
    }

    private Task<Guid> TeamOf(Guid person) => Portal.Read(db => (
        from member in db.TeamMembers
        join run in db.TeamRuns on member.RunId equals run.Id
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        where run.Number == 1 && registration.PersonId == person
        select member.TeamId).SingleAsync());
}

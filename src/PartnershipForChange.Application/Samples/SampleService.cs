using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Samples;

/// <summary>
/// Fills an empty portal with the sample round, through the importer that coordinators use, and brings it to where
/// every role has something to do at once.
/// </summary>
public sealed class SampleService(
    PortalDbContext db, RoundImportService imports, SampleAccounts accounts, HistoryService history, IEnumerable<ISamplePart> parts, TimeProvider clock)
{
    /// <summary>Loads the sample, all or nothing, where the portal has no round and no organisation yet; false where it has.</summary>
    /// <param name="folder">Holds <c>sample-round</c>, <c>standing</c> and the published Change Meter.</param>
    /// <exception cref="InvalidDataException">The sample's files are not as they should be.</exception>
    public Task<bool> Load(string folder, CancellationToken cancellation) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            if (await db.Rounds.AnyAsync(cancellation) || await db.Organisations.AnyAsync(cancellation))
            {
                return false;
            }

            db.ChangeTracker.Clear();
            await using var all = await db.Database.BeginTransactionAsync(cancellation);
            await Fill(folder, cancellation);
            await all.CommitAsync(cancellation);
            return true;
        });

    private async Task Fill(string folder, CancellationToken cancellation)
    {
        var standing = SampleStanding.Read(Path.Combine(folder, "standing"));
        var files = Path.Combine(folder, "sample-round");
        var round = SampleRound.On(clock.Today());
        db.Add(round);
        db.Add(SampleRound.Terms(clock.GetUtcNow()));
        await Save(cancellation);

        await Import(round, files, rows => rows with { Participants = [.. rows.Participants.Where(p => !IsNominated(standing, p))] }, organisation: null, Actor.Portal, cancellation);
        SetPeople(round, standing);
        await Save(cancellation);

        await AddContacts(round, standing, cancellation);
        await accounts.Add(cancellation);
        await Save(cancellation);

        await Nominate(round, files, standing, cancellation);

        await using var published = File.OpenRead(Path.Combine(folder, "history.csv"));
        if ((await history.Replace(published, Actor.Portal, cancellation)) is { Total: > 0 } faults)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
        }

        foreach (var part in parts.OrderBy(p => p.Order))
        {
            await part.Add(await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(cancellation), folder, cancellation);
            await Save(cancellation);
        }
    }

    private static bool IsNominated(SampleStanding standing, ParticipantRow row) =>
        standing.People.TryGetValue(row.Email, out var person) && person.Standing == SampleStanding.Nominated;

    private async Task Import(
        Round round, string files, Func<RoundRows, RoundRows> only, Organisation? organisation, Actor actor, CancellationToken cancellation)
    {
        var sources = new RoundSources(
            Named(RoundFiles.Organisations), Named(RoundFiles.HostPlaces), Named(RoundFiles.Participants), Named(RoundFiles.Relations));
        var order = new ImportOrder(round.Id, organisation?.Id, organisation?.Code ?? string.Empty);
        var (report, _) = await imports.Plan(
            order, sources, known => only(RoundFiles.ReadFolder(files, known.Context(), ImportLimits.Upload)), actor, progress: null, cancellation);
        if (!report.IsValid)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, report.Faults));
        }
    }

    /// <summary>Takes registrations back to where the sample has them; a file brings them in released.</summary>
    private void SetPeople(Round round, SampleStanding standing)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var addresses = db.People.Local.ToDictionary(p => p.Id, p => p.Email);
        foreach (var registration in db.Registrations.Local)
        {
            if (!standing.People.TryGetValue(addresses[registration.PersonId], out var person))
            {
                continue;
            }

            registration.Withdraw(round, person.Reason, Actor.Portal.PersonId, now);
            if (person.Standing == SampleStanding.Withdrawn)
            {
                continue;
            }

            registration.ComeBack(round, today);
            if (person.Standing != SampleStanding.Begun)
            {
                registration.Submit(round, now, today);
            }

            if (person.Standing == SampleStanding.SentBack)
            {
                registration.SendBack(round, person.Reason, Actor.Portal.PersonId, now, today, isPublished: false);
            }
        }
    }

    private async Task AddContacts(Round round, SampleStanding standing, CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var terms = await db.Terms.SingleAsync(cancellation);
        var organisations = await db.Organisations.ToDictionaryAsync(o => o.Code, cancellation);
        var participations = await db.Participations.ToDictionaryAsync(p => p.OrganisationId, cancellation);
        foreach (var one in standing.Organisations)
        {
            var organisation = organisations[one.Organisation];
            var contact = new Person(one.Email, one.FirstName, one.LastName, Language.Slovene, organisation.Id);
            db.Add(contact);
            if (SampleAccounts.All.All(account => account.Email != one.Email))
            {
                db.Add(new Contact(organisation.Id, contact));
            }

            Answer(participations[organisation.Id], round, terms, one, contact.Id, now, today);
        }

        await Save(cancellation);
    }

    private static void Answer(
        Participation participation, Round round, PartnershipTerms terms, OrganisationStanding one, Guid by, DateTimeOffset now, DateOnly today)
    {
        switch (one.Answer)
        {
            case "accepted":
                participation.Accept(round, terms, one.Sends, one.Hosts, by, now, today);
                break;
            case "maybe":
                participation.AnswerMaybe(round, one.Sends, one.Hosts, one.Reason, by, now, today);
                break;
            case "declined":
                participation.Decline(round, hasPeopleOrPlaces: false, one.Reason, by, now, today);
                break;
        }
    }

    /// <summary>Each contact nominates their own people, of whom the files then say no more than the name.</summary>
    private async Task Nominate(Round round, string files, SampleStanding standing, CancellationToken cancellation)
    {
        var nominating = RoundFiles.ReadFolder(files, RoundContext.Empty, ImportLimits.None, cancellation: cancellation).Participants
            .Where(p => IsNominated(standing, p)).Select(p => p.Organisation).Distinct().ToList();
        var contacts = await (
            from contact in db.Contacts.AsNoTracking()
            join person in db.People on contact.PersonId equals person.Id
            join organisation in db.Organisations on contact.OrganisationId equals organisation.Id
            where nominating.Contains(organisation.Code)
            select new { Organisation = organisation, Person = person }).ToListAsync(cancellation);
        foreach (var contact in contacts)
        {
            var actor = new Actor(contact.Person.Id, contact.Person.FullName, new HashSet<string>(), [contact.Organisation.Id]);
            await Import(round, files, rows => new RoundRows([], [], NamesOf(rows, contact.Organisation.Code), [], rows.Faults), contact.Organisation, actor, cancellation);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            db.ChangeTracker.Clear();
        }

        List<ParticipantRow> NamesOf(RoundRows rows, string organisation) =>
        [
            .. rows.Participants.Where(p => p.Organisation == organisation && IsNominated(standing, p)).Select(p => p with
            {
                Level = string.Empty, Languages = [], SkillsOffered = [], SkillsSought = [], WeeksAvailable = [], Strands = [],
                HostWishes = [], ExcludedHosts = [], ChallengeWishes = [],
            }),
        ];
    }

    private async Task Save(CancellationToken cancellation)
    {
        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        db.ChangeTracker.Clear();
    }

    private static ImportSource Named(string file) => new(file, Stream.Null);
}

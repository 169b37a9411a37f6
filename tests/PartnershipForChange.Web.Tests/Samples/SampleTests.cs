using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Samples;

public sealed class SampleTests(LoadedPortal loaded) : IClassFixture<LoadedPortal>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");
    private readonly PortalFactory _portal = loaded.Portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_is_loaded_whole_near_the_end_of_registration()
    {
        var round = await _portal.Read(db => db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync(Cancellation));

        Assert.Equal(_portal.Clock.Today.AddDays(9), round.Phase(PhaseKind.Registration)!.To);
        Assert.Equal(PhaseKind.Registration, round.CurrentPhase(_portal.Clock.Today)!.Kind);
        Assert.Equal([new(2027, 5, 31), new(2027, 6, 7), new(2027, 6, 14)], round.Weeks);
        Assert.Equal(["cooperation", "motivation", "brand", "e-services", "skills"], round.Challenges.Select(c => c.Key));
        Assert.Equal((54, 50, 24, 135), await _portal.Read(async db => (
            await db.Organisations.CountAsync(Cancellation), await db.HostPlaces.CountAsync(Cancellation),
            await db.Relations.CountAsync(Cancellation), await db.Registrations.CountAsync(Cancellation))));
    }

    [Fact]
    public async Task Every_role_has_something_to_do()
    {
        var people = await _portal.Read(db => db.Registrations.GroupBy(r => r.State).ToDictionaryAsync(g => g.Key, g => g.Count(), Cancellation));
        var organisations = await _portal.Read(db => db.Participations.GroupBy(p => p.State).ToDictionaryAsync(g => g.Key, g => g.Count(), Cancellation));
        var participant = await _portal.Read(db => db.Registrations.SingleAsync(
            r => db.People.Any(p => p.Id == r.PersonId && p.Email == SampleAccounts.ParticipantEmail), Cancellation));
        var waiting = await _portal.Read(db => (
            from registration in db.Registrations
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where registration.State == RegistrationState.Submitted && (organisation.Code == "MJU" || organisation.Code == "LEK")
            group registration by organisation.Code into waits
            orderby waits.Key
            select waits.Count()).ToListAsync(Cancellation));

        Assert.Equal(
            new Dictionary<RegistrationState, int>
            {
                [RegistrationState.Nominated] = 7, [RegistrationState.Draft] = 5, [RegistrationState.Submitted] = 16,
                [RegistrationState.Released] = 102, [RegistrationState.SentBack] = 2, [RegistrationState.Withdrawn] = 3,
            },
            people);
        Assert.Equal(
            new Dictionary<ParticipationState, int>
            {
                [ParticipationState.Invited] = 4, [ParticipationState.Maybe] = 1, [ParticipationState.Accepted] = 48, [ParticipationState.Declined] = 1,
            },
            organisations);
        Assert.Equal(RegistrationState.SentBack, participant.State);
        Assert.Equal([1, 2], waiting);
    }

    [Fact]
    public async Task A_portal_that_holds_something_is_left_alone()
    {
        var isLoadedAgain = await _portal.With((SampleService sample) => sample.Load(Folder, Cancellation));

        Assert.False(isLoadedAgain);
        Assert.Equal(1, await _portal.Read(db => db.Rounds.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_broken_sample_leaves_the_portal_empty()
    {
        await using var portal = await PortalFactory.CreateAsync();
        _ = portal.Server;
        var folder = Directory.CreateTempSubdirectory("p4c-sample-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "sample-round"));
        Directory.CreateDirectory(Path.Combine(folder, "standing"));
        foreach (var file in Directory.EnumerateFiles(Folder, "*.csv", SearchOption.AllDirectories).Where(f => Path.GetDirectoryName(f) != Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Folder, file)));
        }

        await File.AppendAllTextAsync(Path.Combine(folder, "standing", "organisations.csv"), "NONE,a@b.example.org,A,B,maybe,1,x,\n", Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(() => portal.With((SampleService sample) => sample.Load(folder, Cancellation)));

        Assert.Equal(0, await portal.Read(db => db.Rounds.CountAsync(Cancellation)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_snapshot_of_the_round_says_what_its_files_say_of_everyone_released()
    {
        var roundId = await _portal.Read(db => db.Rounds.Select(r => r.Id).SingleAsync(Cancellation));
        var emails = await _portal.Read(db => (
            from registration in db.Registrations
            join person in db.People on registration.PersonId equals person.Id
            select new { registration.Id, person.Email }).ToDictionaryAsync(r => r.Id.ToString("D"), r => r.Email, Cancellation));
        var files = RoundFiles.ReadFolder(Path.Combine(Folder, "sample-round"), RoundContext.Empty, ImportLimits.None, cancellation: Cancellation).ToSnapshot();

        var snapshot = await _portal.With((RoundSnapshotQueries queries) => queries.Of(roundId, Cancellation));

        Assert.Equal(102, snapshot.Participants.Count);
        var told = snapshot.Participants.ToDictionary(p => emails[p.Key]);
        Assert.All(files.Participants.Where(p => told.ContainsKey(p.Key)), of =>
            Assert.Equivalent(of with { Key = told[of.Key].Key }, told[of.Key], strict: true));
        Assert.Equivalent(files.HostPlaces.OrderBy(p => p.Code, StringComparer.Ordinal), snapshot.HostPlaces.OrderBy(p => p.Code, StringComparer.Ordinal), strict: true);
        Assert.Equivalent(files.Organisations.OrderBy(o => o.Code, StringComparer.Ordinal), snapshot.Organisations.OrderBy(o => o.Code, StringComparer.Ordinal), strict: true);
        Assert.Equal(24, snapshot.Relations.Count);
    }
}

/// <summary>A portal that loaded the sample when it started; its tests only read.</summary>
public sealed class LoadedPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalFactory.CreateAsync(("Sample:Load", "true"));
        _ = Portal.Server;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

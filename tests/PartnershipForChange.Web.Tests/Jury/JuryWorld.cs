using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Jury;

/// <summary>Two published teams with proposals handed in, in the phase of teams, and three jurors, one of whom works for MJU.</summary>
internal sealed class JuryWorld : IAsyncDisposable
{
    public const string SecondJuror = "druga.zirija@program.si";

    /// <summary>Works for MJU, as members of both teams do.</summary>
    public const string ConflictedJuror = "tretja.zirija@mju.si";
    public const string Panel = "/manage/2027/jury/proposals";
    public const string Results = $"{Panel}/results";

    private JuryWorld(PortalFixture fixture) => Fixture = fixture;

    public PortalFixture Fixture { get; }

    public PortalFactory Portal => Fixture.Portal;

    public required Browser Coordinator { get; init; }

    /// <summary>The team of Ana, the participant.</summary>
    public required Guid Team { get; init; }

    public required Guid OtherTeam { get; init; }

    public required Guid Proposal { get; init; }

    public required Guid OtherProposal { get; init; }

    /// <param name="text">What Ana's team writes.</param>
    public static async Task<JuryWorld> CreateAsync(string text = "Besedilo predloga.")
    {
        var fixture = await PortalFixture.CreateAsync();
        await fixture.AddReleased(6, publicSide: true);
        await fixture.AddReleased(7, publicSide: false);
        await fixture.MoveTo(PhaseKind.Teams);
        await using (var db = fixture.Portal.Database.Open())
        {
            var accounts = new TestAccounts(fixture.Portal, db);
            accounts.Add(SecondJuror, "Draga", "Druga", null, Roles.Juror);
            accounts.Add(ConflictedJuror, "Tretja", "Ministrska", fixture.World.Mju, Roles.Juror);
            var teams = await fixture.AddTeams(db);
            var round = await db.Rounds.Include(r => r.Phases).SingleAsync();
            foreach (var (team, title, content) in new[] { (teams[0], "Prvi predlog", text), (teams[1], "Drugi predlog", "Drugo besedilo.") })
            {
                var author = await db.Registrations.Where(r => r.Id == team.Members[0].RegistrationId).Select(r => r.PersonId).SingleAsync();
                var proposal = new Proposal(team);
                db.Add(proposal);
                db.Add(proposal.Write(round, 0, title, content, author, fixture.Portal.Clock.GetUtcNow(), fixture.Portal.Clock.Today));
                proposal.Submit(round, fixture.Portal.Clock.GetUtcNow(), fixture.Portal.Clock.Today);
            }

            await db.SaveAsync(Actor.Portal, fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var proposals = await fixture.Portal.Read(db => db.Proposals.Select(p => new { p.Id, p.TeamId }).ToListAsync());
        var mine = await fixture.Portal.Read(db => db.TeamMembers.Where(m => m.RegistrationId == fixture.World.Ana.Id).Select(m => m.TeamId).SingleAsync());
        return new JuryWorld(fixture)
        {
            Coordinator = await fixture.SignedIn(World.CoordinatorEmail),
            Team = mine,
            OtherTeam = proposals.Single(p => p.TeamId != mine).TeamId,
            Proposal = proposals.Single(p => p.TeamId == mine).Id,
            OtherProposal = proposals.Single(p => p.TeamId != mine).Id,
        };
    }

    /// <summary>A panel with the first two jurors at both subjects, open.</summary>
    public async Task OpenPanel()
    {
        await Coordinator.PostTo("/manage/2027/jury", "/manage/2027/jury", ("kind", "proposals"));
        foreach (var email in new[] { World.JurorEmail, SecondJuror })
        {
            await Coordinator.PostTo($"{Panel}/jurors", Panel, ("juror", $"{await PersonId(email)}"));
        }

        await Coordinator.PostTo($"{Panel}/seats/spread", Panel);
        await Coordinator.PostTo($"{Panel}/open", Panel, ("version", $"{await PanelVersion()}"));
    }

    public async Task ClosePanel() => await Coordinator.PostTo($"{Panel}/close", Panel, ("version", $"{await PanelVersion()}"));

    public Task<Guid> PersonId(string email) => Portal.Read(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    public Task<Guid> PanelVersion() => Portal.Read(db => db.JuryPanels.Select(p => p.Version).SingleAsync());

    public Task<JurySeat> Seat(string juror, Guid subject) => Portal.Read(db => (
        from seat in db.JurySeats.AsNoTracking()
        join entry in db.JuryEntries on seat.EntryId equals entry.Id
        join person in db.People on seat.PersonId equals person.Id
        where person.Email == juror && entry.SubjectId == subject
        select seat).SingleAsync());

    public async Task<HttpResponseMessage> Score(Browser juror, Guid seat, int points, string advice = "Accept", string comment = "", bool handIn = true) =>
        await juror.Submit($"/jury/{seat}", $"/jury/{seat}",
        [
            .. Enumerable.Range(0, 5).Select(i => ($"Points[{i}]", $"{points}")), ("Advice", advice), ("Comment", comment), ("HandIn", $"{handIn}"),
        ]);

    public Task<List<string>> Told(string kind) => Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == kind).OrderBy(m => m.To).Select(m => m.To).ToListAsync());

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Registrations;

/// <summary>Reads a person's own rounds.</summary>
public sealed class MyRoundQueries(
    PortalDbContext db, MyPlacementQueries placements, EndingQueries endings, IEnumerable<IMyRoundCard> features, TimeProvider clock)
{
    private const int HostsPerPage = 12;

    /// <summary>The round to show first: the newest open one they are in, else the newest; null when they are in none.</summary>
    public static MyRoundLink? Latest(IReadOnlyList<MyRoundLink> rounds) =>
        rounds.Where(r => r.State is not null).OrderBy(r => r.RoundState == RoundState.Open ? 0 : 1).FirstOrDefault();

    /// <summary>The rounds they are in and the open ones they could join, newest first.</summary>
    public async Task<IReadOnlyList<MyRoundLink>> Rounds(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today();
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Phases)
            .Select(r => new
            {
                Round = r,
                State = db.Registrations.Where(g => g.RoundId == r.Id && g.PersonId == actor.PersonId).Select(g => (RegistrationState?)g.State).FirstOrDefault(),
            })
            .Where(r => r.Round.State == RoundState.Open || (r.Round.State == RoundState.Closed && r.State != null))
            .OrderByDescending(r => r.Round.From).ToListAsync(cancellation);
        return
        [
            .. from mine in rounds
               let round = mine.Round
               where mine.State is not null || round.Allows(RoundRight.Register, today)
               select new MyRoundLink(round.Code, round.Name, round.From, round.To, round.State, mine.State),
        ];
    }

    /// <summary>Where they stand, with all that the round has for them.</summary>
    /// <exception cref="NotFoundException">When they are not in the round.</exception>
    public async Task<MyRound> One(string code, Actor actor, CancellationToken cancellation) =>
        await One(code, await Rounds(actor, cancellation), actor, cancellation);

    /// <inheritdoc cref="One(string, Actor, CancellationToken)"/>
    /// <param name="rounds">What <see cref="Rounds"/> found.</param>
    public async Task<MyRound> One(string code, IReadOnlyList<MyRoundLink> rounds, Actor actor, CancellationToken cancellation)
    {
        var mine = await Standing(code, actor, cancellation);
        return mine with
        {
            Hosts = await Hosts(mine, cancellation),
            Cards = await Cards(mine.Round, mine.Registration, actor, cancellation),
            Others = [.. rounds.Where(o => o.Code != mine.Round.Code)],
        };
    }

    /// <summary>Where they stand: their registration, their placement and their team.</summary>
    /// <exception cref="NotFoundException">When they are not in the round.</exception>
    public async Task<MyRound> Standing(string code, Actor actor, CancellationToken cancellation)
    {
        var mine = await Registration(code, actor, cancellation);
        var round = mine.Round;
        var team = await (
            from run in db.TeamRuns.AsNoTracking()
            where run.RoundId == round.Id && run.State == TeamRunState.Published && mine.Registration.State != RegistrationState.Withdrawn
            from one in run.Teams
            where one.Members.Any(m => m.RegistrationId == mine.Registration.Id)
            select new { one.Id, one.Number, one.ChallengeId }).FirstOrDefaultAsync(cancellation);
        return mine with
        {
            Team = team is null ? null : new MyTeam(team.Id, team.Number, round.Challenges.FirstOrDefault(c => c.Id == team.ChallengeId)?.Title),
            Placement = await placements.Of(round, mine.Registration, actor, cancellation),
            Published = mine.Registration.State == RegistrationState.Released ? await endings.Published(round.Id, cancellation) : mine.Published,
        };
    }

    /// <summary>The registration with the hosts it names, as the steps of the wizard need it.</summary>
    /// <exception cref="NotFoundException">When they are not in the round.</exception>
    public async Task<MyRound> Mine(string code, Actor actor, CancellationToken cancellation)
    {
        var mine = await Registration(code, actor, cancellation);
        return mine with { Hosts = await Hosts(mine, cancellation) };
    }

    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<JoinPage> Join(string code, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().KnownTo(actor, code).FirstOrDefaultAsync(cancellation).OrNotFound();
        var employers = await (
            from organisation in db.Organisations.AsNoTracking().OrderByText(o => o.Name.Sl)
            where db.Participations.Any(p => p.OrganisationId == organisation.Id && p.RoundId == round.Id && p.State == ParticipationState.Accepted)
            select new OrganisationName(organisation.Code, organisation.Name)).ToListAsync(cancellation);
        var employer = await db.Organisations.AsNoTracking()
            .Where(o => db.People.Any(p => p.Id == actor.PersonId && p.OrganisationId == o.Id))
            .Select(o => new OrganisationName(o.Code, o.Name)).FirstOrDefaultAsync(cancellation);
        var isIn = await db.Registrations.AnyAsync(r => r.RoundId == round.Id && r.PersonId == actor.PersonId, cancellation);
        return new JoinPage(
            round, round.Allows(RoundRight.Register, clock.Today()), employer, employers.Any(e => e.Code == employer?.Code), employers, isIn);
    }

    /// <summary>The other side's organisations that offer places, with how each place suits the reader.</summary>
    public async Task<HostChoices> Hosts(MyRound mine, string? search, int page, CancellationToken cancellation)
    {
        var (round, registration) = (mine.Round, mine.Registration);
        var side = mine.Sector.Other();
        var found = await db.Organisations.AsNoTracking()
            .Where(o => o.Sector == side && db.HostPlaces.Any(p => p.RoundId == round.Id && p.OrganisationId == o.Id && !p.IsWithdrawn))
            .Holding(search, word => o => o.SearchText.Contains(word)
                || db.HostPlaces.Any(p => p.RoundId == round.Id && p.OrganisationId == o.Id && !p.IsWithdrawn && p.SearchText.Contains(word)))
            .OrderByText(o => o.Name.Sl).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Code, o.Name, o.Sector, o.City })
            .ToPageAsync(page, cancellation, HostsPerPage);
        var ids = found.Items.Select(o => o.Id).ToList();
        var places = (await db.HostPlaces.AsNoTracking()
            .Where(p => p.RoundId == round.Id && ids.Contains(p.OrganisationId) && !p.IsWithdrawn)
            .OrderBy(p => p.Code).ToListAsync(cancellation)).ToLookup(p => p.OrganisationId);
        return new HostChoices(search, found.Select(o => new HostChoice(
            o.Code, o.Name, o.Sector, o.City,
            [.. places[o.Id].Select(p => new PlaceChoice(
                p.Code, p.Department, p.City, p.Description,
                p.Weeks.Intersect(registration.Weeks).Count(),
                p.Languages.Intersect(registration.Languages).Any(),
                [.. p.SkillsOffered.Intersect(registration.SkillsSought)]))])));
    }

    /// <summary>The same, knowing the names of these hosts too: of a list that could not be saved.</summary>
    public async Task<MyRound> Naming(MyRound mine, IEnumerable<string> codes, CancellationToken cancellation) =>
        mine with { Hosts = await db.NamesOf(mine.Round.Id, codes.Concat(mine.Hosts.Keys), cancellation) };

    private Task<IReadOnlyDictionary<string, HostName>> Hosts(MyRound mine, CancellationToken cancellation) =>
        db.NamesOf(mine.Round.Id, mine.Registration.HostWishes.Concat(mine.Registration.ExcludedHosts), cancellation);

    /// <summary>The registration alone.</summary>
    private async Task<MyRound> Registration(string code, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().KnownTo(actor, code).Include(r => r.Challenges).FirstOrDefaultAsync(cancellation).OrNotFound();
        var mine = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where registration.RoundId == round.Id && registration.PersonId == actor.PersonId
            select new
            {
                Registration = registration,
                person.FirstName,
                organisation.Code,
                organisation.Name,
                organisation.Sector,
                SettledBy = db.People.Where(p => p.Id == registration.SettledById).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                NominatedBy = db.People.Where(p => p.Id == registration.NominatedById).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return new MyRound(
            round, mine.Registration, mine.FirstName, mine.Name, mine.Sector, Hosts: new Dictionary<string, HostName>(), mine.SettledBy, mine.NominatedBy,
            Team: null, Placement: null, Cards: [], Others: [], new PublishedRuns(null, null), clock.Today())
        {
            ReleaseAt = actor.ActsFor(mine.Registration.OrganisationId)
                ? $"/organisation/{mine.Code.ToLowerInvariant()}/{round.Code}/people/{mine.Registration.Id}" : null,
        };
    }

    private async Task<IReadOnlyList<MyRoundCard>> Cards(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var cards = new List<MyRoundCard>();
        foreach (var feature in features.OrderBy(f => f.Order))
        {
            if (await feature.Of(round, registration, actor, cancellation) is { } card)
            {
                cards.Add(card);
            }
        }

        return cards;
    }
}

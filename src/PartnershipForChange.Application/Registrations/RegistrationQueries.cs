using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>Reads registrations for those who act for them: coordinators and contacts.</summary>
public sealed class RegistrationQueries(PortalDbContext db, EndingQueries endings, TimeProvider clock)
{
    /// <summary>A round's registrations, for coordinators.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<RegistrationOverview> InRound(string round, RegistrationFilter filter, Actor actor, CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var of = new RegistrationsOf(round);
        var employers = await db.Organisations.AsNoTracking()
            .Where(o => db.Registrations.Any(r => r.RoundId == found.Id && r.OrganisationId == o.Id))
            .OrderByText(o => o.Name.Sl).Select(o => new OrganisationName(o.Code, o.Name)).ToListAsync(cancellation);
        return new RegistrationOverview(
            found, await Rows(of, filter, actor).ToPageAsync(filter.Page, cancellation, filter.Size), await Counts(of, filter, actor, cancellation), employers,
            found.Allows(RoundRight.Register, clock.Today()));
    }

    /// <summary>The people of one organisation in a round.</summary>
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or there is no such round.</exception>
    public async Task<OrganisationPeople> OfOrganisation(
        string organisation, string round, RegistrationFilter filter, Actor actor, CancellationToken cancellation)
    {
        var employer = await db.Organisations.AsNoTracking().VisibleTo(actor).Named(organisation).FirstOrDefaultAsync(cancellation).OrNotFound();
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var participation = await db.Participations.AsNoTracking()
            .FirstOrDefaultAsync(p => p.RoundId == found.Id && p.OrganisationId == employer.Id, cancellation);
        var of = new RegistrationsOf(round, organisation);
        var today = clock.Today();
        var onBehalf = !actor.ActsFor(employer.Id);
        return new OrganisationPeople(
            employer,
            found,
            participation,
            await Rows(of, filter, actor).ToPageAsync(filter.Page, cancellation, filter.Size),
            await Counts(of, filter, actor, cancellation),
            onBehalf,
            participation?.State == ParticipationState.Accepted && found.Allows(RoundRight.Nominate, today),
            found.Allows(RoundRight.Release, today) || (onBehalf && found.State == RoundState.Open),
            found.Allows(RoundRight.Register, today),
            found.Phase(PhaseKind.Registration)?.To)
        {
            Absence = Absences.Of(found, participation, today, onBehalf),
        };
    }

    /// <summary>Those of the chosen that wait for release, so that a reader can be told whom an act is about.</summary>
    public Task<List<RegistrationRow>> Waiting(RegistrationsOf of, IReadOnlyList<Guid> ids, Actor actor, CancellationToken cancellation) =>
        Project(db.PeopleIn(of, actor).AsNoTracking()
            .Where(p => ids.Contains(p.Registration.Id) && p.Registration.State == RegistrationState.Submitted)
            .OrderByText(p => p.Person.LastName + " " + p.Person.FirstName)).ToListAsync(cancellation);

    /// <summary>What of the round is published already.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<PublishedRuns> Published(string round, Actor actor, CancellationToken cancellation) =>
        await endings.Published((await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound()).Id, cancellation);

    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    public async Task<RegistrationPage> One(RegistrationsOf of, Guid id, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().KnownTo(actor, of.Round).Include(r => r.Challenges).FirstOrDefaultAsync(cancellation).OrNotFound();
        var one = await db.PeopleIn(of, actor).AsNoTracking().FirstOrDefaultAsync(p => p.Registration.Id == id, cancellation).OrNotFound();
        var registration = one.Registration;
        var names = await db.People.AsNoTracking()
            .Where(p => p.Id == registration.SettledById || p.Id == registration.NominatedById)
            .Select(p => new { p.Id, Name = p.FirstName + " " + p.LastName }).ToListAsync(cancellation);
        var onBehalf = !actor.ActsFor(one.Organisation.Id);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var ending = await endings.OfLeaving(id, cancellation);
        return new RegistrationPage(
            registration,
            one.Person.FullName,
            one.Person.Email,
            one.Organisation,
            round,
            await db.NamesOf(round.Id, registration.HostWishes.Concat(registration.ExcludedHosts), cancellation),
            round.Challenges.ToDictionary(c => c.Key, c => c.Title),
            names.Find(n => n.Id == registration.SettledById)?.Name,
            names.Find(n => n.Id == registration.NominatedById)?.Name,
            await db.Users.AnyAsync(u => u.PersonId == registration.PersonId, cancellation),
            new RegistrationActs(
                registration.CanRelease(round, today, onBehalf),
                registration.CanSendBack(round, today, !ending.IsNothing, onBehalf),
                registration.CanWithdraw(round),
                registration.CanRemind(round, now, today),
                onBehalf),
            ending,
            registration.State != RegistrationState.Withdrawn && round.LastDayOf(RoundRight.Register, today) is not null);
    }

    private async Task<IReadOnlyDictionary<RegistrationState, int>> Counts(
        RegistrationsOf of, RegistrationFilter filter, Actor actor, CancellationToken cancellation) =>
        await Filtered(of, filter with { State = null }, actor).GroupBy(p => p.Registration.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    private IQueryable<RegistrationRow> Rows(RegistrationsOf of, RegistrationFilter filter, Actor actor) =>
        Project(Sorted(Filtered(of, filter, actor), filter.Sort));

    private IQueryable<RegistrationRow> Project(IQueryable<PersonInRound> people) => people.Select(p => new RegistrationRow(
        p.Registration.Id, p.Person.FirstName, p.Person.LastName, p.Person.Email, p.Organisation.Code, p.Organisation.Name, p.Organisation.Sector,
        p.Registration.State, p.Registration.Level, p.Registration.JoinsExchange, p.Registration.JoinsTeam, p.Registration.SubmittedAt,
        p.Registration.RemindedAt, db.Users.Any(u => u.PersonId == p.Person.Id), p.Registration.Reason,
        p.Registration.Version));

    private IQueryable<PersonInRound> Filtered(RegistrationsOf of, RegistrationFilter filter, Actor actor)
    {
        var found = db.PeopleIn(of with { Organisation = of.Organisation ?? (filter.Organisation is { Length: > 0 } code ? code : null) }, actor)
            .AsNoTracking()
            .Holding(filter.Search, word => p => p.Person.SearchText.Contains(word) || p.Organisation.SearchText.Contains(word));
        if (filter.State is { } state)
        {
            found = found.Where(p => p.Registration.State == state);
        }

        if (filter.Side is { } side)
        {
            found = found.Where(p => p.Organisation.Sector == side);
        }

        return filter.Strand switch
        {
            Strand.Exchange => found.Where(p => p.Registration.JoinsExchange),
            Strand.Teams => found.Where(p => p.Registration.JoinsTeam),
            _ => found,
        };
    }

    private static IQueryable<PersonInRound> Sorted(IQueryable<PersonInRound> people, string? sort) => new Sorts<PersonInRound>()
        .ByText("name", p => p.Person.LastName + " " + p.Person.FirstName)
        .ByText("organisation", p => p.Organisation.Name.Sl)
        .By("email", p => p.Person.Email)
        .By("state", p => p.Registration.State)
        .By("level", p => p.Registration.Level)
        .By("handed-in", p => p.Registration.SubmittedAt)
        .By("reminded", p => p.Registration.RemindedAt)
        .Apply(people, sort).ThenBy(p => p.Registration.Id);
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Patrons;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Programme;

/// <summary>The front page: the round people can join, or the last one, with its figures.</summary>
/// <param name="Standing">Null before the first round opens.</param>
/// <param name="Told">The round told of in numbers: the same, or the one before as long as nobody is in the new one.</param>
public sealed record Landing(RoundStanding? Standing, RoundStanding? Told, MeterFigure? Meter);

/// <summary>A round in the public list.</summary>
public sealed record PublicRound(string Code, LocalisedText Name, string Season, LocalisedText Patron, DateOnly From, DateOnly To, RoundState State, RoundFigures Figures);

/// <summary>The public page of a round.</summary>
/// <param name="HasPatronSheet">Anyone may read the sheet for its patron.</param>
public sealed record PublicRoundPage(
    RoundStanding Standing, IReadOnlyList<ChallengeRow> Challenges, IReadOnlyList<Partner> Partners, bool HasPatronSheet);

/// <summary>A challenge with the round it was set in.</summary>
public sealed record PublicChallenge(
    string RoundCode, LocalisedText RoundName, LocalisedText Title, LocalisedText OtherTitle, LocalisedText Description, LocalisedText? Owner);

/// <summary>An organisation that takes or took part.</summary>
/// <param name="Rounds">In how many rounds.</param>
public sealed record Partner(LocalisedText Name, Sector Sector, int Rounds);

/// <summary>What anyone may read. Drafts are never among it, nor is anything about a single person.</summary>
public sealed class PublicQueries(
    PortalDbContext db, RoundFiguresQueries figures, RoundQueries rounds, SolutionQueries solutions, PatronQueries patrons, TimeProvider clock)
{
    private const int PartnersPerPage = 200;

    public async Task<Landing> Landing(CancellationToken cancellation)
    {
        var round = await Public().Include(r => r.Phases).Include(r => r.Challenges)
            .OrderBy(r => r.State == RoundState.Open ? 0 : 1).ThenByDescending(r => r.From)
            .FirstOrDefaultAsync(cancellation);
        var standing = round is null ? null : await Standing(round, cancellation);
        return new Landing(standing, standing?.Figures.Released.Total == 0 ? await LastWithPeople(cancellation) ?? standing : standing, await solutions.Overall(cancellation));
    }

    public async Task<Page<PublicRound>> Rounds(int page, CancellationToken cancellation)
    {
        var found = await Public().OrderByDescending(r => r.From).ThenBy(r => r.Code)
            .Select(r => new { r.Id, r.Code, r.Name, r.Season, r.Patron, r.From, r.To, r.State })
            .ToPageAsync(page, cancellation, size: 20);
        var counted = await figures.Of([.. found.Items.Select(r => r.Id)], cancellation);
        return found.Select(r => new PublicRound(r.Code, r.Name, r.Season, r.Patron, r.From, r.To, r.State, counted[r.Id]));
    }

    /// <exception cref="NotFoundException">When there is no such round, or it is a draft.</exception>
    public async Task<PublicRoundPage> Round(string code, CancellationToken cancellation)
    {
        var round = await Public().Include(r => r.Phases).Include(r => r.Challenges)
            .FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();
        var partners = await Partners(db.Participations.Where(p => p.RoundId == round.Id)).ToListAsync(cancellation);
        return new PublicRoundPage(await Standing(round, cancellation), await rounds.Challenges(round, cancellation), partners, await patrons.IsPublic(round.Id, cancellation));
    }

    /// <summary>Challenges of all rounds, the newest round first.</summary>
    public Task<Page<PublicChallenge>> Challenges(int page, CancellationToken cancellation) => (
        from challenge in db.Challenges.AsNoTracking()
        join round in Public() on challenge.RoundId equals round.Id
        join organisation in db.Organisations on challenge.OwnerId equals organisation.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby round.From descending, round.Code, challenge.Order
        select new PublicChallenge(
            round.Code, round.Name, challenge.Title, challenge.OtherTitle, challenge.Description, owner == null ? null : owner.Name))
        .ToPageAsync(page, cancellation);

    /// <summary>Organisations that take or took part, public bodies first, by name.</summary>
    public Task<Page<Partner>> Partners(int page, CancellationToken cancellation) => Partners(
        from participation in db.Participations
        join round in Public() on participation.RoundId equals round.Id
        select participation).ToPageAsync(page, cancellation, PartnersPerPage);

    private IQueryable<Round> Public() => db.Rounds.AsNoTracking().VisibleTo(Actor.Anonymous);

    private IQueryable<Partner> Partners(IQueryable<Participation> among) =>
        from organisation in db.Organisations.AsNoTracking().OrderBy(o => o.Sector == Sector.Public ? 0 : 1).ThenByText(o => o.Name.Sl)
        let rounds = among.Count(p => p.OrganisationId == organisation.Id && p.State == ParticipationState.Accepted)
        where rounds > 0
        select new Partner(organisation.Name, organisation.Sector, rounds);

    private async Task<RoundStanding?> LastWithPeople(CancellationToken cancellation) =>
        await Public().Include(r => r.Challenges)
            .Where(r => db.Registrations.Any(one => one.RoundId == r.Id && one.State == RegistrationState.Released))
            .OrderByDescending(r => r.From).FirstOrDefaultAsync(cancellation) is { } round ? await Standing(round, cancellation) : null;

    private async Task<RoundStanding> Standing(Round round, CancellationToken cancellation) =>
        new(round, (await figures.Of([round.Id], cancellation))[round.Id], clock.Today());
}

using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A challenge with what hangs on it.</summary>
/// <param name="Wishes">People who have it among their wishes.</param>
public sealed record ChallengeRow(Challenge Challenge, string? OwnerCode, LocalisedText? OwnerName, int Wishes);

/// <summary>An organisation to choose from.</summary>
public sealed record OrganisationOption(string Code, LocalisedText Name);

/// <summary>Reads rounds for the pages on which coordinators set them up.</summary>
public sealed class RoundQueries(PortalDbContext db)
{
    /// <summary>The round with its phases and challenges, as it is now.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public Task<Round> Find(string code, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges)
            .FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    /// <summary>Code and name of every round, newest first: what a new one can be cloned from.</summary>
    public async Task<IReadOnlyList<(string Code, LocalisedText Name)>> ToCloneFrom(CancellationToken cancellation) =>
        [.. (await db.Rounds.AsNoTracking().OrderByDescending(r => r.From).Select(r => new { r.Code, r.Name }).Take(50).ToListAsync(cancellation))
            .Select(r => (r.Code, r.Name))];

    /// <summary>The challenges of a round in order, with their owners and how often each is wished for.</summary>
    public async Task<IReadOnlyList<ChallengeRow>> Challenges(Round round, CancellationToken cancellation)
    {
        var owners = await (
            from challenge in db.Challenges.AsNoTracking()
            join organisation in db.Organisations on challenge.OwnerId equals organisation.Id
            where challenge.RoundId == round.Id
            select new { challenge.Id, organisation.Code, organisation.Name }).ToDictionaryAsync(o => o.Id, cancellation);
        var wishes = await db.Challenges.AsNoTracking().Where(c => c.RoundId == round.Id)
            .Select(c => new { c.Id, Count = db.Registrations.Count(r => r.RoundId == round.Id && r.ChallengeWishes.Contains(c.Key)) })
            .ToDictionaryAsync(c => c.Id, c => c.Count, cancellation);
        return [.. round.Challenges.Select(c =>
        {
            var owner = owners.GetValueOrDefault(c.Id);
            return new ChallengeRow(c, owner?.Code, owner?.Name, wishes.GetValueOrDefault(c.Id));
        })];
    }

    /// <summary>Every organisation that could own a challenge, by code.</summary>
    public async Task<IReadOnlyList<OrganisationOption>> Owners(CancellationToken cancellation) =>
        await db.Organisations.AsNoTracking().OrderBy(o => o.Code).Select(o => new OrganisationOption(o.Code, o.Name)).ToListAsync(cancellation);
}

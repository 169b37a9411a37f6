using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Patrons;

/// <summary>The sheet for the patron of a round.</summary>
/// <param name="Report">The round's figures, without names.</param>
/// <param name="Meter">Null while no solution is measured.</param>
/// <param name="AsOf">When the figures were counted.</param>
public sealed record PatronSheet(
    string Code, LocalisedText Round, LocalisedText Patron, LocalisedText Lead, bool IsPublic, IReadOnlyList<Quote> Quotes, RoundReport Report,
    MeterFigure? Meter, IReadOnlyList<SolutionLine> Solutions, DateOnly AsOf);

/// <summary>What coordinators write on the sheet.</summary>
/// <param name="Page">Null while nothing is written.</param>
public sealed record PatronEditing(string Code, LocalisedText Round, PatronPage? Page);

/// <summary>Reads the patron's sheet: counts, and quotes with consent, never anybody's data.</summary>
public sealed class PatronQueries(PortalDbContext db, RoundReportQueries reports, SolutionQueries solutions, TimeProvider clock)
{
    private const int MostSolutions = 4;

    /// <exception cref="NotFoundException">When there is no such round, or its sheet is not public and the reader no coordinator.</exception>
    public async Task<PatronSheet> Sheet(string code, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code)
            .Select(r => new { r.Id, r.Code, r.Name, r.Patron }).FirstOrDefaultAsync(cancellation).OrNotFound();
        var page = await db.PatronPages.AsNoTracking().Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation);
        if (!actor.IsCoordinator && page is not { IsPublic: true })
        {
            throw new NotFoundException(nameof(PatronPage));
        }

        var meter = await solutions.ChangeMeter(cancellation);
        return new PatronSheet(
            round.Code, round.Name, round.Patron, page?.Lead ?? LocalisedText.Empty, page?.IsPublic ?? false, page?.Quotes ?? [],
            (await reports.Of([round.Id], cancellation))[0], meter.Overall, [.. meter.Solutions.Where(s => s.Percent is not null && s.State != SolutionState.Stopped).Take(MostSolutions)], clock.Today());
    }

    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<PatronEditing> Editing(string code, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().Where(r => r.Code == code)
            .Select(r => new { r.Id, r.Code, r.Name }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return new PatronEditing(
            round.Code, round.Name, await db.PatronPages.AsNoTracking().Include(p => p.Quotes).FirstOrDefaultAsync(p => p.RoundId == round.Id, cancellation));
    }

    /// <summary>True when anyone may read the sheet of this round.</summary>
    public Task<bool> IsPublic(Guid roundId, CancellationToken cancellation) => db.PatronPages.AnyAsync(p => p.RoundId == roundId && p.IsPublic, cancellation);
}

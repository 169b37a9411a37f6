using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.Organisations;

/// <summary>Lists of organisations.</summary>
public sealed class OrganisationQueries(PortalDbContext db)
{
    public Task<Page<OrganisationRow>> List(OrganisationFilter filter, Language language, Actor actor, CancellationToken cancellation) =>
        Rows(filter, language, actor).ToPageAsync(filter.Page, cancellation, filter.Size);

    public async Task<OrganisationChoices> Choices(CancellationToken cancellation)
    {
        var cities = await db.Organisations.AsNoTracking().Where(o => o.City != "").Select(o => o.City).Distinct().ToListAsync(cancellation);
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.From).Select(r => new { r.Code, r.Name }).ToListAsync(cancellation);
        return new OrganisationChoices(
            [.. cities.Order(StringComparer.Create(Language.Slovene.Culture(), ignoreCase: true))],
            [.. rounds.Select(r => (r.Code, r.Name))]);
    }

    private IQueryable<OrganisationRow> Rows(OrganisationFilter filter, Language language, Actor actor) =>
        Sorted(Filtered(filter, actor), filter.Sort, language).Select(o => new OrganisationRow(
            o.Id, o.Code, o.Name, o.Kind, o.Sector, o.Industry, o.City,
            db.Contacts.Count(c => c.OrganisationId == o.Id),
            db.Participations.Count(p => p.OrganisationId == o.Id && p.State == ParticipationState.Accepted)));

    private IQueryable<Organisation> Filtered(OrganisationFilter filter, Actor actor)
    {
        var found = db.Organisations.AsNoTracking().VisibleTo(actor).Holding(filter.Search, word => o => o.SearchText.Contains(word));
        if (filter.Side is { } side)
        {
            found = found.Where(o => o.Sector == side);
        }

        if (filter.Kind is { } kind)
        {
            found = found.Where(o => o.Kind == kind);
        }

        if (!string.IsNullOrEmpty(filter.City))
        {
            found = found.Where(o => o.City == filter.City);
        }

        return string.IsNullOrEmpty(filter.Round) ? found : found.Where(o => db.Participations.Any(p =>
            p.OrganisationId == o.Id && p.State == ParticipationState.Accepted && db.Rounds.Any(r => r.Id == p.RoundId && r.Code == filter.Round)));
    }

    private IQueryable<Organisation> Sorted(IQueryable<Organisation> found, string? sort, Language language) => new Sorts<Organisation>()
        .ByText("name", language == Language.English ? o => o.Name.En == "" ? o.Name.Sl : o.Name.En : o => o.Name.Sl)
        .By("code", o => o.Code)
        .By("side", o => o.Sector == Sector.Public ? 0 : 1)
        .By("kind", o => o.Kind == OrganisationKind.Ministry ? 0
            : o.Kind == OrganisationKind.GovernmentService ? 1
            : o.Kind == OrganisationKind.AdministrativeUnit ? 2
            : o.Kind == OrganisationKind.Municipality ? 3
            : o.Kind == OrganisationKind.Company ? 4 : 5)
        .ByText("industry", o => o.Industry)
        .ByText("city", o => o.City)
        .By("contacts", o => db.Contacts.Count(c => c.OrganisationId == o.Id))
        .By("rounds", o => db.Participations.Count(p => p.OrganisationId == o.Id && p.State == ParticipationState.Accepted))
        .Apply(found, sort).ThenBy(o => o.Code);
}

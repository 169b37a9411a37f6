using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Organisations;

/// <summary>What a coordinator writes about an organisation.</summary>
public sealed record OrganisationDraft(LocalisedText Name, OrganisationKind Kind, string? Industry, string? City, int? MaxAwayPerWeek);

/// <param name="OtherCode">Code of the organisation on the other side.</param>
/// <param name="Until">Its last day.</param>
public sealed record RecordRelation(string Code, string OtherCode, RelationKind Kind, DateOnly Until);

/// <summary>Adds and changes organisations and the relations between them.</summary>
public sealed class OrganisationService(PortalDbContext db, TimeProvider clock)
{
    /// <returns>The code, as stored.</returns>
    /// <exception cref="DomainRuleException">When a field is not as it should be, or code or name is taken.</exception>
    public async Task<string> Add(string code, OrganisationDraft draft, Actor actor, CancellationToken cancellation)
    {
        var organisation = new Organisation(code, draft.Name, draft.Kind, draft.Industry, draft.City);
        organisation.Edit(draft.Name, draft.Kind, draft.Industry, draft.City, draft.MaxAwayPerWeek);
        if (await db.HostPlaces.AnyAsync(p => p.Code == organisation.Code, cancellation))
        {
            throw new DomainRuleException("Rules.CodeIsPlace", organisation.Code) { Field = nameof(Organisation.Code) };
        }

        db.Organisations.Add(organisation);
        await SaveUnique(organisation, actor, cancellation);
        return organisation.Code;
    }

    /// <param name="version">The state the user saw.</param>
    /// <exception cref="DomainRuleException">When a field is not as it should be, the name is taken, or relations forbid the change of side.</exception>
    public async Task Edit(string code, OrganisationDraft draft, Guid version, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(code, actor, cancellation);
        db.Expect(organisation, version);
        var side = organisation.Sector;
        organisation.Edit(draft.Name, draft.Kind, draft.Industry, draft.City, draft.MaxAwayPerWeek);
        if (organisation.Sector != side && await db.Relations.AnyAsync(
            r => r.PublicBodyId == organisation.Id || r.CompanyId == organisation.Id, cancellation))
        {
            throw new DomainRuleException("Rules.SideWithRelations") { Field = nameof(Organisation.Kind) };
        }

        await SaveUnique(organisation, actor, cancellation);
    }

    /// <exception cref="DomainRuleException">When the two are on one side, the relation lasts already, or would be over already.</exception>
    public async Task Record(RecordRelation command, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(command.Code, actor, cancellation);
        var other = await db.Organisations.Named(command.OtherCode ?? string.Empty).FirstOrDefaultAsync(cancellation)
            ?? throw new DomainRuleException("Rules.ChooseOrganisation") { Field = nameof(command.OtherCode) };
        var (body, company) = organisation.Sector == Sector.Public ? (organisation, other) : (other, organisation);
        var today = clock.Today();
        var relation = await db.Relations.FirstOrDefaultAsync(
            r => r.PublicBodyId == body.Id && r.CompanyId == company.Id && r.Kind == command.Kind, cancellation);
        if (relation is null)
        {
            db.Relations.Add(OrganisationRelation.Record(body, company, command.Kind, command.Until, today));
        }
        else
        {
            relation.TakeUpAgain(command.Until, today);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="DomainRuleException">When it has ended already.</exception>
    public async Task EndRelation(string code, Guid relationId, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(code, actor, cancellation);
        var relation = await db.Relations.FirstOrDefaultAsync(
            r => r.Id == relationId && (r.PublicBodyId == organisation.Id || r.CompanyId == organisation.Id), cancellation).OrNotFound();
        relation.End(clock.Today());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private Task<Organisation> Find(string code, Actor actor, CancellationToken cancellation) =>
        db.Organisations.VisibleTo(actor).Named(code).FirstOrDefaultAsync(cancellation).OrNotFound();

    private async Task SaveUnique(Organisation organisation, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException taken) when (taken.Concerns(nameof(Organisation.NameKey)))
        {
            throw new DomainRuleException("Rules.OrganisationNameTaken", organisation.Name) { Field = "NameSl" };
        }
        catch (DuplicateException taken) when (taken.Concerns(nameof(Organisation.Code)))
        {
            throw new DomainRuleException("Rules.OrganisationCodeTaken", organisation.Code) { Field = nameof(Organisation.Code) };
        }
    }
}

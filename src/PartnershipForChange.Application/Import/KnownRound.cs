using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Import;

/// <summary>What the database knows of a round before files are added to it. Codes and addresses without regard to case.</summary>
internal sealed class KnownRound
{
    public required Round Round { get; init; }

    /// <summary>All organisations of the portal, in this round or not, by code.</summary>
    public required Dictionary<string, Organisation> Organisations { get; init; }

    /// <summary>The round's host places, by code.</summary>
    public required Dictionary<string, HostPlace> HostPlaces { get; init; }

    /// <summary>Codes of the host places of all rounds: an organisation must not have one of them.</summary>
    public required HashSet<string> PlaceCodes { get; init; }

    /// <summary>What organisations answered to the round's invitation, by organisation.</summary>
    public required Dictionary<Guid, ParticipationState> Participations { get; init; }

    /// <summary>Relations by public body, company and kind.</summary>
    public required Dictionary<(Guid PublicBody, Guid Company, RelationKind Kind), OrganisationRelation> Relations { get; init; }

    /// <summary>The round's registrations, by person.</summary>
    public Dictionary<Guid, Registration> Registrations { get; private set; } = [];

    /// <summary>The people with one of the addresses asked for, by address; tracked, so that they may be changed.</summary>
    public Dictionary<string, Person> People { get; private set; } = [];

    /// <summary>Who of them acts for which organisation, or is invited to.</summary>
    public HashSet<(Guid PersonId, Guid OrganisationId)> Contacts { get; private set; } = [];

    /// <summary>The addresses among them that the organisation whose contact nominates must not name.</summary>
    public HashSet<string> NobodysToName { get; private set; } = [];

    /// <exception cref="NotFoundException">There is no such round.</exception>
    public static async Task<KnownRound> Load(PortalDbContext db, Guid roundId, CancellationToken cancellation) => new()
    {
        Round = await db.Rounds.AsNoTracking().Include(r => r.Phases).Include(r => r.Challenges)
            .FirstOrDefaultAsync(r => r.Id == roundId, cancellation).OrNotFound(),
        Organisations = await db.Organisations.AsNoTracking()
            .ToDictionaryAsync(o => o.Code, StringComparer.OrdinalIgnoreCase, cancellation),
        HostPlaces = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == roundId)
            .ToDictionaryAsync(p => p.Code, StringComparer.OrdinalIgnoreCase, cancellation),
        PlaceCodes = await db.HostPlaces.Select(p => p.Code).Distinct().ToHashSetAsync(StringComparer.OrdinalIgnoreCase, cancellation),
        Participations = await db.Participations.AsNoTracking().Where(p => p.RoundId == roundId)
            .ToDictionaryAsync(p => p.OrganisationId, p => p.State, cancellation),
        Relations = await db.Relations.AsNoTracking()
            .ToDictionaryAsync(r => (r.PublicBodyId, r.CompanyId, r.Kind), cancellation),
    };

    /// <summary>Why nothing of the organisation is taken into the round; null where it is.</summary>
    public DomainRuleException? WhyNotIn(Organisation organisation) =>
        !Participations.TryGetValue(organisation.Id, out var answer) ? new DomainRuleException("Rules.OrganisationNotInvited", organisation.Code) { Field = nameof(Organisation) }
        : answer == ParticipationState.Declined ? new DomainRuleException("Rules.OrganisationDeclined", organisation.Code) { Field = nameof(Organisation) }
        : null;

    /// <summary>Looks up the people with these addresses and their registrations in the round.</summary>
    /// <param name="nominatesForId">The organisation whose contact nominates them.</param>
    public async Task LoadPeople(PortalDbContext db, IReadOnlyCollection<string> addresses, Guid? nominatesForId, CancellationToken cancellation)
    {
        if (addresses.Count == 0)
        {
            return;
        }

        People = await db.People.Where(p => addresses.Contains(p.Email)).ToDictionaryAsync(p => p.Email, cancellation);
        Registrations = await db.Registrations.AsNoTracking()
            .Where(r => r.RoundId == Round.Id && db.People.Any(p => p.Id == r.PersonId && addresses.Contains(p.Email)))
            .ToDictionaryAsync(r => r.PersonId, cancellation);
        if (nominatesForId is { } organisation)
        {
            NobodysToName = await db.NobodysToName(organisation).Where(p => addresses.Contains(p.Email)).Select(p => p.Email).ToHashSetAsync(cancellation);
        }
    }

    /// <summary>Looks up for which organisations the people with these addresses act, or are invited to act.</summary>
    public async Task LoadContacts(PortalDbContext db, IReadOnlyCollection<string> addresses, CancellationToken cancellation)
    {
        if (addresses.Count == 0)
        {
            return;
        }

        var acting = await db.Contacts.Where(c => db.People.Any(p => p.Id == c.PersonId && addresses.Contains(p.Email)))
            .Select(c => new { c.PersonId, c.OrganisationId }).ToListAsync(cancellation);
        var invited = await db.AccountInvitations
            .Where(i => i.OrganisationId != null && i.UsedAt == null && i.RevokedAt == null
                && db.People.Any(p => p.Id == i.PersonId && addresses.Contains(p.Email)))
            .Select(i => new { i.PersonId, OrganisationId = i.OrganisationId!.Value }).ToListAsync(cancellation);
        Contacts = [.. acting.Concat(invited).Select(c => (c.PersonId, c.OrganisationId))];
    }

    /// <summary>What files may refer to.</summary>
    public RoundContext Context() => new()
    {
        Organisations = Organisations.Values.ToDictionary(o => o.Code, o => o.Sector == Sector.Public, StringComparer.OrdinalIgnoreCase),
        HostPlaces = HostPlaces.Keys,
        Challenges = [.. Round.Challenges.Select(c => c.Key)],
        Weeks = Round.Weeks,
        OnlyOfferedLanguages = true,
    };

    /// <summary>The same for the file of one organisation, whose rows may name people of that organisation only.</summary>
    public RoundContext ContextFor(string organisation) => Context() with
    {
        Organisations = Context().Organisations.Where(o => o.Key == organisation).ToDictionary(StringComparer.OrdinalIgnoreCase),
        HostPlaces = [.. HostPlaces.Keys, .. Organisations.Keys],
    };
}

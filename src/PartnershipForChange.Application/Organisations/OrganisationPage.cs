using PartnershipForChange.Application.Audit;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Organisations;

/// <summary>Everything a coordinator sees of one organisation.</summary>
/// <param name="Forbidden">Published stays that one of the relations forbids.</param>
/// <param name="Others">Organisations of the other side, to record a relation with.</param>
/// <param name="Changes">The latest changes of it, its participations, places and contacts.</param>
public sealed record OrganisationPage(
    Organisation Organisation,
    IReadOnlyList<ContactLine> Contacts,
    IReadOnlyList<InvitedContact> Invited,
    IReadOnlyList<RelationLine> Relations,
    IReadOnlyList<ForbiddenStay> Forbidden,
    IReadOnlyList<RoundLine> Rounds,
    IReadOnlyList<OtherOrganisation> Others,
    IReadOnlyList<AuditRow> Changes,
    DateOnly Today);

/// <param name="InvitedAt">When the person was last invited to open an account; null: never, or they have one.</param>
public sealed record ContactLine(Guid PersonId, string FirstName, string LastName, string Email, bool HasAccount, DateTimeOffset? InvitedAt);

public sealed record InvitedContact(Guid PersonId, string FirstName, string LastName, string Email, DateTimeOffset SentAt, bool IsExpired);

public sealed record RelationLine(Guid Id, RelationKind Kind, DateOnly Until, bool IsOver, string OtherCode, LocalisedText OtherName, Sector OtherSector);

public sealed record OtherOrganisation(string Code, LocalisedText Name);

/// <summary>What the organisation did in one round.</summary>
/// <param name="People">Registrations that were not withdrawn.</param>
/// <param name="Places">Host places that were not withdrawn.</param>
public sealed record RoundLine(
    string Code, LocalisedText Name, RoundState RoundState, ParticipationState State, int Sends, int Hosts, int People, int Places, string Reason);

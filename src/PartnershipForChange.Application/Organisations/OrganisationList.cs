using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Organisations;

/// <summary>What a coordinator wants to see of the list of organisations.</summary>
/// <param name="Search">Words of code, names or town.</param>
/// <param name="City">Exactly this town.</param>
/// <param name="Round">Code of a round: only those that take part in it.</param>
/// <param name="Sort"><c>name</c>, <c>code</c>, <c>side</c>, <c>kind</c>, <c>industry</c>, <c>city</c>, <c>contacts</c> or <c>rounds</c>, with <c>-</c> before it the other way round.</param>
public sealed record OrganisationFilter(
    string? Search = null, Sector? Side = null, OrganisationKind? Kind = null, string? City = null, string? Round = null,
    string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

/// <param name="Contacts">People who act for it.</param>
/// <param name="Rounds">Rounds it took part in.</param>
public sealed record OrganisationRow(
    Guid Id, string Code, LocalisedText Name, OrganisationKind Kind, Sector Sector, string Industry, string City, int Contacts, int Rounds);

/// <summary>What the list's filters offer.</summary>
public sealed record OrganisationChoices(IReadOnlyList<string> Cities, IReadOnlyList<(string Code, LocalisedText Name)> Rounds);

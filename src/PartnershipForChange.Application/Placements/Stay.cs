using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Placements;

/// <summary>A placement with the names a message needs.</summary>
/// <param name="SenderId">The guest's organisation.</param>
/// <param name="Week">A Monday.</param>
internal sealed record Stay(
    Guid PlacementId, Person Guest, Guid SenderId, LocalisedText Sender, HostPlace Place, LocalisedText Host, DateOnly Week, DateOnly AnswerBy)
{
    /// <summary>Monday to Friday as the reader writes it.</summary>
    public string Days(Language language) => Text.In(language).DaysAndYear(Week, Week.AddDays(4));
}

/// <summary>A contact, and the organisation they act for.</summary>
internal sealed record ContactPerson(Guid OrganisationId, string OrganisationCode, Person Person);

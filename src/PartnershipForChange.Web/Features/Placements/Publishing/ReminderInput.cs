namespace PartnershipForChange.Web.Features.Placements.Publishing;

/// <summary>Whose placements are reminded of.</summary>
public sealed class ReminderInput
{
    /// <summary>Registrations that were ticked.</summary>
    public IList<Guid> Chosen { get; set; } = [];

    /// <summary>Everyone who has not answered, instead of those ticked.</summary>
    public bool All { get; set; }
}

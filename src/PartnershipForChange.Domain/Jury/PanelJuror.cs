namespace PartnershipForChange.Domain.Jury;

/// <summary>A juror of a panel.</summary>
public sealed class PanelJuror : Entity
{
    private PanelJuror()
    {
    }

    internal PanelJuror(Guid panelId, Guid personId) => (PanelId, PersonId) = (panelId, personId);

    public Guid PanelId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The day of the last reminder; one a day at most.</summary>
    public DateOnly? RemindedOn { get; private set; }

    internal void Remind(DateOnly today) => RemindedOn = today;
}

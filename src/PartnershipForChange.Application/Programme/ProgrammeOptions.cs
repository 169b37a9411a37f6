namespace PartnershipForChange.Application.Programme;

/// <summary>Who runs the programme, for its readers: configuration section <c>Programme</c>.</summary>
public sealed class ProgrammeOptions
{
    /// <summary>E-mail address of the coordinators, shown wherever a page says to write to them; empty: none is shown.</summary>
    public string Contact { get; set; } = string.Empty;
}

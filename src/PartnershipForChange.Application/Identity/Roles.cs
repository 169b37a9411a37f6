namespace PartnershipForChange.Application.Identity;

/// <summary>The roles an account may hold, several at once.</summary>
public static class Roles
{
    public const string Coordinator = nameof(Coordinator);

    /// <summary>Contact at a public body.</summary>
    public const string Ministry = nameof(Ministry);

    /// <summary>Contact at a company.</summary>
    public const string Company = nameof(Company);
    public const string Participant = nameof(Participant);
    public const string Reporter = nameof(Reporter);
    public const string Juror = nameof(Juror);

    public static IReadOnlyList<string> All { get; } = [Coordinator, Ministry, Company, Participant, Reporter, Juror];

    /// <summary>The role of a contact on this side.</summary>
    public static string ContactOf(Sector sector) => sector == Sector.Public ? Ministry : Company;
}
